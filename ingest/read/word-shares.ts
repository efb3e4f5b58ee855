import { isVietnameseSyllable } from '@tangthu/language/text/vietnamese-syllable';

/** Shares of the words of a page that tell a sound layer from rubbish; counts of judged words. */
export interface WordShares {
  /** Words judged: not numbers, abbreviations or mere punctuation. */
  readonly judged: number;
  /** Words that are neither Vietnamese syllables nor plain Latin words. */
  readonly broken: number;
  /** Words built as Vietnamese syllables. */
  readonly syllables: number;
  /** Syllables with a Vietnamese mark (about 7 of 10 in sound text). */
  readonly marked: number;
}

type WordKind = 'neutral' | 'broken' | 'latin' | 'plain' | 'marked';

const FEWEST_MARKED = 0.25;
const LEAST_SYLLABLES = 0.5;

/** Whether most words are Vietnamese syllables: a page in another language has few by chance. */
export function isVietnamese({ judged, syllables }: WordShares): boolean {
  return syllables > LEAST_SYLLABLES * judged;
}

/** Whether Vietnamese text bears its marks, or lost them on the way. */
export function hasMarks({ syllables, marked }: WordShares): boolean {
  return marked >= FEWEST_MARKED * syllables;
}

/** Counts the kinds of words in a text. */
export function wordShares(text: string): WordShares {
  const counts: Record<WordKind, number> = { neutral: 0, broken: 0, latin: 0, plain: 0, marked: 0 };
  for (const word of text.split(/[\s\-–/.,:;+&(]+/)) counts[kindOf(word)]++;
  const syllables = counts.plain + counts.marked;
  return {
    judged: syllables + counts.latin + counts.broken,
    broken: counts.broken,
    syllables,
    marked: counts.marked,
  };
}

const known = new Map<string, WordKind>();
const MOST_KNOWN = 50_000;

function kindOf(word: string): WordKind {
  const found = known.get(word);
  if (found) return found;
  const kind = judge(word);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, kind);
  return kind;
}

function judge(printed: string): WordKind {
  const word = printed.replace(/^[^\p{L}\p{N}\ufffd]+|[^\p{L}\p{N}\ufffd]+$/gu, '');
  if (word === '') return 'neutral';
  if (!/^[\p{L}\p{N}'’]+$/u.test(word)) return /\p{L}/u.test(word) ? 'broken' : 'neutral';
  if (/\p{N}/u.test(word)) return /\p{Ll}.*\p{N}.*\p{L}|\p{N}\p{L}{2}/u.test(word) ? 'broken' : 'neutral';
  if (/\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(word) && /^(?:\p{Ll}|\p{Lu}{2})/u.test(word)) return 'broken';
  const lower = word.toLowerCase();
  if (isVietnameseSyllable(lower)) return /[^a-z]/.test(lower) ? 'marked' : 'plain';
  if (word.length <= 8 && word === word.toUpperCase()) return 'neutral';
  return /^[a-z'’]{2,}$/.test(lower) && /[aeiouy]/.test(lower) ? 'latin' : 'broken';
}
