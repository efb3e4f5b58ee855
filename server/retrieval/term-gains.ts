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
}

/** Some of a wording's terms, weighed by how telling they are. */
interface Terms {
  readonly terms: readonly Weighed[];
  /** What a text gets that repeats each without end. */
  readonly most: number;
}

/** One wording of a query: all of its terms, its pairs, the single ones that count in full (the exact syllables of an
 * accented query, the folded ones of an unaccented), and its syllables just as they were typed. */
interface Wording {
  readonly all: Terms;
  readonly pairs: Terms;
  readonly singles: Terms;
  readonly typed: Terms;
}

/** Measures how passages hold the words of one query: what depends on the query alone is worked out once. */
export class WordFitter {
  readonly #finder: TermFinder;
  readonly #wordings: readonly Wording[];
  readonly #isPair: readonly boolean[];

  constructor(wordings: readonly (readonly QueryTerm[])[]) {
    this.#finder = new TermFinder(wordings.flat().map(({ term }) => term));
    this.#isPair = this.#finder.terms.map((term) => term.lastIndexOf('ˑ') > 0);
    const indexOf = new Map(this.#finder.terms.map((term, index) => [term, index]));
    this.#wordings = wordings.map((terms) => weigh(terms, indexOf));
  }

  /** The fit of the wording that fits best. `headingWords`: how many syllables at the passage's beginning are its heading. */
  fit(codes: TermCodes, headingWords: number): WordFit {
    const { counts, inHeading, longestRun, headingMatches } = this.#find(codes, headingWords);
    const terms = termCount(codes);
    const gain = termGain(terms);
    let [wording, words] = [NOTHING, -1];
    for (const other of this.#wordings) {
      const share = shareOf(other.all, counts, gain);
      if (share > words) [wording, words] = [other, share];
    }
    return {
      words: Math.max(0, words),
      pairs: shareOf(wording.pairs, counts, gain),
      singles: shareOf(wording.singles, counts, gain),
      coverage: shareOf(wording.singles, counts, present),
      pairCoverage: shareOf(wording.pairs, counts, present),
      exact: shareOf(wording.typed, counts, present),
      headingCoverage: headingMatches > 0 ? shareOf(wording.singles, inHeading, present) : 0,
      headingPairs: headingMatches > 0 ? shareOf(wording.pairs, inHeading, present) : 0,
      headingFit: headingWords > 0 ? headingMatches / headingWords : 0,
      run: longestRun / Math.max(1, wording.pairs.terms.length),
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
      if (!this.#isPair[term] || syllable === lastPair) return;
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

const NONE: Terms = { terms: [], most: 1 };
const NOTHING: Wording = { all: NONE, pairs: NONE, singles: NONE, typed: NONE };

const present = (): number => MOST_GAIN;

function weigh(terms: readonly QueryTerm[], indexOf: ReadonlyMap<string, number>): Wording {
  const heaviest = Math.max(0, ...terms.map(({ weight }) => weight));
  const those = (counted: (term: QueryTerm) => boolean): Terms => {
    const weighed = terms.filter(counted).map(({ term, weight }) => ({
      index: indexOf.get(term) ?? 0,
      value: weight * inverseDocumentFrequency(term),
    }));
    return { terms: weighed, most: MOST_GAIN * weighed.reduce((sum, { value }) => sum + value, 0) || 1 };
  };
  return {
    all: those(() => true),
    pairs: those(({ kind }) => kind === 'pair'),
    singles: those(({ kind, weight }) => kind !== 'pair' && weight === heaviest),
    typed: those(({ kind }) => kind === 'syllable'),
  };
}

function shareOf({ terms, most }: Terms, counts: Int32Array, gain: (count: number) => number): number {
  let sum = 0;
  for (const { index, value } of terms) {
    const count = counts[index] ?? 0;
    if (count > 0) sum += value * gain(count);
  }
  return sum / most;
}

/** Tells of passages whether each of the terms stands there. */
export function holdsAll(terms: readonly string[]): (codes: TermCodes) => boolean {
  if (terms.length === 0) return () => true;
  const finder = new TermFinder(terms);
  return (codes) => {
    const met = new Set<number>();
    finder.find(codes, (term) => met.add(term));
    return met.size === finder.terms.length;
  };
}
