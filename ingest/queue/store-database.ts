import type { Db } from 'pg-boss';
import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';

/** The store as pg-boss asks it: each statement in a transaction of the ingest side, which owns no table. */
export function databaseOf(store: Store): Db {
  return {
    executeSql: (sql, values) => asWriter(store, (writer) => within(writer).executeSql(sql, values)),
  };
}

/** A running transaction as pg-boss asks it: what it changes there is kept or lost with the rest. */
export function within(transaction: Transaction): Db {
  return {
    executeSql: async (sql, values) => ({
      // Without parameters it may be several statements.
      rows: values?.length ? await transaction.query(sql, values) : await transaction.script(sql),
    }),
  };
}
