import type { AnswerModel } from '@tangthu/server/answers/answer-model';
import { isAbout } from '@tangthu/server/answers/chosen-sentences';
import type { SentenceFeatures } from '@tangthu/server/answers/sentence-features';
import { Random } from '../quality/random.ts';
import type { JudgedQuestion } from './judged-question.ts';

const EPOCHS = 60;
const BATCH = 16;
const RATE = 0.03;
const DECAY = 1e-2;
const [MOMENTUM, SQUARES] = [0.9, 0.999];
/** What no question can teach, for they ask of records of any age: set by hand. */
const PREFERENCES: AnswerModel['preferences'] = { ended: -0.5 };

/** The sentences that count in training: those that are about what the question names. */
interface Example {
  readonly rows: readonly (readonly number[])[];
  readonly right: readonly boolean[];
}

/**
 * Learns which sentences answer: a weighed sum over standardized features, trained so that the right sentences have the largest share
 * of the softmax over the question's sentences and "none of them", which has a score of its own; of questions without an answer
 * "none" is right. By Adam with decaying weights; the same questions give the same model. `least` is left to be set.
 */
export function learnAnswers(judged: readonly JudgedQuestion[]): AnswerModel {
  const names = Object.keys(judged.find(({ features }) => features.length > 0)?.features[0] ?? {}).filter(
    (name) => !(name in PREFERENCES),
  ) as (keyof SentenceFeatures)[];
  const kept = judged.map(({ features, right }) => {
    const about = features.map(isAbout);
    return {
      rows: features.filter((_, at) => about[at]).map((row) => names.map((name) => row[name])),
      right: right.filter((_, at) => about[at]),
    };
  });
  const spread = names.map((_, column) =>
    spreadOf(kept.flatMap(({ rows }) => rows.map((row) => row[column] ?? 0))),
  );
  const examples = kept.map(({ rows, right }): Example => ({
    rows: rows.map((row) =>
      row.map((value, column) => (value - (spread[column]?.mean ?? 0)) / (spread[column]?.scale ?? 1)),
    ),
    right,
  }));
  const weights = trained(examples, names.length);
  const features = names.map((name, column) => [
    name,
    { ...spread[column], weight: rounded(weights[column] ?? 0) },
  ]);
  return {
    features: Object.fromEntries(features) as AnswerModel['features'],
    preferences: PREFERENCES,
    none: rounded(weights[names.length] ?? 0),
    least: 0,
  };
}

function trained(examples: readonly Example[], width: number): Float64Array {
  const weights = new Float64Array(width + 1);
  const [first, second] = [new Float64Array(width + 1), new Float64Array(width + 1)];
  const random = new Random('answers');
  let steps = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = random.shuffled(examples);
    const rate = RATE * (1 - epoch / EPOCHS);
    for (let from = 0; from < order.length; from += BATCH) {
      const gradient = new Float64Array(width + 1);
      for (const example of order.slice(from, from + BATCH)) addGradient(gradient, example, weights);
      steps++;
      for (let at = 0; at <= width; at++) {
        const slope = (gradient[at] ?? 0) / BATCH;
        first[at] = MOMENTUM * (first[at] ?? 0) + (1 - MOMENTUM) * slope;
        second[at] = SQUARES * (second[at] ?? 0) + (1 - SQUARES) * slope * slope;
        const size = (rate * Math.sqrt(1 - SQUARES ** steps)) / (1 - MOMENTUM ** steps);
        const decay = at < width ? rate * DECAY * (weights[at] ?? 0) : 0;
        weights[at] =
          (weights[at] ?? 0) - (size * (first[at] ?? 0)) / (Math.sqrt(second[at] ?? 0) + 1e-8) - decay;
      }
    }
  }
  return weights;
}

/** Adds one question's gradient: its shares of the softmax, less the shares among what is right. */
function addGradient(gradient: Float64Array, { rows, right }: Example, weights: Float64Array): void {
  const none = weights.length - 1;
  const scores = rows.map((row) => row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
  const answered = right.includes(true);
  const all = shares([...scores, weights[none] ?? 0], () => true);
  const wanted = shares([...scores, weights[none] ?? 0], (at) =>
    answered ? right[at] === true : at === rows.length,
  );
  rows.forEach((row, at) => {
    const slope = (all[at] ?? 0) - (wanted[at] ?? 0);
    row.forEach((value, column) => (gradient[column] = (gradient[column] ?? 0) + slope * value));
  });
  gradient[none] = (gradient[none] ?? 0) + (all[rows.length] ?? 0) - (wanted[rows.length] ?? 0);
}

function shares(scores: readonly number[], counted: (at: number) => boolean): number[] {
  const most = scores.reduce((best, score, at) => (counted(at) ? Math.max(best, score) : best), -Infinity);
  const powers = scores.map((score, at) => (counted(at) ? Math.exp(score - most) : 0));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function spreadOf(values: readonly number[]): { mean: number; scale: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  return { mean: rounded(mean), scale: rounded(Math.sqrt(squares)) || 1 };
}

const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;
