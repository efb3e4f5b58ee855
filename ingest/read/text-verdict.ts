import type { PageText } from './page-text.ts';
import { isVietnameseSyllable } from '@tangthu/language/text/vietnamese-syllable';

/** Whether the text layer of a page can be searched as it is, or why the page must be read by OCR. */
export type TextVerdict =
  | { readonly verdict: 'usable' }
  | { readonly verdict: 'needs-ocr'; readonly reason: 'none' | 'stamp-only' | 'garbled' };

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

const MOST_BROKEN = 0.18;
const FEWEST_MARKED = 0.25;
const LEAST_SYLLABLES = 0.5;
const FEW_WORDS = 12;
const STAMP_LINE =
  /^(?:(?:Người ký|Ký bởi|Email|Cơ quan|Tổ chức|Thời gian ký|Ngày ký|Chữ ký số|Signature|Digitally signed|Signed by|Date|Reason|Location)\s*[:(]|CÔNG BÁO\s*\/\s*Số|\d{1,4}$|[-–]\s*\d{1,4}\s*[-–]$)/i;

/**
 * Judges the text layer of one page: `none` without words, `stamp-only` if it holds no more than a digital
 * signature's stamp, a gazette's running head or a page number, `garbled` if too many words are no words.
 */
export function textVerdict(page: PageText): TextVerdict {
  if (page.words.length === 0) return { verdict: 'needs-ocr', reason: 'none' };
  const body = page.text.split('\n').filter((line) => !STAMP_LINE.test(line));
  if (!body.some((line) => /[\p{L}\p{N}]{2}/u.test(line)))
    return { verdict: 'needs-ocr', reason: 'stamp-only' };
  return isGarbled(wordShares(body.join(' ')))
    ? { verdict: 'needs-ocr', reason: 'garbled' }
    : { verdict: 'usable' };
}

function isGarbled(shares: WordShares): boolean {
  if (shares.judged < FEW_WORDS) return shares.broken > shares.judged / 2;
  if (shares.broken > MOST_BROKEN * shares.judged) return true;
  // A page in another language has few syllables by chance; one that lost its marks has little else.
  const vietnamese = shares.syllables > LEAST_SYLLABLES * shares.judged;
  return vietnamese && shares.marked < FEWEST_MARKED * shares.syllables;
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
