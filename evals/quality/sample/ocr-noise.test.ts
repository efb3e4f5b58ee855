import fc from 'fast-check';
import { expect, test } from 'vitest';
import { misread } from './ocr-noise.ts';

const words =
  'Điều 1. Ban hành kèm theo Quyết định này Quy định về quản lý và khai thác các chợ trên địa bàn thành phố'.split(
    ' ',
  );

test('no noise leaves the words as they are, in one normal form', () => {
  expect(misread(words, 0, 'x')).toEqual(words);
  expect(
    misread(
      words.map((word) => word.normalize('NFD')),
      0,
      'x',
    ),
  ).toEqual(words);
});

test('the same seed misreads alike, another one otherwise', () => {
  expect(misread(words, 0.1, 'x')).toEqual(misread(words, 0.1, 'x'));
  expect(misread(words, 0.1, 'x')).not.toEqual(misread(words, 0.1, 'y'));
});

test('every word keeps its place, and no more letters change than the share says', () => {
  const text = fc.array(fc.constantFrom(...words, 'm', 'Số', '155/KH-UBND'), { maxLength: 80 });
  fc.assert(
    fc.property(text, fc.double({ min: 0, max: 1, noNaN: true }), fc.string(), (given, share, seed) => {
      const noised = misread(given, share, seed);
      expect(noised).toHaveLength(given.length);
      const letters = given.reduce((sum, word) => sum + word.length, 0);
      const changed = noised.filter((word, index) => word !== given[index]).length;
      expect(changed).toBeLessThanOrEqual(Math.round(share * letters));
    }),
  );
});

test('just that share of the letters goes wrong', () => {
  const letters = Array.from({ length: 1_000 }, (_, index) => 'đơưânhm15k'[index % 10] ?? '');
  for (const share of [0.01, 0.03, 0.05, 0.1]) {
    const wrong = misread(letters, share, 'x').filter((letter, index) => letter !== letters[index]);
    expect(wrong).toHaveLength(share * 1_000);
  }
});

test('most misreadings are those of OCR', () => {
  const noised = Array.from({ length: 200 }, (_, seed) => misread(['đường'], 0.2, String(seed))[0]);
  expect(new Set(noised)).toContain('dường');
  expect(new Set(noised)).toContain('đương');
  expect(new Set(noised)).toContain('đưòng');
});
