import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PORTAL_ENTRY } from './portal-handler.ts';
import { PreparationError } from './run.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const WEB = join(ROOT, 'web');
const SOURCES = ['src', 'static', 'package.json', 'vite.config.ts'].map((name) => join(WEB, name));

/** Whether the portal was never built, or one of its sources is newer than what was built. */
export async function portalIsStale(): Promise<boolean> {
  if (!existsSync(PORTAL_ENTRY)) return true;
  const built = (await stat(PORTAL_ENTRY)).mtimeMs;
  const changed = await Promise.all(SOURCES.map(newestChange));
  return changed.some((at) => at > built);
}

/** Builds the portal with Vite. Throws `PreparationError` with Vite's own words when it does not succeed. */
export async function buildPortal(): Promise<void> {
  const vite = spawn(process.execPath, [join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
    cwd: WEB,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  for (const stream of [vite.stdout, vite.stderr]) stream.on('data', (words: Buffer) => said.push(words));
  const code = await new Promise((resolve, reject) => vite.once('error', reject).once('close', resolve));
  if (code === 0) return;
  throw new PreparationError(
    `The portal could not be built. Run "npm install", then "npm start" again. Vite said:\n${Buffer.concat(said).toString()}`,
  );
}

async function newestChange(path: string): Promise<number> {
  if (!existsSync(path)) return 0;
  const own = await stat(path);
  if (!own.isDirectory()) return own.mtimeMs;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const changes = await Promise.all(
    entries.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs),
  );
  return Math.max(own.mtimeMs, ...changes);
}
