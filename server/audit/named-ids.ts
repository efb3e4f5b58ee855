import type { Transaction } from '@tangthu/db/store';

/** Where the rows of rules, and what was asked, hold an agency or an account by its id. */
const AGENCIES = new Set([
  'agency',
  'predecessor',
  'successor',
  'supervisor',
  'supervised',
  'authority',
  'to_agency',
]);
const ACCOUNTS = new Set([
  'account',
  'person',
  'to_account',
  'granted_by',
  'revoked_by',
  'set_by',
  'lifted_by',
]);
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * The names of agencies and people whose ids stand in an event, by these ids, as far as the auditor whose transaction it is may know them.
 * A person is `Trần Thị Mai (mai)`.
 */
export async function namesOfIds(
  transaction: Transaction,
  details: Readonly<Record<string, unknown>>,
): Promise<Record<string, string>> {
  const agencies = new Set<number>();
  const accounts = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (AGENCIES.has(key) && Number.isInteger(inner)) agencies.add(Number(inner));
      else if (ACCOUNTS.has(key) && typeof inner === 'string' && UUID.test(inner)) accounts.add(inner);
      else gather(inner);
    }
  };
  gather(details);
  if (agencies.size + accounts.size === 0) return {};
  const rows = await transaction.query<{ id: string; name: string }>(
    `select g.id::text as id, coalesce(present_name(g.id), g.code) as name from agency g where g.id = any ($1::int[])
     union all
     select id::text, display_name || ' (' || sign_in_name || ')' from account where id = any ($2::uuid[])`,
    [[...agencies], [...accounts]],
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
