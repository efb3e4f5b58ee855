import { expect, test } from 'vitest';
import { inContext } from './context.ts';

const cosine = (one: readonly number[], two: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + value * (two[at] ?? 0), 0);

test('a passage moves towards its document, and keeps the length 1', () => {
  const [first, second] = inContext([
    [1, 0, 0],
    [0, 1, 0],
  ]) as [number[], number[]];
  expect(cosine(first, second)).toBeGreaterThan(0.3);
  expect(cosine(second, [0, 1, 0])).toBeGreaterThan(cosine(second, [1, 0, 0]));
  expect(Math.hypot(...first)).toBeCloseTo(1);
  expect(Math.hypot(...second)).toBeCloseTo(1);
});

test('the opening passage counts more than the others', () => {
  const [, , last] = inContext([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]) as [number[], number[], number[]];
  expect(last[0]).toBeGreaterThan(last[1] ?? 0);
});

test('a document of one passage keeps its vector; one without passages has none', () => {
  const [only] = inContext([[0.6, 0.8]]) as [number[]];
  expect(only[0]).toBeCloseTo(0.6);
  expect(only[1]).toBeCloseTo(0.8);
  expect(inContext([])).toEqual([]);
});

test('a passage without letters stays without direction', () => {
  expect(
    inContext([
      [1, 0],
      [0, 0],
    ])[1],
  ).toEqual([0, 0]);
});
