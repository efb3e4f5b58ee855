import { AsyncLocalStorage } from 'node:async_hooks';
import type { Db } from 'pg-boss';
import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';

/** The transaction in which pg-boss is being asked for something. */
const asking = new AsyncLocalStorage<Transaction>();

/**
 * The store as pg-boss asks it: each statement in a transaction of the ingest side, which owns no table; or in the one in
 * which it is being asked, for the embedded store has no second connection for what pg-boss looks up meanwhile.
 */
export function databaseOf(store: Store): Db {
  return {
    executeSql: (sql, values) => {
      const transaction = asking.getStore();
      if (transaction) return within(transaction).executeSql(sql, values);
      return asWriter(store, (writer) => within(writer).executeSql(sql, values));
    },
  };
}

/** Asks pg-boss for something within a running transaction: what it changes there is kept or lost with the rest. */
export function askWithin<Reply>(
  transaction: Transaction,
  ask: (database: Db) => Promise<Reply>,
): Promise<Reply> {
  return asking.run(transaction, () => ask(within(transaction)));
}

function within(transaction: Transaction): Db {
  return {
    executeSql: async (sql, values) => ({
      // Without parameters it may be several statements.
      rows: values?.length ? await transaction.query(sql, values) : await transaction.script(sql),
    }),
  };
}
