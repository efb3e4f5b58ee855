import { expect, test } from 'vitest';
import { findWords } from './find-words.ts';

const text =
  'QUYẾT ĐỊNH\nVề việc thu hồi đất, bồi thường và hỗ trợ\nkhi Nhà nước thu hồi đất tại phường Hoà Bình';
const words = text.split(/[ \n]/);
const found = (typed: string, whole = false): string[] =>
  findWords(text, typed, { whole }).map(({ from, to }) => words.slice(from, to).join(' '));

test('words are found as they are typed, in a row, whatever parts them', () => {
  expect(found('thu hồi đất')).toEqual(['thu hồi đất,', 'thu hồi đất']);
  expect(found('hỗ trợ khi')).toEqual(['hỗ trợ khi']);
  expect(found('đất bồi')).toEqual(['đất, bồi']);
  expect(found('thu đất')).toEqual([]);
});

test('without diacritics every spelling is found, with them only that one', () => {
  expect(found('thu hoi dat')).toHaveLength(2);
  expect(found('thu hỏi đất')).toEqual([]);
  expect(found('quyet định')).toEqual(['QUYẾT ĐỊNH']);
});

test('NFC and NFD, capitals and the place of the tone mark do not matter', () => {
  expect(found('Thu Hồi Đất'.normalize('NFD'))).toHaveLength(2);
  expect(found('hòa bình')).toEqual(['Hoà Bình']);
  expect(findWords(text.normalize('NFD'), 'hoà bình')).toHaveLength(1);
});

test('the last word may be a beginning, unless whole words are wanted', () => {
  expect(found('bồi thư')).toEqual(['bồi thường']);
  expect(found('bồi thư', true)).toEqual([]);
});

test('nothing typed, marks alone, or more than there is, is found nowhere', () => {
  for (const typed of ['', '  ', '…?!', 'x'.repeat(5000), 'phường Hoà Bình và xa hơn'])
    expect(found(typed)).toEqual([]);
  expect(findWords('', 'a')).toEqual([]);
});
