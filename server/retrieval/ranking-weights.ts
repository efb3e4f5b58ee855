/**
 * Every number that decides what is found and in which order. Change one here, then run the evals:
 * `npm run evals -- legal` and `npm run evals -- citizen`.
 */
export const RANKING = {
  /** Passages gathered by words under the store's own statistics, and how many of them stay after our own scoring. */
  wordsGathered: 240,
  wordsKept: 150,
  /** Up to so many allowed passages every one is read and ranked: exact, and quicker than an index that must pass over the others'. */
  everyRead: 1_000,
  /** Passages gathered for quoted phrases: most of what is gathered lacks the exact phrase. */
  phraseGathered: 1_000,
  /** Passages gathered by meaning. */
  meaningGathered: 100,
  /** Newest documents that a search without words looks at. */
  newestGathered: 1_000,
  /** Documents whose number fits what was typed. */
  numbersGathered: 200,
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
