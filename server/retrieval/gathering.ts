import { EXACT_SCAN_ROWS } from '@tangthu/db/embedding-table';
import type { ExactLimits } from './search-context.ts';

/**
 * How much each ranker gathers for the ranking to choose from. Measured on the legal task's questions: of the right articles
 * 240 by all of a query's words held 0.963, 400 by its telling ones 0.971; with 320 of those the final list loses none.
 */
export const GATHERING = {
  /** Passages gathered by words, under the statistics of the whole store. */
  words: 320,
  /**
   * So many where the twenty last of these reach so much of the mark of the twenty first by our own statistics: a few queries in a hundred,
   * forms by a name that they lack among them.
   */
  wordsOfFlat: 800,
  flat: 0.9,
  /** Words of a query that are less telling than this (inverse document frequency by the shipped statistics) gather nothing. */
  leastTelling: 2,
  /** Passages gathered for quoted phrases: most of what is gathered lacks the exact phrase. */
  phrases: 1_000,
  /** Passages gathered by meaning. */
  meaning: 150,
  /**
   * The share of the index's lists that are looked through, and twice as many where the tenth nearest has a cosine below `near`: of 40
   * questions to 200,000 passages the ten nearest were right to 1.00, all but one by the first look.
   */
  lists: 0.2,
  near: 0.35,
  /** Documents whose number fits what was typed. */
  numbers: 200,
} as const;

/**
 * Of 200,000 passages the BM25 index walks past 16,000 to find 320 among 4,000 allowed ones, which takes as long as reading the 4,000.
 * Neither limit may depend on the size of the store: it would tell how much is hidden.
 */
export const EXACT_LIMITS: ExactLimits = { everyRead: 4_000, compared: EXACT_SCAN_ROWS };
