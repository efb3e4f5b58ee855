/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import { pageLines } from '../read/page-lines.ts';
import type { PageLine } from '../read/page-lines.ts';
import { oncePerPage } from '../read/once-per-page.ts';
import type { PageText, Word } from '../read/page-text.ts';
import { plainWords } from './alike.ts';

/** A gap wider than this many times a line's height parts two columns. */
const COLUMN_GAP = 1.5;
/** Only lines of so many words tell how far a page lies askew. */
const LONG_LINE = 8;
/** Slopes below this one are none: a millimetre over the width of the page. */
const LEAST_SLOPE = 0.004;
/** What is filled in by hand after these, however far off, belongs to their line. */
const LEFT_OPEN = /(?:^|\s)(?:so|ngay|thang|nam)$/;

/**
 * The lines of a page with those parted that run over two columns (issuer and motto, recipients and signature), from top
 * to bottom, left to right. On a page that lies askew their boxes are those of the page laid straight.
 */
export const columnLines: (page: PageText) => readonly PageLine[] = oncePerPage((page) => {
  const lines = pageLines(page);
  const slope = slopeOf(page, lines);
  return lines
    .flatMap((line) => columnsOf(page, line))
    .map(({ from, to }) => levelLine(page, from, to, slope))
    .sort((one, two) => one.top - two.top || one.left - two.left);
});

/**
 * A run of words of a page (`to` exclusive) as a line whose box is that of the page laid straight; `slope` down to the
 * right. Its edges above and below are those of most words: a stain that was read as a letter does not stretch it.
 */
function levelLine(page: PageText, from: number, to: number, slope: number): PageLine {
  const words = page.words.slice(from, to);
  const level = words.map(({ left, top, right, bottom }) => {
    const fall = slope * ((left + right) / 2 - page.width / 2);
    return { top: top - fall, bottom: bottom - fall };
  });
  return {
    text: page.text.slice(words[0]!.start, words.at(-1)!.end),
    from,
    to,
    left: Math.min(...words.map(({ left }) => left)),
    right: Math.max(...words.map(({ right }) => right)),
    top: middleOf(level.map(({ top }) => top)),
    bottom: middleOf(level.map(({ bottom }) => bottom)),
  };
}

function middleOf(values: readonly number[]): number {
  return [...values].sort((one, two) => one - two)[values.length >> 1]!;
}

function columnsOf(page: PageText, line: PageLine): { from: number; to: number }[] {
  const columns: { from: number; to: number }[] = [];
  let from = line.from;
  for (let word = line.from + 1; word < line.to; word++) {
    if (!partsColumns(page, from, word)) continue;
    columns.push({ from, to: word });
    from = word;
  }
  return [...columns, { from, to: line.to }];
}

function partsColumns(page: PageText, from: number, word: number): boolean {
  const before = page.words[word - 1]!;
  const after = page.words[word]!;
  const height = Math.max(heightOf(before), heightOf(after));
  if (after.left - before.right < COLUMN_GAP * height) return false;
  const left = page.text.slice(page.words[from]!.start, before.end);
  const right = page.text.slice(after.start, after.end);
  return !LEFT_OPEN.test(plainWords(left)) && !/^(?:\/|tháng|năm)/iu.test(right);
}

function heightOf(word: Word): number {
  return word.bottom - word.top;
}

/** By how much lines fall to the right, as the median over the long ones. */
function slopeOf(page: PageText, lines: readonly PageLine[]): number {
  const slopes = lines
    .filter((line) => line.to - line.from >= LONG_LINE)
    .map((line) => {
      const first = page.words[line.from]!;
      const last = page.words[line.to - 1]!;
      return (last.top + last.bottom - first.top - first.bottom) / 2 / (last.left - first.left);
    });
  if (slopes.length < 3) return 0;
  const slope = middleOf(slopes);
  return Math.abs(slope) < LEAST_SLOPE ? 0 : slope;
}
