import type { Tensor } from '@huggingface/transformers';
import { EmbeddingModelError } from './model-folder.ts';
import type { Pooling } from './model-folder.ts';

/**
 * One vector of length 1 for each row of a batch. A model that pools itself gives `sentence_embedding`
 * [rows, dimensions]; others give `last_hidden_state` [rows, tokens, dimensions], pooled over each row's own tokens.
 */
export function poolVectors(
  outputs: Readonly<Record<string, Tensor>>,
  rows: readonly (readonly number[])[],
  pooling: Pooling,
): number[][] {
  const ready = outputs['sentence_embedding'];
  if (ready) return rows.map((_, row) => normalized(floats(ready), row, ready.dims.at(-1) ?? 0));
  const hidden = outputs['last_hidden_state'] ?? outputs['token_embeddings'];
  if (!hidden) {
    throw new EmbeddingModelError(
      `The model gives ${Object.keys(outputs).join(', ')}, none of which is an embedding: use a model exported for feature extraction.`,
    );
  }
  const [, length = 0, dimensions = 0] = hidden.dims;
  const data = floats(hidden);
  return rows.map((row, index) => {
    const tokens = pooling === 'cls' ? 1 : Math.max(1, row.length);
    const sum = new Float32Array(dimensions);
    for (let token = 0; token < tokens; token++) {
      const offset = (index * length + token) * dimensions;
      for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) + (data[offset + at] ?? 0);
    }
    return normalized(sum, 0, dimensions);
  });
}

function floats(tensor: Tensor): Float32Array {
  if (tensor.data instanceof Float32Array) return tensor.data;
  return tensor.to('float32').data as Float32Array;
}

function normalized(data: Float32Array, row: number, dimensions: number): number[] {
  const vector = Array.from(data.subarray(row * dimensions, (row + 1) * dimensions));
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square);
  return length > 0 ? vector.map((value) => value / length) : vector;
}
