import { readFileSync } from 'node:fs';
import type { SentenceFeatures } from './sentence-features.ts';

/** The weights of one feature: it is brought to (value − mean) / scale, weighed alone and in each hidden unit. */
interface FeatureWeights {
  readonly mean: number;
  readonly scale: number;
  readonly alone: number;
  readonly hidden: readonly number[];
}

/**
 * A small network over features, learned from questions: score = Σ alone·x + Σ out·tanh(bias + Σ hidden·x). `none` is the score of "nothing
 * here answers", against which all sentences together must stand by `least`.
 */
export interface AnswerModel {
  readonly features: Readonly<Partial<Record<keyof SentenceFeatures, FeatureWeights>>>;
  readonly bias: readonly number[];
  readonly out: readonly number[];
  /** Weights of bare features that no question teaches, set by hand. */
  readonly preferences: Readonly<Partial<Record<keyof SentenceFeatures, number>>>;
  readonly none: number;
  /** log-odds from which on there is an answer. */
  readonly least: number;
}

let loaded: AnswerModel | undefined;

/** The model that ships with the product; `npm run train-answers -w evals` writes the file. */
export function answerModel(): AnswerModel {
  loaded ??= JSON.parse(readFileSync(new URL('answer-model.json', import.meta.url), 'utf8')) as AnswerModel;
  return loaded;
}

/** The score of a sentence, above 0 where it alone says more for an answer than there is against one. */
export function sentenceScore(model: AnswerModel, row: SentenceFeatures): number {
  let score = -model.none;
  const sums = [...model.bias];
  for (const [name, { mean, scale, alone, hidden }] of Object.entries(model.features)) {
    const value = (row[name as keyof SentenceFeatures] - mean) / scale;
    score += alone * value;
    hidden.forEach((weight, unit) => (sums[unit] = (sums[unit] ?? 0) + weight * value));
  }
  sums.forEach((sum, unit) => (score += (model.out[unit] ?? 0) * Math.tanh(sum)));
  for (const [name, weight] of Object.entries(model.preferences))
    score += weight * row[name as keyof SentenceFeatures];
  return score;
}

/** The log-odds that any of the sentences answers. */
export function answerOdds(scores: readonly number[]): number {
  const best = Math.max(...scores);
  return scores.length === 0
    ? -Infinity
    : best + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - best), 0));
}
