import { termCount, TermFinder, type TermCodes } from '@tangthu/language/text/term-codes';
import type { QueryTerm } from '@tangthu/language/text/terms';
import { inverseDocumentFrequency, MOST_GAIN, relativeLength, termGain } from '@tangthu/language/words/bm25';

/** How a passage holds the words of a query; every field but the length is a share (0–1). */
export interface WordFit {
  /** BM25 over all terms, as a share of what a text that repeats each without end would get. */
  readonly words: number;
  /** The same over pairs of neighbouring words alone, and over single words alone. */
  readonly pairs: number;
  readonly singles: number;
  /** How much of the query stands there at all, by how telling its words are. */
  readonly coverage: number;
  readonly pairCoverage: number;
  /** The same of its syllables just as they were typed, diacritics and all. */
  readonly exact: number;
  /** The same for the passage's heading, and how many of the heading's own words the query has. */
  readonly headingCoverage: number;
  readonly headingPairs: number;
  readonly headingFit: number;
  /** The longest run of the query's words that stands there in a row, as a share of the query. */
  readonly run: number;
  /** The passage's length, as a share of the usual one. */
  readonly length: number;
}

interface Weighed {
  readonly index: number;
  readonly value: number;
  readonly pair: boolean;
  /** Whether it is a syllable just as it was typed. */
  readonly typed: boolean;
  /** Whether it counts in full: the exact syllables of an accented query, the folded ones of an unaccented. */
  readonly full: boolean;
}

/** One wording of a query, its terms weighed by how telling they are. */
interface Wording {
  readonly terms: readonly Weighed[];
  readonly all: number;
  readonly pairs: number;
  readonly singles: number;
  readonly typed: number;
}

/** Measures how passages hold the words of one query: what depends on the query alone is worked out once. */
export class WordFitter {
  readonly #finder: TermFinder;
  readonly #wordings: readonly Wording[];

  constructor(wordings: readonly (readonly QueryTerm[])[]) {
    this.#finder = new TermFinder(wordings.flat().map(({ term }) => term));
    const indexOf = new Map(this.#finder.terms.map((term, index) => [term, index]));
    this.#wordings = wordings.map((terms) => weigh(terms, indexOf));
  }

  /** The fit of the wording that fits best. `headingWords`: how many syllables at the passage's beginning are its heading. */
  fit(codes: TermCodes, headingWords: number): WordFit {
    const { counts, inHeading, longestRun, headingMatches } = this.#find(codes, headingWords);
    const terms = termCount(codes);
    const gain = termGain(terms);
    let best = { wording: this.#wordings[0], score: -1 };
    for (const wording of this.#wordings) {
      const score = gains(wording, counts, gain, () => true) / wording.all;
      if (score > best.score) best = { wording, score };
    }
    const { wording = NOTHING } = best;
    const pair = ({ pair }: Weighed): boolean => pair;
    const typed = ({ typed }: Weighed): boolean => typed;
    const single = ({ pair, full }: Weighed): boolean => !pair && full;
    const present = (count: number): number => (count > 0 ? MOST_GAIN : 0);
    return {
      words: Math.max(0, best.score),
      pairs: gains(wording, counts, gain, pair) / wording.pairs,
      singles: gains(wording, counts, gain, single) / wording.singles,
      coverage: gains(wording, counts, present, single) / wording.singles,
      pairCoverage: gains(wording, counts, present, pair) / wording.pairs,
      exact: gains(wording, counts, present, typed) / wording.typed,
      headingCoverage: gains(wording, inHeading, present, single) / wording.singles,
      headingPairs: gains(wording, inHeading, present, pair) / wording.pairs,
      headingFit: headingWords > 0 ? headingMatches / headingWords : 0,
      run: longestRun / Math.max(1, wording.terms.filter(pair).length),
      length: relativeLength(terms),
    };
  }

  #find(codes: TermCodes, headingWords: number): Found {
    const counts = new Int32Array(this.#finder.terms.length);
    const inHeading = new Int32Array(counts.length);
    let [headingMatches, lastMatched, lastPair, run, longestRun] = [0, -1, -2, 0, 0];
    this.#finder.find(codes, (term, syllable) => {
      counts[term] = (counts[term] ?? 0) + 1;
      if (syllable < headingWords) {
        inHeading[term] = (inHeading[term] ?? 0) + 1;
        if (syllable !== lastMatched) headingMatches++;
        lastMatched = syllable;
      }
      if (!isPair(this.#finder.terms[term] ?? '') || syllable === lastPair) return;
      run = syllable === lastPair + 1 ? run + 1 : 1;
      lastPair = syllable;
      longestRun = Math.max(longestRun, run);
    });
    return { counts, inHeading, headingMatches, longestRun };
  }
}

interface Found {
  readonly counts: Int32Array;
  readonly inHeading: Int32Array;
  readonly headingMatches: number;
  readonly longestRun: number;
}

const NOTHING: Wording = { terms: [], all: 1, pairs: 1, singles: 1, typed: 1 };

const isPair = (term: string): boolean => term.lastIndexOf('ˑ') > 0;

function weigh(terms: readonly QueryTerm[], indexOf: ReadonlyMap<string, number>): Wording {
  const heaviest = Math.max(0, ...terms.map(({ weight }) => weight));
  const weighed = terms.map(({ term, weight, kind }) => ({
    index: indexOf.get(term) ?? 0,
    value: weight * inverseDocumentFrequency(term),
    pair: kind === 'pair',
    typed: kind === 'syllable',
    full: weight === heaviest,
  }));
  const most = (counted: (term: Weighed) => boolean): number =>
    MOST_GAIN * weighed.filter(counted).reduce((sum, { value }) => sum + value, 0) || 1;
  return {
    terms: weighed,
    all: most(() => true),
    pairs: most(({ pair }) => pair),
    singles: most(({ pair, full }) => !pair && full),
    typed: most(({ typed }) => typed),
  };
}

function gains(
  { terms }: Wording,
  counts: Int32Array,
  gain: (count: number) => number,
  counted: (term: Weighed) => boolean,
): number {
  let sum = 0;
  for (const term of terms) {
    const count = counts[term.index] ?? 0;
    if (count > 0 && counted(term)) sum += term.value * gain(count);
  }
  return sum;
}

/** Tells of passages whether each of the terms stands there. */
export function holdsAll(terms: readonly string[]): (codes: TermCodes) => boolean {
  const finder = new TermFinder(terms);
  return (codes) => {
    const met = new Set<number>();
    finder.find(codes, (term) => met.add(term));
    return met.size === finder.terms.length;
  };
}
