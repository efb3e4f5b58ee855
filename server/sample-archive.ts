import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StoreLocation } from '@tangthu/db/open';
import { PreparationError } from './run.ts';

const LOADER = fileURLToPath(new URL('../ingest/sample/load.ts', import.meta.url));

/** Whether the sample archive is to be loaded: into the embedded store that does not exist yet, or whose loading was cut off. */
export function wantsSampleArchive(store: StoreLocation, variables: NodeJS.ProcessEnv): boolean {
  if (store.url || variables['TANGTHU_SAMPLE'] === 'no') return false;
  return !existsSync(store.folder) || existsSync(unfinishedMark(store));
}

/**
 * Loads the sample archive in a process of its own, which shows its own progress bar and can go on where it was cut off.
 * Throws `PreparationError` when it does not succeed.
 */
export async function loadSampleArchive(store: StoreLocation): Promise<void> {
  const mark = unfinishedMark(store);
  await mkdir(dirname(mark), { recursive: true });
  await writeFile(mark, '');
  const loader = spawn(process.execPath, [LOADER], { stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise((resolve, reject) => loader.once('error', reject).once('close', resolve));
  if (code !== 0) {
    throw new PreparationError(
      'The sample archive could not be loaded. Run "npm start" again to go on, or "TANGTHU_SAMPLE=no npm start" to do without it.',
    );
  }
  await rm(mark);
}

/** Beside the store, for the store's folder must stay as it is until the store makes it. */
function unfinishedMark(store: StoreLocation): string {
  return join(dirname(store.folder), 'sample-archive.loading');
}
