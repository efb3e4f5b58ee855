import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wantsSampleArchive } from './sample-archive.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tangthu-sample-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('the sample archive is loaded into a store that does not exist yet, and into no other', async () => {
  const store = { folder: join(folder, 'store') };
  expect(wantsSampleArchive(store, {})).toBe(true);
  expect(wantsSampleArchive(store, { TANGTHU_SAMPLE: 'no' })).toBe(false);
  expect(wantsSampleArchive({ ...store, url: 'postgres://x' }, {})).toBe(false);
  await mkdir(store.folder);
  expect(wantsSampleArchive(store, {})).toBe(false);
});

test('a loading that was cut off goes on at the next start', async () => {
  const store = { folder: join(folder, 'store') };
  await mkdir(store.folder);
  await writeFile(join(folder, 'sample-archive.loading'), '');
  expect(wantsSampleArchive(store, {})).toBe(true);
});
