import type { Store, Transaction } from './store.ts';

/** A transaction of the ingest side: may add and change records of every agency, owns nothing, deletes nothing. */
export function asWriter<Result>(
  store: Store,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return store.transaction('tangthu_writer', work);
}

/** A transaction of the tables' owner, for migrations, indexes and a change of the embedding model. */
export function asOwner<Result>(
  store: Store,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return store.transaction('owner', work);
}
