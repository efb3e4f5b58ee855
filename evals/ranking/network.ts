import type { Features } from '@tangthu/server/retrieval/features';
import type { FeatureWeights, LearnedOrder } from '@tangthu/server/retrieval/learned-order';
import { Random } from '../quality/random.ts';

const HIDDEN = 16;
const DECAY = 1e-2;
const [MOMENTUM, SQUARES] = [0.9, 0.999];

type Name = keyof Features;

/** A query's passages as standardized rows, end to end. */
export interface Rows {
  readonly values: Float64Array;
  readonly right: readonly boolean[];
  readonly weight: number;
}

/** How a feature lies: it is brought to (value − mean) / scale. */
export interface Spread {
  readonly mean: number;
  readonly scale: number;
}

/** The network of a `LearnedOrder` in training; `#weights` holds alone [features], hidden [units × features], bias and out [units]. */
export class Network {
  readonly #features: number;
  readonly #weights: Float64Array;
  readonly #gradient: Float64Array;
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  #steps = 0;

  constructor(features: number, seed: number) {
    this.#features = features;
    const size = features + HIDDEN * features + 2 * HIDDEN;
    [this.#weights, this.#gradient, this.#first, this.#second] = Array.from(
      { length: 4 },
      () => new Float64Array(size),
    ) as [Float64Array, Float64Array, Float64Array, Float64Array];
    const random = new Random(`weights ${seed}`);
    const reach = 1 / Math.sqrt(features);
    for (let at = features; at < features + HIDDEN * features; at++) {
      this.#weights[at] = (2 * random.next() - 1) * reach;
    }
  }

  /** One step of Adam over some queries. */
  step(queries: readonly Rows[], rate: number): void {
    this.#gradient.fill(0);
    for (const rows of queries) this.#learn(rows, rows.weight / queries.length);
    this.#steps++;
    const corrected = (rate * Math.sqrt(1 - SQUARES ** this.#steps)) / (1 - MOMENTUM ** this.#steps);
    for (let at = 0; at < this.#weights.length; at++) {
      const slope = this.#gradient[at] ?? 0;
      const first = MOMENTUM * (this.#first[at] ?? 0) + (1 - MOMENTUM) * slope;
      const second = SQUARES * (this.#second[at] ?? 0) + (1 - SQUARES) * slope * slope;
      this.#first[at] = first;
      this.#second[at] = second;
      const weight = this.#weights[at] ?? 0;
      this.#weights[at] = weight - (corrected * first) / (Math.sqrt(second) + 1e-8) - rate * DECAY * weight;
    }
  }

  /** Adds one query's gradient: share of the softmax, less the share among the right passages. */
  #learn({ values, right }: Rows, share: number): void {
    const width = this.#features;
    const [hidden, out] = [new Float64Array(right.length * HIDDEN), width + HIDDEN * width + HIDDEN];
    const scores = right.map((_, row) =>
      this.#score(values.subarray(row * width, (row + 1) * width), hidden, row),
    );
    const all = softmax(scores, () => true);
    const wanted = softmax(scores, (row) => right[row] === true);
    for (let row = 0; row < right.length; row++) {
      const slope = share * ((all[row] ?? 0) - (wanted[row] ?? 0));
      if (Math.abs(slope) < 1e-9) continue;
      const input = values.subarray(row * width, (row + 1) * width);
      this.#add(0, input, slope);
      for (let unit = 0; unit < HIDDEN; unit++) {
        const active = hidden[row * HIDDEN + unit] ?? 0;
        const back = slope * (this.#weights[out + unit] ?? 0) * (1 - active * active);
        this.#bump(out + unit, slope * active);
        this.#bump(out - HIDDEN + unit, back);
        this.#add(width + unit * width, input, back);
      }
    }
  }

  #score(input: Float64Array, hidden: Float64Array, row: number): number {
    const width = this.#features;
    const bias = width + HIDDEN * width;
    let score = this.#dot(0, input);
    for (let unit = 0; unit < HIDDEN; unit++) {
      const active = Math.tanh((this.#weights[bias + unit] ?? 0) + this.#dot(width + unit * width, input));
      hidden[row * HIDDEN + unit] = active;
      score += (this.#weights[bias + HIDDEN + unit] ?? 0) * active;
    }
    return score;
  }

  #dot(from: number, input: Float64Array): number {
    let sum = 0;
    for (let at = 0; at < input.length; at++) sum += (this.#weights[from + at] ?? 0) * (input[at] ?? 0);
    return sum;
  }

  #add(from: number, input: Float64Array, factor: number): void {
    for (let at = 0; at < input.length; at++) this.#bump(from + at, factor * (input[at] ?? 0));
  }

  #bump(at: number, by: number): void {
    this.#gradient[at] = (this.#gradient[at] ?? 0) + by;
  }

  /** The order as it stands, its weights by the features' names. */
  order(names: readonly Name[], spread: readonly Spread[]): LearnedOrder {
    const width = this.#features;
    const slice = (from: number, to: number): number[] => [...this.#weights.subarray(from, to)].map(rounded);
    const weightsOf = (column: number): FeatureWeights => ({
      ...(spread[column] as Spread),
      alone: rounded(this.#weights[column] ?? 0),
      hidden: Array.from({ length: HIDDEN }, (_, unit) =>
        rounded(this.#weights[width + unit * width + column] ?? 0),
      ),
    });
    const bias = width + HIDDEN * width;
    return {
      features: Object.fromEntries(names.map((name, column) => [name, weightsOf(column)])),
      bias: slice(bias, bias + HIDDEN),
      out: slice(bias + HIDDEN, bias + 2 * HIDDEN),
      preferences: {},
    };
  }
}

function softmax(scores: readonly number[], counted: (row: number) => boolean): number[] {
  const most = scores.reduce((best, score, row) => (counted(row) ? Math.max(best, score) : best), -Infinity);
  const shares = scores.map((score, row) => (counted(row) ? Math.exp(score - most) : 0));
  const sum = shares.reduce((before, share) => before + share, 0);
  return shares.map((share) => share / sum);
}

/** Weights are written with five digits. */
export const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;
