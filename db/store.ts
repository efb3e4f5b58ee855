/** A running transaction; the only handle that its work may use. */
export interface Transaction {
  /**
   * Runs one parameterised statement (`$1`, `$2`, …) and returns its rows.
   * Both stores give the same JavaScript values: `date` as `yyyy-mm-dd`, `bigint` as number, `timestamptz` as Date.
   */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Runs a script of several statements without parameters and returns all their rows. For migrations, setup and the queue. */
  script(sql: string): Promise<unknown[]>;
}

/** The roles a transaction can run under. `owner` is for migrations and indexes alone. */
export type Role =
  | 'owner'
  | 'tangthu_reader'
  | 'tangthu_writer'
  | 'tangthu_portal'
  | 'tangthu_archivist'
  | 'tangthu_administrator'
  | 'tangthu_auditor';

/** An open store. Use it through `asReader`, `asArchivist`, `asAdministrator`, `asAuditor`, `asWriter`, `asPortal` or `asOwner`, never directly. */
export interface Store {
  readonly kind: 'pglite' | 'postgres';
  /** Runs `work` in one transaction under `role`; commits when it resolves, rolls back when it throws. */
  transaction<Result>(role: Role, work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** A fault of the store that its operator can act on; the message says how. */
export class StoreError extends Error {
  override name = 'StoreError';
}
