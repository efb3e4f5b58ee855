import { expect, test } from 'vitest';
import { bootstrapInterval, meanOf, measure, percentile, ratioInterval } from './metrics.ts';

test('a perfect list scores 1 everywhere, an empty one 0', () => {
  const relevant = new Set(['a', 'b']);
  expect(measure(['a', 'b', 'c'], relevant)).toEqual({ ndcg10: 1, mrr10: 1, recall10: 1, recall100: 1 });
  expect(measure([], relevant)).toEqual({ ndcg10: 0, mrr10: 0, recall10: 0, recall100: 0 });
});

test('nDCG discounts by rank: one relevant id at rank 3 gives 1 / log2(4)', () => {
  expect(measure(['x', 'y', 'a'], new Set(['a'])).ndcg10).toBeCloseTo(0.5);
});

test('what stands beyond the tenth place counts for recall at 100 alone', () => {
  const ranked = [...Array.from({ length: 10 }, (_, index) => `x${index}`), 'a'];
  expect(measure(ranked, new Set(['a']))).toEqual({ ndcg10: 0, mrr10: 0, recall10: 0, recall100: 1 });
});

test('a question without relevant ids is refused', () => {
  expect(() => measure(['a'], new Set())).toThrow(/cannot be measured/);
});

test('percentile takes the nearest rank, and the interval holds the mean', () => {
  expect(percentile([5, 1, 3, 2, 4], 0.5)).toBe(3);
  expect(percentile([5, 1, 3, 2, 4], 0.95)).toBe(5);
  const values = [0, 1, 1, 0, 1, 1, 1, 0];
  const { low, high } = bootstrapInterval(values);
  expect(low).toBeLessThan(0.625);
  expect(high).toBeGreaterThan(0.625);
  expect(bootstrapInterval(values)).toEqual({ low, high });
});

test('means are taken over questions', () => {
  const one = measure(['a'], new Set(['a']));
  const none = measure(['x'], new Set(['a']));
  expect(meanOf([one, none])).toEqual({ ndcg10: 0.5, mrr10: 0.5, recall10: 0.5, recall100: 0.5 });
});

test('the interval of a ratio is of the same questions on both sides', () => {
  const wholes = [1, 0.5, 0, 1, 0.2, 0.9];
  expect(ratioInterval(wholes, wholes)).toEqual({ low: 1, high: 1 });
  const halves = wholes.map((value) => value / 2);
  expect(ratioInterval(halves, wholes).low).toBeCloseTo(0.5);
  expect(ratioInterval([], [])).toEqual({ low: 0, high: 0 });
});
