/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import { sentences } from '@tangthu/language/text/sentences';
import type { BodyText } from './body-text.ts';

/**
 * The smallest piece a chunk is made of: a sentence, a clause or a heading, as a range of the body's words
 * (`to` exclusive). `heading` is the heading of the article or section it stands in; `opens` tells whether
 * it begins that section, `clause` whether it begins a numbered or lettered clause, `leads` whether it only
 * leads in what follows («… trong các trường hợp:»).
 */
export interface Passage {
  readonly from: number;
  readonly to: number;
  readonly heading: string;
  readonly opens: boolean;
  readonly clause: boolean;
  readonly leads: boolean;
}

const ARTICLE = /^Điều\s+\d+\p{Ll}?\s*(?:[.:]|$)/u;
const SECTION =
  /^(?:(?:Phần|Chương|Mục|Tiểu mục|Phụ lục|Biểu mẫu|Mẫu số)\s+(?:[IVXLC]+|\d+\p{L}?|[A-Z]|thứ\s+\p{L}+)(?![\p{L}\d])\s*(?:[.:]|$|[^\p{Ll}]+$)|Phụ lục$)/iu;
const ROMAN = /^[IVX]+\s*[.)]\s*[^\p{Ll}]*\p{Lu}{2}[^\p{Ll}]*$/u;
const CLAUSE = /^(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-+–•]|Căn cứ)\s/u;
const LONGEST_HEADING = 200;
const FULL_LINE = 50;

/** Cuts a body into passages of at most `longest` words each, in order and without a gap. */
export function passages(body: BodyText, longest: number): Passage[] {
  const found: Passage[] = [];
  let heading = '';
  for (const { from, to } of sentenceRanges(body)) {
    const text = body.text.slice(body.starts[from], body.ends[to - 1]);
    const title = sectionTitle(text);
    const bodyFrom = title === undefined ? from : from + title.split(/\s+/).length;
    if (title !== undefined) {
      heading = shortened(title.replaceAll('\n', ' '));
      for (const piece of pieces(body, from, bodyFrom, longest)) {
        found.push({ ...piece, heading, opens: piece.from === from, clause: false, leads: true });
      }
    }
    for (const piece of pieces(body, bodyFrom, to, longest)) {
      const clause = piece.from === from && CLAUSE.test(text);
      found.push({ ...piece, heading, opens: false, clause, leads: piece.to === to && leadsIn(text) });
    }
  }
  return found;
}

/** Whether a sentence announces what follows: «Hồ sơ gồm:», or a clause's bare title «2. Đối tượng áp dụng». */
function leadsIn(text: string): boolean {
  return text.endsWith(':') || (CLAUSE.test(text) && /[\p{L}\d)]$/u.test(text));
}

/** Sentences as word ranges; a word belongs to the sentence that its first letter stands in. */
function sentenceRanges(body: BodyText): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  let from = 0;
  for (const { start } of [...sentences(body.text).slice(1), { start: Infinity }]) {
    let to = from;
    while (to < body.starts.length && body.starts[to]! < start) to++;
    if (to > from) ranges.push({ from, to });
    from = to;
  }
  return ranges;
}

/** The title that a sentence opens a section with, as it is printed; undefined if it opens none. */
function sectionTitle(text: string): string | undefined {
  const lines = text.split('\n');
  const first = lines[0]!;
  if (ARTICLE.test(first)) return titleLines(lines, isTitleContinued);
  if (ROMAN.test(first) || SECTION.test(first)) return titleLines(lines, isCapitals);
  return undefined;
}

function titleLines(lines: readonly string[], goesOn: (line: string, before: string) => boolean): string {
  let count = 1;
  while (count < lines.length && goesOn(lines[count]!, lines[count - 1]!)) count++;
  return lines.slice(0, count).join('\n');
}

/** An article's title runs over a full line into one that begins in small letters. */
function isTitleContinued(line: string, before: string): boolean {
  return before.length >= FULL_LINE && /^[\p{Ll}\d(]/u.test(line);
}

/** «Chương II» has its name on the next lines, in capitals. */
function isCapitals(line: string): boolean {
  return /\p{Lu}/u.test(line) && !/\p{Ll}/u.test(line);
}

function shortened(title: string): string {
  if (title.length <= LONGEST_HEADING) return title;
  return title.slice(0, title.lastIndexOf(' ', LONGEST_HEADING)) + ' …';
}

/** Cuts a sentence of more than `longest` words into even pieces, at the ends of lines where it can. */
function pieces(body: BodyText, from: number, to: number, longest: number): { from: number; to: number }[] {
  if (to <= from) return [];
  if (to - from <= longest) return [{ from, to }];
  const size = Math.ceil((to - from) / Math.ceil((to - from) / longest));
  const cut: { from: number; to: number }[] = [];
  let start = from;
  while (to - start > longest) {
    let end = start + size;
    while (end > start + size / 2 && body.text[body.ends[end - 1]!] !== '\n') end--;
    if (end <= start + size / 2) end = start + size;
    cut.push({ from: start, to: end });
    start = end;
  }
  cut.push({ from: start, to });
  return cut;
}
