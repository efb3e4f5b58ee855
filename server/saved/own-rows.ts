import { actingFor, actingNow, NOBODY_ACTS } from '@tangthu/db/acting';
import { asPortal } from '@tangthu/db/portal';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';

/** Works in a transaction of the portal's tables in which the rows of one account alone are seen and changed. */
export function asAccount<Result>(
  store: Store,
  account: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return actingFor({ ...(actingNow() ?? NOBODY_ACTS), account }, () => asPortal(store, work));
}

/** Reads records as the reader may, with the rows of the reader's own account beside them. */
export function asReaderOfOwn<Result>(
  store: Store,
  reader: Reader,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return asReader(store, reader, async (transaction, { account }) => {
    // A reader's transaction is not told who acts, for its records do not depend on that.
    await transaction.query(`select set_config('tangthu.account', $1, true)`, [account]);
    return work(transaction);
  });
}
