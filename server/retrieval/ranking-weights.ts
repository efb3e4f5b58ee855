/**
 * The numbers that decide what of the gathered passages counts as found; their order is learned (`learned-order.json`).
 * Change one here, then run the evals:
 * `npm run evals -- legal` and `npm run evals -- citizen`.
 */
export const RANKING = {
  /** How many of the gathered passages stay after our own scoring, by words and by meaning. */
  wordsKept: 250,
  meaningKept: 150,
  /** Newest documents that a search without words looks at. */
  newestGathered: 1_000,
  /** A passage counts as found by its words from this share of the best attainable BM25 score on, */
  leastWords: 0.1,
  /** and by its meaning from this cosine on. */
  leastCosine: 0.2,
  /** Where nothing reaches either, so many of the nearest documents are shown from these lower marks on. */
  nearest: 5,
  nearestWords: 0.05,
  nearestCosine: 0.12,
  /** What a match by number adds: more than the other rankers can give together. */
  number: 2,
} as const;
