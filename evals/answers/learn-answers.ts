import type { AnswerModel } from '@tangthu/server/answers/answer-model';
import { isAbout } from '@tangthu/server/answers/chosen-sentences';
import type { SentenceFeatures } from '@tangthu/server/answers/sentence-features';
import { Random } from '../quality/random.ts';
import type { JudgedQuestion } from './judged-question.ts';

/** Networks from different starts, whose scores are averaged. */
const NETWORKS = 3;
const UNITS = 8;
const EPOCHS = 40;
const BATCH = 16;
const RATE = 0.03;
const DECAY = 2e-2;
const [MOMENTUM, SQUARES] = [0.9, 0.999];
/** What no question can teach, for they ask of records of any age: set by hand. */
const PREFERENCES: AnswerModel['preferences'] = { ended: -0.5 };

/** The sentences that count in training: those that are about what the question names. */
interface Example {
  readonly rows: readonly (readonly number[])[];
  readonly right: readonly boolean[];
}

/**
 * Learns which sentences answer: a linear score and a small hidden layer over standardized features, trained so that the right sentences have the largest share
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
  const networks = Array.from({ length: NETWORKS }, (_, seed) => trained(examples, names.length, seed));
  return modelOf(names, spread, networks);
}

/** One model whose score is the mean of the networks': their hidden units stand side by side. */
function modelOf(
  names: readonly (keyof SentenceFeatures)[],
  spread: readonly { mean: number; scale: number }[],
  networks: readonly Network[],
): AnswerModel {
  const mean = (of: (network: Network) => number): number =>
    rounded(networks.reduce((sum, network) => sum + of(network), 0) / networks.length);
  const features = names.map((name, column) => [
    name,
    {
      ...spread[column],
      alone: mean(({ alone }) => alone[column] ?? 0),
      hidden: networks.flatMap(({ hidden }) => hidden.map((unit) => rounded(unit[column] ?? 0))),
    },
  ]);
  return {
    features: Object.fromEntries(features) as AnswerModel['features'],
    bias: networks.flatMap(({ hidden }) => hidden.map((unit) => rounded(unit[names.length] ?? 0))),
    out: networks.flatMap(({ out }) => [...out].map((weight) => rounded(weight / networks.length))),
    preferences: PREFERENCES,
    none: mean(({ none }) => none[0] ?? 0),
    least: 0,
  };
}

/** Weights in training; of each hidden unit those of the features, then its bias. */
interface Network {
  readonly alone: Float64Array;
  readonly hidden: readonly Float64Array[];
  readonly out: Float64Array;
  readonly none: Float64Array;
}

function network(width: number, fill: () => number): Network {
  return {
    alone: new Float64Array(width),
    hidden: Array.from({ length: UNITS }, () =>
      new Float64Array(width + 1).map((_, at) => (at < width ? fill() : 0)),
    ),
    out: new Float64Array(UNITS),
    none: new Float64Array(1),
  };
}

const partsOf = ({ alone, hidden, out, none }: Network): Float64Array[] => [alone, ...hidden, out, none];

function trained(examples: readonly Example[], width: number, seed: number): Network {
  const random = new Random(`answers ${seed}`);
  const zero = (): number => 0;
  const weights = network(width, () => (2 * random.next() - 1) / Math.sqrt(width));
  const [first, second] = [partsOf(network(width, zero)), partsOf(network(width, zero))];
  let steps = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = random.shuffled(examples);
    const rate = RATE * (1 - epoch / EPOCHS);
    for (let from = 0; from < order.length; from += BATCH) {
      const gradient = network(width, zero);
      for (const example of order.slice(from, from + BATCH)) addGradient(gradient, example, weights);
      steps++;
      const size = (rate * Math.sqrt(1 - SQUARES ** steps)) / (1 - MOMENTUM ** steps);
      partsOf(weights).forEach((part, at) => {
        const [slopes, one, two] = [partsOf(gradient)[at], first[at], second[at]];
        if (!slopes || !one || !two) return;
        for (let index = 0; index < part.length; index++) {
          const slope = (slopes[index] ?? 0) / BATCH;
          one[index] = MOMENTUM * (one[index] ?? 0) + (1 - MOMENTUM) * slope;
          two[index] = SQUARES * (two[index] ?? 0) + (1 - SQUARES) * slope * slope;
          const weight = part[index] ?? 0;
          part[index] =
            weight - (size * (one[index] ?? 0)) / (Math.sqrt(two[index] ?? 0) + 1e-8) - rate * DECAY * weight;
        }
      });
    }
  }
  return weights;
}

/** Adds one question's gradient: its shares of the softmax, less the shares among what is right. */
function addGradient(gradient: Network, { rows, right }: Example, weights: Network): void {
  const active = rows.map((row) =>
    weights.hidden.map((unit) => Math.tanh(dot(row, unit) + (unit[row.length] ?? 0))),
  );
  const scores = rows.map((row, at) => dot(row, weights.alone) + dot(active[at] ?? [], weights.out));
  const answered = right.includes(true);
  const all = shares([...scores, weights.none[0] ?? 0], () => true);
  const wanted = shares([...scores, weights.none[0] ?? 0], (at) =>
    answered ? right[at] === true : at === rows.length,
  );
  rows.forEach((row, at) => {
    const slope = (all[at] ?? 0) - (wanted[at] ?? 0);
    if (Math.abs(slope) < 1e-9) return;
    add(gradient.alone, row, slope);
    (active[at] ?? []).forEach((value, unit) => {
      const back = slope * (weights.out[unit] ?? 0) * (1 - value * value);
      gradient.out[unit] = (gradient.out[unit] ?? 0) + slope * value;
      const hidden = gradient.hidden[unit];
      if (hidden) add(hidden, [...row, 1], back);
    });
  });
  gradient.none[0] = (gradient.none[0] ?? 0) + (all[rows.length] ?? 0) - (wanted[rows.length] ?? 0);
}

function dot(row: readonly number[], weights: Float64Array): number {
  return row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}

function add(sums: Float64Array, row: readonly number[], factor: number): void {
  row.forEach((value, at) => (sums[at] = (sums[at] ?? 0) + factor * value));
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
