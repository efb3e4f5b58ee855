import { readFileSync } from 'node:fs';
import type { SentenceFeatures } from './sentence-features.ts';

/** How a feature counts: brought to (value − mean) / scale, times its weight. */
interface FeatureWeight {
  readonly mean: number;
  readonly scale: number;
  readonly weight: number;
}

/**
 * What was learned of sentences that answer. The score of a sentence is the sum of its weighed features; `none` is the score of
 * "nothing here answers", against which all sentences together must stand by `least`.
 */
export interface AnswerModel {
  readonly features: Readonly<Partial<Record<keyof SentenceFeatures, FeatureWeight>>>;
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
export function sentenceScore({ features, preferences, none }: AnswerModel, row: SentenceFeatures): number {
  let score = -none;
  for (const [name, { mean, scale, weight }] of Object.entries(features)) {
    score += (weight * (row[name as keyof SentenceFeatures] - mean)) / scale;
  }
  for (const [name, weight] of Object.entries(preferences))
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
