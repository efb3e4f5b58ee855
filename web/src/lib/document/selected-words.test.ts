import { expect, test } from 'vitest';
import { firstRun, selectedWords } from './selected-words.ts';

test('the first run of an address, its end exclusive', () => {
  expect(firstRun('3-5')).toEqual([3, 6]);
  expect(firstRun('3-3,9-12')).toEqual([3, 4]);
  expect(firstRun('')).toBeUndefined();
  expect(firstRun('7-2')).toBeUndefined();
});

test('nothing is selected where there is no selection', () => {
  expect(selectedWords({} as Element, null)).toBe('');
});
