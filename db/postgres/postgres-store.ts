import pg from 'pg';
import { beginning, commandName } from '../acting.ts';
import { StoreError, type Role, type Store, type Transaction } from '../store.ts';
import { leaseOf } from '../transaction-lease.ts';

const DATE = 1082;
const BIGINT = 20;

/** The driver's own declaration allows only the types it has names for. */
const defaultParser = pg.types.getTypeParser as (type: number, format?: string) => (value: string) => unknown;

/**
 * Opens PostgreSQL: one pool for the application's sign-in, another for the owner's where its address is given.
 * Throws `StoreError` when the server does not answer.
 */
export async function openPostgres(url: string, ownerUrl: string | undefined): Promise<Store> {
  const application = makePool(url);
  const owner = ownerUrl ? makePool(ownerUrl) : undefined;
  const close = async (): Promise<void> => {
    await Promise.all([application.end(), owner?.end()]);
  };
  try {
    await application.query('select 1');
  } catch (error) {
    await close();
    throw new StoreError(
      `PostgreSQL did not answer (${messageOf(error)}). Check DATABASE_URL and that the server runs.`,
      { cause: error },
    );
  }
  return {
    kind: 'postgres',
    close,
    transaction: async (role, work) => {
      const pool = role === 'owner' ? owner : application;
      if (!pool) throw new StoreError('This needs the owner of the tables: set DATABASE_OWNER_URL.');
      return runTransaction(pool, role, work);
    },
  };
}

function makePool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: commandName(),
    max: 10,
    pipeline: true,
    types: { getTypeParser: parserOf as never },
  });
  // A connection that the server ends must not end the process, idle or in use; the next query reports the fault.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function parserOf(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (type === DATE) return (value) => value;
  if (type === BIGINT) return Number;
  return defaultParser(type, format);
}

/** Statements are sent without waiting for the answers to those before, in their order, so beginning costs no time of its own. */
async function runTransaction<Result>(
  pool: pg.Pool,
  role: Role,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const begin = beginning(role);
  const client = await pool.connect();
  let broken: Error | undefined;
  const lease = leaseOf({
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await client.query(sql, [...parameters])).rows as Row[],
    script: async (sql) => [await client.query(sql)].flat().flatMap(({ rows }): unknown[] => rows),
  });
  try {
    const [, result] = await Promise.all([client.query(begin), work(lease.transaction)]);
    lease.end();
    await client.query('commit');
    return result;
  } catch (error) {
    lease.end();
    await client.query('rollback').catch((fault: unknown) => {
      broken = fault instanceof Error ? fault : new Error(String(fault));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
