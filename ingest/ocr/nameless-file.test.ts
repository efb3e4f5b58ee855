import { closeSync, fstatSync, readFileSync } from 'node:fs';
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
  const file = namelessFile(Buffer.from('Quyết định'));
  try {
    expect(await readdir(folder)).toEqual([]);
    expect(fstatSync(file).nlink).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe('Quyết định');
  } finally {
    closeSync(file);
  }
});

test('where there is no folder for it the error says so', () => {
  vi.stubEnv('TMPDIR', join(folder, 'missing'));
  expect(() => namelessFile(Buffer.alloc(1))).toThrow('ENOENT');
});
