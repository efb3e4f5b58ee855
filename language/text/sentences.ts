import { fold } from './fold.ts';
import { findInNfc } from './offsets.ts';

/** Where a sentence stands in its text: UTF-16 offsets, without the white space around it. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

// A full stop after these belongs to the word: `TP. Hồ Chí Minh`, `KT. CHỦ TỊCH`, `ThS. Nguyễn Văn A`.
const abbreviations = new Set(
  'tp tx tt p q h x t tnhh cty dn st kt tm tl tuq thm gs pgs ts ths bs ks ls cn nd nsnd nsut mr mrs ms dr tr vd sdt dt no st đ'.split(
    ' ',
  ),
);
const numbered =
  /^[ \t“"]*(?:điều|khoản|điểm|mục|chương|phần|tiểu mục|phụ lục|bước|quyển|tập)\s+(?:\d[\d.]*[a-zđ]?|[ivxlc]+|[a-zđ])$/iu;
// An amendment quotes the clause that it sets: `“4a. Văn phòng …`.
const listMark =
  /^[ \t]*["“”‘']?(?:[-–+*•●▪]|\(?(?:\d{1,3}[a-zđ]?(?:\.\d{1,3}[a-zđ]?){0,4}|[a-zđ][a-zđ\d]?|[IVXLC]{1,6}[A-Z]?)[.)/]?)$/u;
const listStart =
  /^[ \t]*(?:[-–+*•●▪]\s|["“]?\(?(?:\d{1,2}[a-zđ]?(?:\.\d{1,2}[a-zđ]?){0,4}[.)]|\d{1,2}(?:\.\d{1,2}){1,4}|[a-zđ][.)]|[IVXLC]{1,6}[.)])\s*\S|(?:Điều|Bước)\s+\d+[a-z]?\s*[.:]|(?:Chương|Mục|Phần|Phụ lục)\s+[\dIVXLC]+\s*(?:[.:]|\n|$)|Căn cứ\s|Xét\s|Theo đề nghị\s|Nơi nhận)/u;
const terminator = /[.!?…]+["”’»)\]]*|[;:]|\n/gu;

const longestMark = 60;

function lineBefore(text: string, from: number, at: number): string {
  const near = text.slice(Math.max(from, at - longestMark), at);
  const line = near.slice(near.lastIndexOf('\n') + 1);
  // A cut line must not look as if it began here.
  return line.length === longestMark ? `…${line}` : line;
}

/** Whether the full stop at `at` belongs to an abbreviation, a list mark, `Điều 1.` or a name's initial. */
function belongsToWord(text: string, from: number, at: number): boolean {
  const line = lineBefore(text, from, at);
  if (listMark.test(line) || numbered.test(line)) return true;
  const word = /[\p{L}\p{M}\d]+$/u.exec(line)?.[0] ?? '';
  if (/^\p{Lu}\p{M}*$/u.test(word) && !/[-/]$/.test(line.slice(0, -word.length))) return true;
  return abbreviations.has(fold(word)) && /^\p{Lu}|^(?:tr|vd|tp|q|p|no)$/u.test(word);
}

function endsSentence(text: string, from: number, at: number, mark: string): boolean {
  const after = text.slice(at + mark.length, at + mark.length + 60);
  if (mark === '\n') return /^[ \t]*\n/.test(after) || listStart.test(after);
  if (mark === ';' || mark === ':') return /^[ \t]*\n/.test(after);
  if (!/^\s|^$/.test(after)) return false;
  const next = after.trimStart().charAt(0);
  if (mark.startsWith('.') && /^\p{Ll}/u.test(next) && !listStart.test(after.replace(/^[ \t]*\n/, '')))
    return false;
  return !(mark === '.' && belongsToWord(text, from, at));
}

function sentencesOfNfc(text: string): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  const close = (to: number): void => {
    const piece = text.slice(from, to);
    const start = from + piece.length - piece.trimStart().length;
    const end = from + piece.trimEnd().length;
    if (end > start) found.push({ start, end });
    from = to;
  };
  for (const match of text.matchAll(terminator)) {
    if (endsSentence(text, from, match.index, match[0])) close(match.index + match[0].length);
  }
  close(text.length);
  return found;
}

/**
 * The sentences of a text in reading order. A line break alone ends none; a blank line, the start of a list item or
 * of an article, and `;` or `:` at the end of a line do. `Điều 1.`, `TP.`, `1.000.000` and initials stay whole.
 */
export function sentences(text: string): Sentence[] {
  return findInNfc(text, sentencesOfNfc);
}
