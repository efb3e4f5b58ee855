/** The stores under test: both, or those that `TANGTHU_TEST_STORES` names (`pglite`, `postgres`). */
export function storeKinds(): ('pglite' | 'postgres')[] {
  const all = ['pglite', 'postgres'] as const;
  const named = process.env['TANGTHU_TEST_STORES']?.split(',');
  return all.filter((kind) => !named || named.includes(kind));
}
