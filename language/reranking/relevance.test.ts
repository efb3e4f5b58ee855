import { Tensor } from '@huggingface/transformers';
import { expect, test } from 'vitest';
import { relevanceOf } from './relevance.ts';

const logits = (values: readonly number[], shape: readonly number[]): { logits: Tensor } => ({
  logits: new Tensor('float32', Float32Array.from(values), [...shape]),
});

test('one logit gives its sigmoid, in either shape', () => {
  expect(relevanceOf(logits([0, Math.log(3)], [2, 1]), 2)).toEqual([0.5, expect.closeTo(0.75, 6)]);
  expect(relevanceOf(logits([0, Math.log(3)], [2]), 2)).toEqual([0.5, expect.closeTo(0.75, 6)]);
});

test('two logits give the share of label 1', () => {
  expect(relevanceOf(logits([1, 1, 2, 2 + Math.log(3)], [2, 2]), 2)).toEqual([0.5, expect.closeTo(0.75, 6)]);
});

test('logits far from 0 stay within 0 and 1', () => {
  expect(relevanceOf(logits([-1e30, 1e30], [2, 1]), 2)).toEqual([0, 1]);
});

test('a score that is no number, three scores a pair and no scores are refused', () => {
  expect(() => relevanceOf(logits([NaN], [1, 1]), 1)).toThrow(/no number/);
  expect(() => relevanceOf(logits([1, 2, 3], [1, 3]), 1)).toThrow(/3 scores a pair/);
  expect(() => relevanceOf({}, 1)).toThrow(/no logits/);
});
