import type { Transaction } from '@tangthu/db/store';

/** What a person is called and belongs to: the names of the account, and every name of every agency that it was a member of. */
export async function ownNames(portal: Transaction, account: string): Promise<string[]> {
  const rows = await portal.query<{ name: string }>(
    `select sign_in_name as name from account where id = $1
     union select display_name from account where id = $1
     union select n.name from membership m join agency_name n on n.agency = m.agency where m.account = $1`,
    [account],
  );
  return rows.map(({ name }) => name);
}
