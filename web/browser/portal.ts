import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { readConfig } from '@tangthu/server/config';
import { startServer } from '@tangthu/server/start-server';
import { launchChromium } from './chromium.ts';
import { isAwake } from './walk.ts';

/** The path of no page, for whoever goes on to an address at once. */
export const BLANK = 'about:blank';

const root = new URL('../../', import.meta.url);

/** An official of the sample archive who reads some fifty records, those of two predecessors among them. */
export const official = 'hai-dang';

/** A running portal as people of the sample come to it by a browser. */
export interface OpenPortal {
  readonly url: string;
  /** A fresh browser profile, a stranger's. */
  visit(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A fresh profile in which a person is signed in, an official unless another is named, on the start page or another, which is awake where scripts run. */
  signIn(options?: BrowserContextOptions, person?: string, path?: string): Promise<Page>;
}

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

/** The portal that runs at an address, opened by this browser. */
export function openPortal(url: string, browser: Browser): OpenPortal {
  const visit = (options: BrowserContextOptions = {}) =>
    browser.newContext({ baseURL: url, reducedMotion: 'reduce', ...options });
  return {
    url,
    visit,
    signIn: async (options, person = official, path = '/') => {
      const context = await visit(options);
      const answer = await context.request.post('/api/sign-in', {
        data: { signInName: person },
        headers: { origin: url },
      });
      if (!answer.ok()) throw new Error(`${person} could not be signed in: status ${answer.status()}.`);
      const page = await context.newPage();
      await page.goto(path);
      if (options?.javaScriptEnabled !== false && path !== BLANK) await isAwake(page);
      return page;
    },
  };
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
