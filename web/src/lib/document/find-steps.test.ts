import { expect, test } from 'vitest';
import { currentPlace, litPlaces } from './find-steps.ts';

const places = [1, 1, 4].map((page, at) => ({ page, from: at, to: at + 1, snippet: [] }));

test('the place in hand is the one that is named, else the page\u2019s first, else the next', () => {
  expect(currentPlace(places, 1, 1)).toBe(1);
  expect(currentPlace(places, 4, 0)).toBe(2);
  expect(currentPlace(places, 2, 0)).toBe(2);
  expect(currentPlace(places, 9, 0)).toBe(-1);
  expect(currentPlace([], 1, 0)).toBe(-1);
});

test('only places of the page are lit', () => {
  const words = [0, 1, 2].map((at) => ({
    start: at,
    end: at + 1,
    box: [at / 10, 0, at / 10 + 0.05, 0.1] as const,
  }));
  expect(litPlaces({ number: 1, words }, places).map(({ left }) => left)).toEqual([0, 0.1]);
});
