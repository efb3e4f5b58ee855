import { StoreError, type Transaction } from './store.ts';

/** A transaction that can be used until it is ended. */
export interface TransactionLease {
  readonly transaction: Transaction;
  end(): void;
}

/**
 * Lends a transaction out to its work. Of statements that the work sent side by side one may fail while others still go
 * on: what they ask after the end would run in the next transaction of the connection, under another reader's rights.
 */
export function leaseOf(lent: Transaction): TransactionLease {
  let ended = false;
  const whileOpen = <Result>(send: () => Promise<Result>): Promise<Result> =>
    ended ? Promise.reject(new StoreError('The transaction has ended.')) : send();
  return {
    transaction: {
      query: (sql, parameters) => whileOpen(() => lent.query(sql, parameters)),
      script: (sql) => whileOpen(() => lent.script(sql)),
    },
    end: () => {
      ended = true;
    },
  };
}
