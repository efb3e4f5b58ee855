import { expect, test } from 'vitest';
import { differencesOf } from './text-differences.ts';

const words = (text: string): string[] => text.split(' ');
const SENTENCE =
  'uy ban nhan dan phuong hai dang cap giay chung nhan so 214 cho ong nguyen van hung tai khu pho ben nghe';

function compare(change: (text: string) => string): ReturnType<typeof differencesOf> {
  return differencesOf(words(SENTENCE), words(change(SENTENCE)));
}

test('equal texts agree in every token', () => {
  expect(compare((text) => text)).toEqual({
    agreeing: words(SENTENCE).length,
    misread: 0,
    doubtfulNumbers: 0,
    numbers: 0,
    words: 0,
  });
});

test.each([
  ['a letter taken for another', 'phuong', 'phuorg', { misread: 1 }],
  ['a word in two pieces', 'chung', 'ch ung', { misread: 0, words: 0 }],
  ['a digit lost', '214', '21', { misread: 1, numbers: 0 }],
  ['letters for digits', '214', '2l4', { misread: 0, numbers: 0 }],
  ['a number that poor print makes another', '214', '317', { doubtfulNumbers: 1, numbers: 0 }],
  ['another number', '214', '285', { numbers: 1 }],
  ['another name', 'van hung', 'thi quyen', { words: 2 }],
  ['words that only one has', ' tai khu pho ben nghe', '', { words: 0, misread: 0 }],
  ['words moved elsewhere', 'ong nguyen van hung', 'tai khu pho hung', { words: 0 }],
])('%s', (_name, from, to, expected) => {
  expect(compare((text) => text.replace(from, to))).toMatchObject(expected);
});

test('empty texts and texts of nothing in common do not agree', () => {
  expect(differencesOf([], [])).toMatchObject({ agreeing: 0, words: 0 });
  expect(differencesOf(words(SENTENCE), [])).toMatchObject({ agreeing: 0, words: 0 });
});

test('a long text is compared in its parts', () => {
  const long = Array.from({ length: 20_000 }, (_, at) => `tieng${at % 977}x${at % 31}`);
  const changed = long.map((token, at) => (at === 10_000 ? '4411' : token));
  expect(differencesOf(long, changed).agreeing).toBe(19_999);
});
