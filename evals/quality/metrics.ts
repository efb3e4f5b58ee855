/** The measures of one ranked list against the ids that answer its question. */
export interface Measures {
  readonly ndcg10: number;
  readonly mrr10: number;
  readonly recall10: number;
  readonly recall100: number;
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

/** The 95% interval of a mean by 1,000 bootstrap samples, drawn by a fixed sequence so that a run repeats. */
export function bootstrapInterval(values: readonly number[]): { low: number; high: number } {
  let state = 1;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const means = Array.from({ length: 1_000 }, () => {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw++) sum += values[Math.floor(next() * values.length)] ?? 0;
    return sum / Math.max(1, values.length);
  });
  return { low: percentile(means, 0.025), high: percentile(means, 0.975) };
}

function gain(found: readonly boolean[]): number {
  return found.reduce((sum, hit, index) => sum + (hit ? 1 / Math.log2(index + 2) : 0), 0);
}

function share(found: readonly boolean[], total: number): number {
  return found.filter(Boolean).length / total;
}
