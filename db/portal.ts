import type { Store, Transaction } from './store.ts';

/** A transaction of the portal's own tables: accounts, sessions, audit events. It has no right to any record table. */
export function asPortal<Result>(
  store: Store,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return store.transaction('tangthu_portal', work);
}
