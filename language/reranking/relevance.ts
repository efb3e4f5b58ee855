import type { Tensor } from '@huggingface/transformers';
import { RerankerError } from './reranker-error.ts';

/**
 * How well each pair of a batch fits, from 0 to 1: the sigmoid of its single logit ([pairs] or [pairs, 1]), or of two
 * logits [pairs, 2] the softmax of label 1, which such models are trained to mean "answers".
 */
export function relevanceOf(outputs: { readonly logits?: Tensor | undefined }, pairs: number): number[] {
  const { logits } = outputs;
  if (!logits) {
    throw new RerankerError(
      'The model gives no logits: use a cross-encoder exported for text classification.',
    );
  }
  const labels = logits.size / pairs;
  if (labels !== 1 && labels !== 2) {
    throw new RerankerError(
      `The model gives ${labels} scores a pair: use a cross-encoder that gives one, or two.`,
    );
  }
  const values = Array.from(logits.to('float32').data as Float32Array);
  return Array.from({ length: pairs }, (_, pair) => {
    const yes = values[pair * labels + labels - 1] ?? NaN;
    const no = labels === 2 ? (values[pair * labels] ?? NaN) : 0;
    const score = 1 / (1 + Math.exp(no - yes));
    if (Number.isNaN(score)) throw new RerankerError('The model gave a score that is no number.');
    return score;
  });
}
