import { readFileSync } from 'node:fs';
import type { Features } from './features.ts';

/** The weights of one feature: it is brought to (value − mean) / scale, weighed alone and in each hidden unit. */
export interface FeatureWeights {
  readonly mean: number;
  readonly scale: number;
  readonly alone: number;
  readonly hidden: readonly number[];
}

/**
 * A small network over features: score = Σ alone·x + Σ out·tanh(bias + Σ hidden·x). `preferences` are weights on the bare
 * features that no question can teach, set by hand.
 */
export interface LearnedOrder {
  readonly features: Readonly<Partial<Record<keyof Features, FeatureWeights>>>;
  readonly bias: readonly number[];
  readonly out: readonly number[];
  readonly preferences: Readonly<Partial<Record<keyof Features, number>>>;
}

/** The orders of `learned-order.json`: with words and meaning at hand, and with one of them alone. */
export interface LearnedOrders {
  readonly both: LearnedOrder;
  readonly words: LearnedOrder;
  readonly meaning: LearnedOrder;
}

let loaded: LearnedOrders | undefined;

/** The orders that ship with the product; `npm run train-ranking -w evals` writes the file. */
export function learnedOrders(): LearnedOrders {
  loaded ??= JSON.parse(
    readFileSync(new URL('learned-order.json', import.meta.url), 'utf8'),
  ) as LearnedOrders;
  return loaded;
}

/** How well a passage answers by a learned order: higher is better, and only differences within one query mean anything. */
export function learnedScore(order: LearnedOrder, features: Features): number {
  const sums = [...order.bias];
  let score = 0;
  for (const [name, { mean, scale, alone, hidden }] of Object.entries(order.features)) {
    const value = (features[name as keyof Features] - mean) / scale;
    score += alone * value;
    for (let unit = 0; unit < sums.length; unit++) {
      sums[unit] = (sums[unit] ?? 0) + (hidden[unit] ?? 0) * value;
    }
  }
  sums.forEach((sum, unit) => {
    score += (order.out[unit] ?? 0) * Math.tanh(sum);
  });
  for (const [name, weight] of Object.entries(order.preferences)) {
    score += weight * features[name as keyof Features];
  }
  return score;
}
