import { asPortal } from './portal.ts';
import { today } from './reader.ts';
import type { Store, Transaction } from './store.ts';

/** A signed-in auditor as the row policies see them: the agency ids whose events they see. Only `auditorOf` makes one. */
export interface Auditor {
  readonly account: string;
  readonly audited: readonly number[];
}

/**
 * Looks up whom an account audits on a day (`yyyy-mm-dd`, default today in Vietnam): the agencies in which it is auditor, with
 * their predecessors. Undefined for everybody else.
 */
export async function auditorOf(
  store: Store,
  account: string,
  day: string = today(),
): Promise<Auditor | undefined> {
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ audited: number[] }>('select audited_agencies($1::uuid, $2::date) as audited', [
      account,
      day,
    ]),
  );
  if (!row || row.audited.length === 0) return undefined;
  return { account, audited: row.audited };
}

/**
 * The one way to read the audit log: a transaction under a role that row policies bind. It shows events of the people who were members
 * of the audited agencies then, and events on records that these agencies keep; no record.
 */
export function asAuditor<Result>(
  store: Store,
  auditor: Auditor,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return store.transaction('tangthu_auditor', async (transaction) => {
    const context = transaction.query("select set_config('tangthu.audited_agencies', $1, true)", [
      auditor.audited.join(','),
    ]);
    const [result] = await Promise.all([work(transaction), context]);
    return result;
  });
}
