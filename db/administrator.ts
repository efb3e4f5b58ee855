import { asPortal } from './portal.ts';
import { inContext, readerOf, today, underCurrentRights, type Reader } from './reader.ts';
import type { Store, Transaction } from './store.ts';

/**
 * A signed-in administrator as the row policies see them: what they may read as anyone, and the agency ids on whose rules they
 * decide. Only `administratorOf` makes one.
 */
export interface Administrator extends Reader {
  readonly administered: readonly number[];
}

/**
 * Looks up for whom an account administers the rules on a day (`yyyy-mm-dd`, default today in Vietnam): the agencies in which it is
 * administrator and those that these look down into, with the predecessors of both. Undefined for everybody else.
 */
export async function administratorOf(
  store: Store,
  account: string,
  day: string = today(),
  session = '',
): Promise<Administrator | undefined> {
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ administered: number[] }>(
      'select administered_agencies($1::uuid, $2::date) as administered',
      [account, day],
    ),
  );
  if (!row || row.administered.length === 0) return undefined;
  return { ...(await readerOf(store, account, day, session)), administered: row.administered };
}

/**
 * The one way to the rules (agencies, successions, memberships, grants, restrictions …): a transaction under a role that row policies
 * bind, with the administered agencies set for this transaction alone. Records are seen in it as far as the person may read them.
 * A person who has ceased to be administrator meanwhile sees and changes nothing.
 */
export function asAdministrator<Result>(
  store: Store,
  administrator: Administrator,
  work: (transaction: Transaction, administrator: Administrator) => Promise<Result>,
): Promise<Result> {
  const { account, day, session } = administrator;
  return underCurrentRights(
    store,
    administrator,
    (current) =>
      store.transaction('tangthu_administrator', (transaction) =>
        inContext(transaction, current, async () => {
          const context = transaction.query(
            "select set_config('tangthu.administered_agencies', $1, true), set_config('tangthu.administrator', $2, true)",
            [current.administered.join(','), current.account],
          );
          const [result] = await Promise.all([work(transaction, current), context]);
          return result;
        }),
      ),
    async (reader) =>
      (await administratorOf(store, account, day, session)) ?? { ...reader, administered: [] },
  );
}
