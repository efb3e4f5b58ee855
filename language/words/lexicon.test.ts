import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWord, wordCount, wordsOf } from './lexicon.ts';

const split = (text: string): string =>
  wordsOf(text.split(' '))
    .map((word) => word.join('_'))
    .join(' ');

test('texts come apart into their words', () => {
  expect(split('ủy ban nhân dân quận ban hành quyết định thu hồi đất')).toBe(
    'ủy_ban_nhân_dân quận ban_hành quyết_định thu_hồi_đất',
  );
  expect(split('kế hoạch giải phóng mặt bằng dự án')).toBe('kế_hoạch giải_phóng_mặt_bằng dự_án');
  expect(wordsOf([])).toEqual([]);
});

test('words are told from fragments and from mere neighbours', () => {
  for (const word of ['quyết định', 'ủy ban', 'hồ chí minh', 'giấy chứng nhận'])
    expect(isWord(word.split(' ')), word).toBe(true);
  for (const run of ['ban nhân', 'của pháp', 'định của', 'chí', 'mặt trận tổ'])
    expect(isWord(run.split(' ')), run).toBe(false);
  expect(wordCount(['quyết', 'định'])).toBeGreaterThan(wordCount(['di', 'sản']));
});

test('any row of syllables comes apart into words of the lexicon and single syllables, in order', () => {
  const syllable = fc.constantFrom(
    ...'ủy ban nhân dân thu hồi đất quyết định của giấy chứng nhận 155 xyz'.split(' '),
  );
  fc.assert(
    fc.property(fc.array(syllable, { maxLength: 30 }), (row) => {
      const words = wordsOf(row);
      expect(words.flat()).toEqual(row);
      for (const word of words) expect(word.length === 1 || isWord(word)).toBe(true);
    }),
  );
});
