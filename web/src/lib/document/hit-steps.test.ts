import { expect, test } from 'vitest';
import { hitSteps } from './hit-steps.ts';

const hits = [
  { page: 1, passage: 3 },
  { page: 1, passage: 4 },
  { page: 5, passage: 11 },
];

test('the passage in the address says where we are', () => {
  expect(hitSteps(hits, 1, 4)).toEqual({ index: 1, previous: hits[0], next: hits[2] });
});

test('without a passage the first hit of the page counts', () => {
  expect(hitSteps(hits, 1, null)).toEqual({ index: 0, previous: null, next: hits[1] });
});

test('between hits, the steps lead to the nearest on both sides', () => {
  expect(hitSteps(hits, 3, null)).toEqual({ index: -1, previous: hits[1], next: hits[2] });
  expect(hitSteps(hits, 9, null)).toEqual({ index: -1, previous: hits[2], next: null });
});

test('a passage that is no hit falls back to its page', () => {
  expect(hitSteps(hits, 5, 99).index).toBe(2);
});

test('no hits, no steps', () => {
  expect(hitSteps([], 1, null)).toEqual({ index: -1, previous: null, next: null });
});
