import { isRunningHead } from '../chunk/page-furniture.ts';
import { lineOfWords } from '../read/page-lines.ts';
import type { PageLine } from '../read/page-lines.ts';
import { oncePerPage } from '../read/once-per-page.ts';
import type { PageText } from '../read/page-text.ts';
import { findAlike, opensLike, plainWords } from './alike.ts';
import { columnLines } from './column-lines.ts';

/** What the first line on the right says, now, in the south until 1976, and on papers of the Party. */
const MOTTOS = [
  { words: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA', wrong: 4 },
  { words: 'ĐẢNG CỘNG SẢN VIỆT NAM', wrong: 3 },
  { words: 'CỘNG HÒA MIỀN NAM VIỆT NAM', wrong: 4 },
];
/** A motto has at least so many capitals, misread ones left out. */
const FEWEST_CAPITALS = 12;
const OPENINGS = [
  { words: 'Căn cứ', wrong: 1 },
  { words: 'Kính gửi', wrong: 1 },
  { words: 'Kính trình', wrong: 1 },
  { words: 'Theo đề nghị', wrong: 2 },
  { words: 'Xét đề nghị', wrong: 2 },
];
const SECTION = /^[^\p{L}]{0,3}[IVX1]+\.\s+\p{Lu}{2}/u;
const DIVISION = /^(?:[a-z] )?(?:dieu \d|chuong (?:[ivx]|\d))/;
/** These may also begin a line of the subject; they open the body after a gap only. */
const BODY_AFTER_GAP =
  /^(?:theo|xet|thuc hien|tren co so|hom nay|de|ngay \d|\d+|\p{L}+(?: \p{L}+){0,3} so \d\S*)(?: |$)/u;
/** Lines farther apart than this many line heights, and this many times the usual distance, are two paragraphs. */
const PARAGRAPH_HEIGHTS = 1.75;
const PARAGRAPH_PITCH = 1.25;
/** Lines of running text are at least so wide, as a share of the page's width. */
const FULL_LINE = 0.5;

/**
 * The lines of a page from top to bottom, left to right, without running heads and stray marks of OCR. A
 * line that holds both the issuer and the motto is parted.
 */
export const headLines: (page: PageText) => readonly PageLine[] = oncePerPage((page) =>
  columnLines(page)
    .filter((line) => !isRunningHead(line, page) && /\p{L}{2}|\d/u.test(line.text))
    .flatMap((line) => partedAtMotto(page, line)),
);

function partedAtMotto(page: PageText, line: PageLine): PageLine[] {
  const at = mottoIn(line.text)?.start ?? 0;
  if (at === 0) return [line];
  const start = (page.words[line.from]?.start ?? 0) + at;
  const word = page.words.findIndex((candidate) => candidate.end > start);
  if (word <= line.from) return [line];
  return [lineOfWords(page, line.from, word), lineOfWords(page, word, line.to)];
}

/** Whether a line is the national motto's first line, or the Party's name in its place. */
export function isMotto(text: string): boolean {
  return mottoIn(text) !== undefined;
}

function mottoIn(text: string): { start: number } | undefined {
  if ((text.match(/\p{Lu}/gu)?.length ?? 0) < FEWEST_CAPITALS) return undefined;
  for (const { words, wrong } of MOTTOS) {
    const found = findAlike(text, words, wrong);
    if (found && isCapitals(text.slice(found.start, found.end))) return found;
  }
  return undefined;
}

/** The first line of what follows a document's head; `lines` from top to bottom. */
export function firstBodyLine(lines: readonly PageLine[], paragraphGap: number): PageLine | undefined {
  return lines.find((line, at) => {
    if (opensBody(line.text)) return true;
    const before = lines[at - 1];
    // What stands right under the type name is the subject, however far below.
    if (!before || isCapitals(before.text)) return false;
    return BODY_AFTER_GAP.test(plainWords(line.text)) && isParagraphBreak(before, line, paragraphGap);
  });
}

function opensBody(text: string): boolean {
  if (SECTION.test(text)) return true;
  const start = text.replace(/^[^\p{L}]+/u, '').replace(/^\p{Ll}\s/u, '');
  return (
    DIVISION.test(plainWords(start)) || OPENINGS.some(({ words, wrong }) => opensLike(start, words, wrong))
  );
}

/** Whether a line stands so far below another that it begins a new paragraph; `paragraphGap` from middle to middle, in points. */
export function isParagraphBreak(before: PageLine, line: PageLine, paragraphGap: number): boolean {
  return middleOf(line) - middleOf(before) > paragraphGap;
}

/**
 * From how far apart on, middle to middle in points, two lines of a page's head are two paragraphs: by the height of its
 * motto, which has marks above and below, and by how far the lines of the running text are apart.
 */
export function paragraphGap(
  page: PageText,
  lines: readonly PageLine[],
  motto: PageLine | undefined,
): number {
  const height = motto ? wordHeight(page, motto) : usualLineHeight(lines);
  return Math.max(PARAGRAPH_HEIGHTS * height, PARAGRAPH_PITCH * usualPitch(page, lines));
}

/** The height of the taller words of a line, those of stains left out. */
function wordHeight(page: PageText, line: PageLine): number {
  const words = page.words.slice(line.from, line.to);
  return quantile(
    words.map(({ top, bottom }) => bottom - top),
    0.7,
  );
}

/** The height of most full lines of a page, in points: three of four are no higher. */
function usualLineHeight(lines: readonly PageLine[]): number {
  return quantile(
    lines.map((line) => line.bottom - line.top),
    0.75,
  );
}

/** How far apart the lines of the running text usually are, in points; 0 where there is none. */
function usualPitch(page: PageText, lines: readonly PageLine[]): number {
  const full = lines.filter((line) => line.right - line.left > FULL_LINE * page.width);
  const pitches = full.slice(1).map((line, at) => middleOf(line) - middleOf(full[at] ?? line));
  return quantile(
    pitches.filter((pitch) => pitch > 8 && pitch < 40),
    0.3,
  );
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, two) => one - two);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

function middleOf(line: PageLine): number {
  return (line.top + line.bottom) / 2;
}

/** Whether a line is set in capitals. */
export function isCapitals(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals > 1 && small <= capitals / 8;
}
