import { expect, test } from 'vitest';
import { pageNumbers } from './page-numbers.ts';

test('few pages are all linked', () => {
  expect(pageNumbers(1, 1)).toEqual([1]);
  expect(pageNumbers(2, 3)).toEqual([1, 2, 3]);
});

test('many pages keep both ends and the neighbours', () => {
  expect(pageNumbers(5, 20)).toEqual([1, null, 4, 5, 6, null, 20]);
  expect(pageNumbers(1, 20)).toEqual([1, 2, null, 20]);
  expect(pageNumbers(20, 20)).toEqual([1, null, 19, 20]);
});

test('no hits, no pages', () => {
  expect(pageNumbers(1, 0)).toEqual([]);
});
