import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countPassedOver } from './passed-over.ts';
import { walkFiles } from './walk-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'tangthu-walk-'));
afterAll(() => rmSync(folder, { recursive: true }));

const walk = async (): Promise<{ found: string[]; sentence: string | undefined }> => {
  const passedOver = countPassedOver();
  const found = await Array.fromAsync(walkFiles(folder, passedOver.add));
  return { found: found.map(({ path }) => basename(path)).sort(), sentence: passedOver.sentence() };
};

test('what is no PDF by its name is counted, in sub-folders too, and at most five are named', async () => {
  for (const name of ['a.pdf', 'B.PDF']) writeFileSync(join(folder, name), '');
  symlinkSync(join(folder, 'a.pdf'), join(folder, 'link.txt'));
  expect(await walk()).toEqual({ found: ['B.PDF', 'a.pdf'], sentence: undefined });
  mkdirSync(join(folder, 'trong'));
  writeFileSync(join(folder, 'trong', 'ghi chú.txt'), '');
  expect((await walk()).sentence).toBe('1 file passed over: not PDF (ghi chú.txt)');
  for (const number of [1, 2, 3, 4, 5]) writeFileSync(join(folder, `${number}.docx`), '');
  const { found, sentence } = await walk();
  expect(found).toEqual(['B.PDF', 'a.pdf']);
  expect(sentence).toMatch(/^6 files passed over: not PDF \((\d\.docx, ){4}\d\.docx …\)$/);
});
