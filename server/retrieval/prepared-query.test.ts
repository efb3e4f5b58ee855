import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { abbreviationsWith } from '@tangthu/language/text/abbreviations';
import { expect, onTestFinished, test } from 'vitest';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { prepareQuery } from './prepared-query.ts';

const embedded = async (query: string): Promise<boolean> =>
  (await prepareQuery({ embeddings: new SyllableEmbeddings() }, { query })).vector !== undefined;

test('a question is embedded, and so are a few words that happen to bear no mark', async () => {
  expect(await embedded('bồi thường khi thu hồi đất')).toBe(true);
  expect(await embedded('kinh doanh')).toBe(true);
});

test('a query typed without diacritics is found by its words alone: the model would guess', async () => {
  expect(await embedded('quyet dinh giai phong mat bang')).toBe(false);
  expect(await embedded('quyết định giai phong mat bang')).toBe(true);
});

test('a number is no question', async () => {
  expect(await embedded('155/KH-UBND')).toBe(false);
  expect(await embedded('')).toBe(false);
});

test("an operator's abbreviations are written out as the bundled ones are", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'abbreviations-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'ours.json');
  await writeFile(file, JSON.stringify([{ short: 'KĐTM', long: ['khu đô thị mới'] }]));
  const context = { embeddings: new SyllableEmbeddings(), abbreviations: abbreviationsWith(file) };
  const { query } = await prepareQuery(context, { query: 'UBND duyệt KĐTM' });
  expect(query.texts).toContain('ủy ban nhân dân duyệt khu đô thị mới');
});
