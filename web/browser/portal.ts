import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { readConfig } from '@tangthu/server/config';
import { startServer } from '@tangthu/server/start-server';
import { launchChromium } from './chromium.ts';
import { openPortal, type OpenPortal } from './profiles.ts';

const root = new URL('../../', import.meta.url);

/** How a command of the operator ended, and what it said. */
interface Told {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a command of the operator (its file, from the root of the project, and its words) over the portal's store. */
type RunCommand = (file: string, ...words: readonly string[]) => Promise<Told>;

/** A whole running portal over the sample archive, and a browser to open it with. */
export interface Portal extends OpenPortal {
  readonly browser: Browser;
  /**
   * Works at the machine while the portal is stopped, for the embedded store takes one process at a time; then it is there again, at
   * the same address and with the same sessions.
   */
  whileStopped<Result>(work: (run: RunCommand) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/**
 * Loads the sample archive into a store of its own, then starts the real server over the built portal, and Chromium. `store`: where
 * PostgreSQL is, as the environment names it; the embedded store when left out.
 */
export async function startPortal(store: Record<string, string> = {}): Promise<Portal> {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-browser-'));
  const variables = { DATA_FOLDER: folder, PORT: '0', DEMONSTRATION: 'on', LOG_LEVEL: 'silent', ...store };
  const run: RunCommand = (file, ...words) => runCommand(variables, file, words);
  const { code, said } = await run('ingest/sample/load.ts');
  if (code !== 0) throw new Error(`The sample archive could not be loaded: ${said}`);
  let server = await startServer(readConfig(variables));
  const { url } = server;
  const browser = await launchChromium();
  return {
    ...openPortal(url, browser),
    browser,
    whileStopped: async (work) => {
      await server.close();
      try {
        return await work(run);
      } finally {
        server = await startServer(readConfig({ ...variables, PORT: new URL(url).port }));
      }
    },
    close: async () => {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function runCommand(
  variables: Record<string, string>,
  file: string,
  words: readonly string[],
): Promise<Told> {
  const command = spawn(process.execPath, [fileURLToPath(new URL(file, root)), ...words], {
    env: { ...process.env, DATABASE_URL: '', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  for (const stream of [command.stdout, command.stderr]) stream.on('data', (some: Buffer) => said.push(some));
  const [code] = (await once(command, 'close')) as [number | null];
  return { code, said: Buffer.concat(said).toString() };
}
