import type { Transaction } from '@tangthu/db/store';

/**
 * Runs a query whose order an index can give (BM25, HNSW) so that the index does give it. Row policies make the planner
 * think that few rows are left; it would then read them all and sort, scoring each by hand at some 0.4 ms. `work` sends
 * its one statement at once.
 */
export async function inIndexOrder<Result>(
  transaction: Transaction,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = transaction.query(`select set_config('enable_sort', 'off', true)`);
  const [result] = await Promise.all([
    work(),
    before,
    transaction.query(`select set_config('enable_sort', 'on', true)`),
  ]);
  return result;
}
