import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createDatabase } from '@tangthu/db/testing/database';

const loader = fileURLToPath(new URL('../../../ingest/sample/load.ts', import.meta.url));
const server = fileURLToPath(new URL('../../../server/main.ts', import.meta.url));

/** A portal over the papers of the sample's desk, in a process of its own. */
export interface DeskPortal {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Fills a store with the sample's agencies, people and papers of the desk, and starts the server over it. With the superuser's address
 * of a PostgreSQL (`postgresUrl`) in a database of its own there, else in the embedded store.
 */
export async function startDeskPortal(postgresUrl: string | undefined): Promise<DeskPortal> {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-desk-'));
  const database = postgresUrl === undefined ? undefined : await createDatabase(postgresUrl);
  const settings = {
    ...process.env,
    DATA_FOLDER: folder,
    DATABASE_URL: database?.url ?? '',
    DATABASE_OWNER_URL: database?.ownerUrl ?? '',
    PORT: '0',
    DEMONSTRATION: 'on',
    LOG_LEVEL: 'error',
  };
  const filling = spawn(process.execPath, [loader, '--desk'], {
    env: settings,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: Buffer[] = [];
  filling.stderr.on('data', (words: Buffer) => said.push(words));
  const [code] = (await once(filling, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The desk's papers could not be loaded: ${Buffer.concat(said).toString()}`);

  const running = spawn(process.execPath, [server], { env: settings, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(running, 'exit');
  for await (const line of createInterface(running.stdout)) {
    const url = /https?:\/\/\S+/.exec(line)?.[0];
    if (url === undefined) continue;
    return {
      url,
      close: async () => {
        running.kill('SIGTERM');
        await ended;
        await rm(folder, { recursive: true, force: true });
      },
    };
  }
  throw new Error('The server ended before it listened.');
}
