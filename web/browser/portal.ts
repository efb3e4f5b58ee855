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

const sampleLoader = fileURLToPath(new URL('../../ingest/sample/load.ts', import.meta.url));

/** An official of the sample archive who reads some fifty records, those of two predecessors among them. */
const official = 'hai-dang';

/** A running portal as people of the sample come to it by a browser. */
export interface OpenPortal {
  readonly url: string;
  /** A fresh browser profile, a stranger's. */
  visit(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A fresh profile in which a person is signed in, an official unless another is named, on the start page. */
  signIn(options?: BrowserContextOptions, person?: string): Promise<Page>;
}

/** A whole running portal over the sample archive, and a browser to open it with. */
export interface Portal extends OpenPortal {
  readonly browser: Browser;
  close(): Promise<void>;
}

/** The portal that runs at an address, opened by this browser. */
export function openPortal(url: string, browser: Browser): OpenPortal {
  const visit = (options: BrowserContextOptions = {}) =>
    browser.newContext({ baseURL: url, reducedMotion: 'reduce', ...options });
  return {
    url,
    visit,
    signIn: async (options, person = official) => {
      const page = await (await visit(options)).newPage();
      await page.goto('/sign-in');
      await page.locator(`button[value=${person}]`).click();
      await page.waitForURL('/');
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
  await loadSample(variables);
  const server = await startServer(readConfig(variables));
  const browser = await launchChromium();
  return {
    ...openPortal(server.url, browser),
    browser,
    close: async () => {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function loadSample(variables: Record<string, string>): Promise<void> {
  const loader = spawn(process.execPath, [sampleLoader], {
    env: { ...process.env, DATABASE_URL: '', ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: Buffer[] = [];
  loader.stderr.on('data', (words: Buffer) => said.push(words));
  const [code] = (await once(loader, 'close')) as [number | null];
  if (code !== 0)
    throw new Error(`The sample archive could not be loaded: ${Buffer.concat(said).toString()}`);
}
