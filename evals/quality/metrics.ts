/** The names of the measures, in the order of tables. */
export const MEASURES = ['ndcg10', 'mrr10', 'recall10', 'recall100'] as const;

/** The name of one measure. */
export type MeasureName = (typeof MEASURES)[number];

/** The measures of one ranked list against the ids that answer its question. */
export type Measures = Readonly<Record<MeasureName, number>>;

/** Where a mean lies with 95% certainty. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Measures a list of distinct ids, best first. Relevance is binary; nDCG discounts by log2(rank + 1) and is normalised by
 * the best order (Järvelin & Kekäläinen 2002). A question without relevant ids is a fault of the data and throws.
 */
export function measure(ranked: readonly string[], relevant: ReadonlySet<string>): Measures {
  if (relevant.size === 0) throw new RangeError('A question without a relevant id cannot be measured.');
  const found = ranked.map((id) => relevant.has(id));
  const first = found.slice(0, 10).indexOf(true);
  return {
    ndcg10: gain(found.slice(0, 10)) / gain(Array<boolean>(Math.min(10, relevant.size)).fill(true)),
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    recall10: share(found.slice(0, 10), relevant.size),
    recall100: share(found.slice(0, 100), relevant.size),
  };
}

/** The mean of each measure over all questions. */
export function meanOf(all: readonly Measures[]): Measures {
  const mean = (of: keyof Measures): number =>
    all.reduce((sum, one) => sum + one[of], 0) / Math.max(1, all.length);
  return {
    ndcg10: mean('ndcg10'),
    mrr10: mean('mrr10'),
    recall10: mean('recall10'),
    recall100: mean('recall100'),
  };
}

/** The value below which a share of the values lies (nearest rank), e.g. `percentile(times, 0.95)`. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? 0;
}

/**
 * The 95% interval of a mean by 1,000 bootstrap samples, drawn by a fixed sequence so that a run repeats. Of the
 * differences between two answers to each question it is the paired bootstrap.
 */
export function bootstrapInterval(values: readonly number[]): Interval {
  return bootstrap(values.length, (drawn) => sumOf(values, drawn) / Math.max(1, values.length));
}

/** The 95% interval of the ratio of two sums over the same questions, by the paired bootstrap. */
export function ratioInterval(parts: readonly number[], wholes: readonly number[]): Interval {
  return bootstrap(parts.length, (drawn) => sumOf(parts, drawn) / (sumOf(wholes, drawn) || 1));
}

function bootstrap(count: number, statistic: (drawn: readonly number[]) => number): Interval {
  let state = 1;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const values = Array.from({ length: 1_000 }, () =>
    statistic(Array.from({ length: count }, () => Math.floor(next() * count))),
  );
  return { low: percentile(values, 0.025), high: percentile(values, 0.975) };
}

function sumOf(values: readonly number[], drawn: readonly number[]): number {
  return drawn.reduce((sum, index) => sum + (values[index] ?? 0), 0);
}

function gain(found: readonly boolean[]): number {
  return found.reduce((sum, hit, index) => sum + (hit ? 1 / Math.log2(index + 2) : 0), 0);
}

function share(found: readonly boolean[], total: number): number {
  return found.filter(Boolean).length / total;
}
