import { fold } from './fold.ts';
import { syllables } from './syllables.ts';
import type { Syllable } from './syllables.ts';

/** The version of the rules by which texts become terms; what older ones indexed is indexed again from its stored chunks. */
export const INDEX_RULES = 1;

/** One term of a query: `weight` multiplies its BM25 share, `kind` tells an exact syllable from its folded form. */
export interface QueryTerm {
  readonly term: string;
  readonly weight: number;
  readonly kind: 'syllable' | 'pair' | 'folded';
}

// U+02D1 is a letter for PostgreSQL's parser and stands in no text, so it joins pairs and marks folded syllables.
const joiner = 'ˑ';
const longestSyllable = 40;
const longestGap = 4;
const sentenceEnd = /[.!?;:…]\s|\n\s*\n/;

const first = 1;
const second = 0.2;

// PostgreSQL reads 1e5 as a number in scientific notation and would split a longer term after it.
function termSpelling(syllable: string): string {
  return /^\d+e\d/.test(syllable) ? syllable.replace('e', `e${joiner}`) : syllable;
}

const hasDiacritics = (syllable: string): boolean => /[^\0-\x7fˑ]/.test(syllable);

interface Word {
  readonly accented: string;
  readonly folded: string;
  readonly joinsPrevious: boolean;
}

// kỹ and kĩ, lý and lí, quý and quí are one word in two spellings.
function spellingBlind(folded: string): string {
  return /^(?:[hklmst]|qu)y$/.test(folded) ? folded.replace('y', 'i') : folded;
}

const knownFolds = new Map<string, string>();
const knownFoldsLimit = 50_000;

function foldedSyllable(syllable: string): string {
  const known = knownFolds.get(syllable);
  if (known !== undefined) return known;
  if (knownFolds.size >= knownFoldsLimit) knownFolds.clear();
  const folded = spellingBlind(fold(syllable));
  knownFolds.set(syllable, folded);
  return folded;
}

function joins(text: string, previous: Syllable | undefined, next: Syllable): boolean {
  if (!previous) return false;
  if (next.start - previous.end === 1) return true;
  // Signs can be composed too (↚), and a decomposed one must not make the gap longer.
  const gap = text.slice(previous.end, next.start).normalize('NFC');
  return gap.length <= longestGap && !sentenceEnd.test(gap);
}

function words(text: string): Word[] {
  let previous: Syllable | undefined;
  const found: Word[] = [];
  for (const syllable of syllables(text)) {
    if (syllable.text.length > longestSyllable) {
      previous = undefined;
      continue;
    }
    const accented = termSpelling(syllable.text);
    found.push({
      accented,
      folded: foldedSyllable(accented),
      joinsPrevious: joins(text, previous, syllable),
    });
    previous = syllable;
  }
  return found;
}

const pairOf = (one: Word, two: Word): string => one.folded + joiner + two.folded;
const foldedTerm = (word: Word): string => joiner + word.folded;

/** The term of two neighbouring syllables (lower-cased index forms): `quyết`, `định` give `quyetˑdinh`. */
export function pairTerm(one: string, two: string): string {
  return foldedSyllable(termSpelling(one)) + joiner + foldedSyllable(termSpelling(two));
}

/**
 * The BM25 terms of one text, separated by spaces: its syllables as written (lower-cased index form), pairs of
 * neighbouring syllables of one sentence without diacritics (`quyetˑdinh`), and each syllable without diacritics
 * (`ˑquyet`). PostgreSQL's default parser keeps every term whole.
 */
export function indexTerms(text: string): string {
  const terms: string[] = [];
  let previous: Word | undefined;
  for (const word of words(text)) {
    terms.push(word.accented, foldedTerm(word));
    if (previous && word.joinsPrevious) terms.push(pairOf(previous, word));
    previous = word;
  }
  return terms.join(' ');
}

// Before a final stop a tone mark is obligatory, so `quyet` can only be a word typed without diacritics.
const needsToneMark = /^[b-df-hj-np-tv-xz]*[aeiouy]+(?:ch|[cpt])$/;

/**
 * The terms to look for, each once: of an accented query the exact syllables and the pairs count in full and the
 * folded syllables a little; of a query typed without diacritics (or a syllable that lacks its own) it is the other
 * way round. The same text as index and as query makes the same terms.
 */
export function queryTerms(text: string): QueryTerm[] {
  const typed = words(text);
  const accentedQuery = typed.some((word) => hasDiacritics(word.accented));
  const terms = new Map<string, QueryTerm>();
  const add = (term: string, weight: number, kind: QueryTerm['kind']): void => {
    if (weight > (terms.get(term)?.weight ?? 0)) terms.set(term, { term, weight, kind });
  };
  let previous: Word | undefined;
  for (const word of typed) {
    const exact = accentedQuery && !needsToneMark.test(word.accented);
    add(word.accented, exact ? first : second, 'syllable');
    add(foldedTerm(word), exact ? second : first, 'folded');
    if (previous && word.joinsPrevious) add(pairOf(previous, word), first, 'pair');
    previous = word;
  }
  return [...terms.values()];
}
