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

/**
 * The orders of `learned-order.json`: with words and meaning at hand, with one of them alone, and for queries of a word or two,
 * which no training question is like: a plain share of words and meaning.
 */
export interface LearnedOrders {
  readonly both: LearnedOrder;
  readonly words: LearnedOrder;
  readonly meaning: LearnedOrder;
  readonly short: LearnedOrder;
}

let loaded: LearnedOrders | undefined;

/** The orders that ship with the product; `npm run train-ranking -w evals` writes the file. */
export function learnedOrders(): LearnedOrders {
  loaded ??= JSON.parse(
    readFileSync(new URL('learned-order.json', import.meta.url), 'utf8'),
  ) as LearnedOrders;
  return loaded;
}

/**
 * Makes a learned order into a function of a passage's features: higher is better, and only differences within one query
 * mean anything. A search calls it some hundred times, so names are looked up once and weights stand in a row.
 */
export function scorerOf({ features, bias, out, preferences }: LearnedOrder): (row: Features) => number {
  const inputs = Object.entries(features).map(([name, weights]) => ({
    name: name as keyof Features,
    ...weights,
  }));
  const preferred = Object.entries(preferences).map(([name, weight]) => ({
    name: name as keyof Features,
    weight,
  }));
  const units = bias.length;
  const weights = Float64Array.from(
    inputs.flatMap(({ hidden }) => Array.from(bias, (_, unit) => hidden[unit] ?? 0)),
  );
  const sums = new Float64Array(units);
  return (row) => {
    let score = 0;
    sums.set(bias);
    let weight = 0;
    for (const { name, mean, scale, alone } of inputs) {
      const value = (row[name] - mean) / scale;
      score += alone * value;
      for (let unit = 0; unit < units; unit++)
        sums[unit] = (sums[unit] ?? 0) + (weights[weight++] ?? 0) * value;
    }
    for (let unit = 0; unit < sums.length; unit++) score += (out[unit] ?? 0) * Math.tanh(sums[unit] ?? 0);
    for (const { name, weight } of preferred) score += weight * row[name];
    return score;
  };
}
