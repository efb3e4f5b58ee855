/**
 * Every number that decides the order of what `gathering.ts` gathers. Change one here, then run the evals:
 * `npm run evals -- legal` and `npm run evals -- citizen`.
 */
export const RANKING = {
  /** How many of the passages gathered by words stay after our own scoring. */
  wordsKept: 250,
  /** Newest documents that a search without words looks at. */
  newestGathered: 1_000,
  /** Shares of the two scores in the final one, each first divided by the best among the candidates. */
  wordsWeight: 0.55,
  meaningWeight: 0.45,
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
