import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { namelessFile } from './nameless-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tangthu-nameless-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test('the file is read from its beginning and stands in no folder', async () => {
  await using file = await namelessFile(Buffer.from('Quyết định'));
  expect(await readdir(folder)).toEqual([]);
  expect((await file.stat()).nlink).toBe(0);
  expect(await file.readFile('utf8')).toBe('Quyết định');
});

test('where there is no folder for it the error says so', async () => {
  vi.stubEnv('TMPDIR', join(folder, 'missing'));
  await expect(namelessFile(Buffer.alloc(1))).rejects.toThrow('ENOENT');
});
