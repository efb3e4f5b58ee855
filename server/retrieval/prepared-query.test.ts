import { expect, test } from 'vitest';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { prepareQuery } from './prepared-query.ts';

const embedded = async (query: string): Promise<boolean> =>
  (await prepareQuery(new SyllableEmbeddings(), { query })).vector !== undefined;

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
