import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { beginning, commandName } from '../acting.ts';
import { StoreError, type Store, type Transaction } from '../store.ts';
import { leaseOf } from '../transaction-lease.ts';
import { lockFolder } from './folder-lock.ts';
import type { StatementReply } from './pglite-worker.ts';

/** Opens the embedded store in a folder, or in memory for `memory://`. It runs in a worker thread: queries would block the event loop. */
export async function openPglite(folder: string): Promise<Store> {
  const inMemory = folder.startsWith('memory://');
  const release = inMemory ? () => undefined : lockFolder(resolve(folder));
  try {
    const connection = await connect(inMemory ? undefined : join(resolve(folder), 'pgdata'));
    await connection.send("select set_config('application_name', $1, false)", [commandName()]);
    return makeStore(connection, release);
  } catch (error) {
    release();
    throw error instanceof StoreError
      ? error
      : new StoreError(`The embedded store in ${folder} could not be opened: ${(error as Error).message}`, {
          cause: error,
        });
  }
}

interface Connection {
  send(sql: string, parameters?: readonly unknown[]): Promise<unknown[]>;
  close(): Promise<void>;
}

async function connect(dataDir: string | undefined): Promise<Connection> {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), {
    workerData: dataDir ? { dataDir } : {},
    execArgv: [],
  });
  await once(worker, 'message');
  let next = 0;
  const waiting = new Map<number, { resolve(rows: unknown[]): void; reject(error: Error): void }>();
  worker.on('message', (reply: StatementReply | 'closed') => {
    if (reply === 'closed') return;
    const waiter = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('rows' in reply) waiter?.resolve(reply.rows);
    else waiter?.reject(Object.assign(new Error(reply.fault.message), reply.fault));
  });
  const failAll = (error: Error): void => {
    for (const waiter of waiting.values()) waiter.reject(error);
    waiting.clear();
  };
  worker.on('error', failAll);
  worker.on('exit', () => failAll(new StoreError('The embedded store has stopped.')));
  return {
    send: (sql, parameters) =>
      new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, sql, parameters: parameters?.map(plain) });
      }),
    close: async () => {
      const ended = once(worker, 'exit');
      worker.postMessage('close');
      await ended;
    },
  };
}

/** A Buffer crosses to a worker as a plain object; a Uint8Array stays one. */
function plain(value: unknown): unknown {
  return Buffer.isBuffer(value) ? new Uint8Array(value) : value;
}

function makeStore(connection: Connection, release: () => void): Store {
  let tail: Promise<unknown> = Promise.resolve();
  let closed = false;
  /** One connection: transactions wait for their turn. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = tail.then(work, work);
    tail = turn.catch(() => undefined);
    return turn;
  };
  return {
    kind: 'pglite',
    transaction: (role, work) => {
      if (closed) return Promise.reject(new StoreError('The embedded store is closed.'));
      const begin = beginning(role);
      return inTurn(() => runTransaction(connection, begin, work));
    },
    close: async () => {
      if (closed) return;
      closed = true;
      await tail;
      await connection.close();
      release();
    },
  };
}

async function runTransaction<Result>(
  connection: Connection,
  begin: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  await connection.send(begin);
  const lease = leaseOf({
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await connection.send(sql, parameters)) as Row[],
    script: (sql) => connection.send(sql),
  });
  try {
    const result = await work(lease.transaction);
    lease.end();
    await connection.send('commit');
    return result;
  } catch (error) {
    lease.end();
    await connection.send('rollback').catch(() => undefined);
    throw error;
  }
}
