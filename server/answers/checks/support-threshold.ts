import type { SupportFeatures } from './support.ts';

/** Learned from made sentences by `npm run answer-threshold -w evals`; see the README. */
const WEIGHTS: SupportFeatures = { words: 4, pairs: 4, foreign: -8, meaning: 2 };
const BIAS = -6;

/** A score of how surely the cited passages say what a sentence says: above 0 it counts as supported. */
export function supportScore(features: SupportFeatures): number {
  return (Object.keys(WEIGHTS) as (keyof SupportFeatures)[]).reduce(
    (sum, name) => sum + WEIGHTS[name] * features[name],
    BIAS,
  );
}

/** Whether the cited passages support a sentence. */
export function isSupported(features: SupportFeatures): boolean {
  return supportScore(features) > 0;
}
