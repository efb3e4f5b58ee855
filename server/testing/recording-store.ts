import type { Role, Store } from '@tangthu/db/store';

/** What a store was asked, in order: the role of each transaction and the statements in it, without their values. */
export interface Asked {
  readonly role: Role;
  readonly statements: string[];
}

/** A store that does what the given one does and writes down what it is asked. */
export function recordingStore(store: Store): { readonly store: Store; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  return {
    asked,
    store: {
      kind: store.kind,
      close: () => store.close(),
      transaction: (role, work) => {
        const own: Asked = { role, statements: [] };
        asked.push(own);
        return store.transaction(role, (transaction) =>
          work({
            query: (sql, parameters) => {
              own.statements.push(sql);
              return transaction.query(sql, parameters);
            },
            script: (sql) => {
              own.statements.push(sql);
              return transaction.script(sql);
            },
          }),
        );
      },
    },
  };
}
