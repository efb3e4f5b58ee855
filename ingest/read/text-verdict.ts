import type { PageText } from './page-text.ts';
import { hasMarks, isVietnamese, wordShares, type WordShares } from './word-shares.ts';

/** What the words of a page's own text layer are worth: it can be searched as it is, or why not. */
export type TextVerdict = 'usable' | 'none' | 'stamp-only' | 'garbled';

const MOST_BROKEN = 0.18;
const FEW_WORDS = 12;
const FEW_BROKEN = 3;
const SOME_BROKEN = 0.04;
const STAMP_LINE =
  /^(?:(?:Người ký|Ký bởi|Email|Cơ quan|Tổ chức|Thời gian ký|Ngày ký|Chữ ký số|Signature|Digitally signed|Signed by|Date|Reason|Location)\s*[:(]|CÔNG BÁO\s*\/\s*Số|\d{1,4}$|[-–]\s*\d{1,4}\s*[-–]$)/i;

/** What the words of a page are worth, and their shares, stamps left out. */
export interface JudgedText {
  readonly verdict: TextVerdict;
  readonly shares: WordShares;
}

/**
 * Judges the text layer of one page by its words: `none` without any, `stamp-only` if it holds no more than a digital
 * signature's stamp, a gazette's running head or a page number, `garbled` if too many words are no words.
 */
export function judgeText(page: PageText): JudgedText {
  const body = bodyLines(page);
  const shares = wordShares(body.join(' '));
  if (page.words.length === 0) return { verdict: 'none', shares };
  if (!body.some((line) => /[\p{L}\p{N}]{2}/u.test(line))) return { verdict: 'stamp-only', shares };
  return { verdict: isGarbled(shares) ? 'garbled' : 'usable', shares };
}

/** The verdict alone. */
export function textVerdict(page: PageText): TextVerdict {
  return judgeText(page).verdict;
}

/** Whether some words of a usable page are broken, as those of a heading in an old font are. */
export function hasBrokenWords({ judged, broken }: WordShares): boolean {
  return broken > FEW_BROKEN && broken > SOME_BROKEN * judged;
}

function bodyLines({ text }: PageText): string[] {
  return text.split('\n').filter((line) => !STAMP_LINE.test(line));
}

function isGarbled(shares: WordShares): boolean {
  if (shares.judged < FEW_WORDS) return shares.broken > shares.judged / 2;
  if (shares.broken > MOST_BROKEN * shares.judged) return true;
  return isVietnamese(shares) && !hasMarks(shares);
}
