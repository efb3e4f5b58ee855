import { PGlite, types } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { pg_textsearch } from '@electric-sql/pglite-pg_textsearch';
import { parentPort, workerData } from 'node:worker_threads';

/** What the main thread sends: one statement with parameters, or a script without. */
export interface StatementMessage {
  id: number;
  sql: string;
  parameters?: readonly unknown[];
}

/** What comes back: rows, or the fault with PostgreSQL's own fields. */
export type StatementReply =
  | { id: number; rows: unknown[] }
  | { id: number; fault: { message: string; code?: string; constraint?: string; detail?: string } };

if (!parentPort) throw new Error('This file runs as a worker thread.');
const port = parentPort;

const database = await PGlite.create({
  ...(workerData as { dataDir?: string }),
  extensions: { vector, pg_textsearch },
  parsers: { [types.DATE]: (value: string) => value, [types.INT8]: Number },
});
await database.exec(`set maintenance_work_mem = '512MB'`);

port.on('message', (message: StatementMessage | 'close') => {
  if (message === 'close') void close();
  else void answer(message);
});
port.postMessage('ready');

async function answer({ id, sql, parameters }: StatementMessage): Promise<void> {
  try {
    const results = parameters ? [await database.query(sql, [...parameters])] : await database.exec(sql);
    const rows = results.flatMap((result): unknown[] => result.rows);
    port.postMessage({ id, rows } satisfies StatementReply);
  } catch (error) {
    port.postMessage({ id, fault: faultOf(error) } satisfies StatementReply);
  }
}

async function close(): Promise<void> {
  await database.close();
  port.postMessage('closed');
  port.close();
}

function faultOf(error: unknown): { message: string; code?: string; constraint?: string; detail?: string } {
  const { code, constraint, detail } = error as { code?: string; constraint?: string; detail?: string };
  return {
    message: error instanceof Error ? error.message : String(error),
    ...(code ? { code } : {}),
    ...(constraint ? { constraint } : {}),
    ...(detail ? { detail } : {}),
  };
}
