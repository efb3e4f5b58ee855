import { Tensor } from '@huggingface/transformers';

/** How large a batch may be: in rows, and in tokens with padding. */
interface BatchLimits {
  readonly rows: number;
  readonly tokens: number;
}

/** Groups the numbers of rows of tokens into batches of like lengths, so that little of a batch is padding. */
export function batchesByLength(rows: readonly (readonly number[])[], limits: BatchLimits): number[][] {
  const order = rows.map((row, index) => ({ index, length: row.length })).sort((a, b) => a.length - b.length);
  const batches: number[][] = [];
  let batch: number[] = [];
  for (const { index, length } of order) {
    if (batch.length === limits.rows || (batch.length + 1) * length > limits.tokens) {
      if (batch.length > 0) batches.push(batch);
      batch = [];
    }
    batch.push(index);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/**
 * An int64 tensor [rows, longest row], short rows filled up with `padding`. It is written through its low words: one
 * BigInt a token would cost more than a small model.
 */
export function paddedTensor(rows: readonly (readonly number[])[], padding: number): Tensor {
  const length = Math.max(1, ...rows.map((row) => row.length));
  const data = new BigInt64Array(rows.length * length);
  const lowWords = new Int32Array(data.buffer);
  rows.forEach((row, index) => {
    for (let at = 0; at < length; at++) lowWords[2 * (index * length + at)] = row[at] ?? padding;
  });
  return new Tensor('int64', data, [rows.length, length]);
}

/** The attention mask of rows of tokens: 1 for a token, 0 for padding. */
export function attentionMask(rows: readonly (readonly number[])[]): Tensor {
  return paddedTensor(
    rows.map((row) => row.map(() => 1)),
    0,
  );
}
