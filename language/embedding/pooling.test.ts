import { Tensor } from '@huggingface/transformers';
import { expect, test } from 'vitest';
import { poolVectors } from './pooling.ts';

// Two rows of three tokens in two dimensions; the second row has one token, the rest is padding.
const hidden = new Tensor('float32', Float32Array.from([3, 0, 0, 4, 3, 0, 0, 2, 9, 9, 9, 9]), [2, 3, 2]);
const rows = [[5, 6, 7], [8]];

test('the mean is taken over the tokens of each row, padding left out', () => {
  const [first, second] = poolVectors({ last_hidden_state: hidden }, rows, 'mean');
  expect(first?.[0]).toBeCloseTo(6 / Math.hypot(6, 4), 6);
  expect(first?.[1]).toBeCloseTo(4 / Math.hypot(6, 4), 6);
  expect(second).toEqual([0, 1]);
});

test('cls takes the first token of each row', () => {
  expect(poolVectors({ token_embeddings: hidden }, rows, 'cls')).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test('a model that pools itself is taken at its word, and a zero vector stays zero', () => {
  const ready = new Tensor('float32', Float32Array.from([3, 4, 0, 0]), [2, 2]);
  const [first, second] = poolVectors({ sentence_embedding: ready, last_hidden_state: hidden }, rows, 'mean');
  expect(first?.[0]).toBeCloseTo(0.6, 6);
  expect(second).toEqual([0, 0]);
});

test('a model of another kind is refused with the names of what it gives', () => {
  expect(() => poolVectors({ logits: hidden }, rows, 'mean')).toThrow(/gives logits/);
});
