import type { PageText } from './page-text.ts';
import { hasMarks, isVietnamese, wordShares, type WordShares } from './word-shares.ts';

/** What the words of a page's own text layer are worth: it can be searched as it is, or why not. */
export type TextVerdict = 'usable' | 'none' | 'stamp-only' | 'garbled';

const MOST_BROKEN = 0.18;
const FEW_WORDS = 12;
const STAMP_LINE =
  /^(?:(?:Người ký|Ký bởi|Email|Cơ quan|Tổ chức|Thời gian ký|Ngày ký|Chữ ký số|Signature|Digitally signed|Signed by|Date|Reason|Location)\s*[:(]|CÔNG BÁO\s*\/\s*Số|\d{1,4}$|[-–]\s*\d{1,4}\s*[-–]$)/i;

/**
 * Judges the text layer of one page by its words: `none` without any, `stamp-only` if it holds no more than a digital
 * signature's stamp, a gazette's running head or a page number, `garbled` if too many words are no words.
 */
export function textVerdict(page: PageText): TextVerdict {
  if (page.words.length === 0) return 'none';
  const body = page.text.split('\n').filter((line) => !STAMP_LINE.test(line));
  if (!body.some((line) => /[\p{L}\p{N}]{2}/u.test(line))) return 'stamp-only';
  return isGarbled(wordShares(body.join(' '))) ? 'garbled' : 'usable';
}

function isGarbled(shares: WordShares): boolean {
  if (shares.judged < FEW_WORDS) return shares.broken > shares.judged / 2;
  if (shares.broken > MOST_BROKEN * shares.judged) return true;
  return isVietnamese(shares) && !hasMarks(shares);
}
