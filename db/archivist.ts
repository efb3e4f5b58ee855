import { asPortal } from './portal.ts';
import { inContext, readerOf, today, underCurrentRights, type Reader } from './reader.ts';
import type { Store, Transaction } from './store.ts';

/**
 * A signed-in archivist as the row policies see them: what they may read as anyone, and the agency ids whose archive they keep.
 * Only `archivistOf` makes one.
 */
export interface Archivist extends Reader {
  readonly archive: readonly number[];
}

/**
 * Looks up whose archive an account keeps on a day (`yyyy-mm-dd`, default today in Vietnam): the agencies in which it is archivist
 * or administrator, with their predecessors. Undefined for everybody else.
 */
export async function archivistOf(
  store: Store,
  account: string,
  day: string = today(),
  session = '',
): Promise<Archivist | undefined> {
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ archive: number[] }>('select archived_agencies($1::uuid, $2::date) as archive', [
      account,
      day,
    ]),
  );
  if (!row || row.archive.length === 0) return undefined;
  return { ...(await readerOf(store, account, day, session)), archive: row.archive };
}

/**
 * The one way to the archive's own tables (ledger, review, quarantine, packages …): a transaction under a role that row policies
 * bind, with the archivist's agencies set for this transaction alone. Records are seen in it as far as the person may read them.
 * A person who has ceased to be archivist meanwhile sees and changes nothing of the archive.
 */
export function asArchivist<Result>(
  store: Store,
  archivist: Archivist,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const { account, day, session } = archivist;
  return underCurrentRights(
    store,
    archivist,
    (current) =>
      store.transaction('tangthu_archivist', (transaction) =>
        inContext(transaction, current, async () => {
          const context = transaction.query(
            "select set_config('tangthu.archive_agencies', $1, true), set_config('tangthu.archive_account', $2, true)",
            [current.archive.join(','), current.account],
          );
          const [result] = await Promise.all([work(transaction), context]);
          return result;
        }),
      ),
    async (reader) => (await archivistOf(store, account, day, session)) ?? { ...reader, archive: [] },
  );
}
