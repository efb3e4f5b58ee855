/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import type { OcrLine, OcrWord } from './ocr-engine.ts';

/** A gap wider than so many times the height of a line's words parts it: a column or cell ends. */
const WIDEST_SPACE = 2;
/** Parts stand in one row when their middles are closer than this part of their height. */
const SAME_ROW = 0.6;
/** So many rows parted at one place, each read as one line, are a table, not two columns. */
const TABLE_ROWS = 5;

interface Part {
  readonly line: number;
  readonly block: number;
  readonly words: readonly OcrWord[];
  readonly left: number;
  readonly right: number;
  /** How far down its middle would be if the lines ran level. */
  readonly middle: number;
  readonly height: number;
}

/**
 * Lines in reading order: lines that run across a gutter are parted, two columns side by side (the head of a document,
 * recipients beside a signature) are read one after the other, tables without rules row by row. `skew` in degrees.
 */
export function inReadingOrder(lines: readonly OcrLine[], skew: number): OcrLine[] {
  const slope = Math.tan((skew * Math.PI) / 180);
  const parts = lines.flatMap((line, index) => partsOf(line, index, slope));
  const rows = rowsOf(parts);
  const ordered: Part[] = [];
  for (let at = 0; at < rows.length;) {
    const band = columnsFrom(rows, at);
    if (band) ordered.push(...band.left, ...band.right);
    else ordered.push(...rows[at]!);
    at = band?.end ?? at + 1;
  }
  return ordered.map(({ block, words }) => ({ block, words }));
}

/** The pieces of a line between its wide gaps. */
function partsOf({ block, words }: OcrLine, line: number, slope: number): Part[] {
  const height = median(words.map(({ top, bottom }) => bottom - top));
  const pieces: OcrWord[][] = [];
  for (const word of [...words].sort((one, other) => one.left - other.left)) {
    const before = pieces.at(-1)?.at(-1);
    if (before && word.left - before.right <= WIDEST_SPACE * height) pieces.at(-1)!.push(word);
    else pieces.push([word]);
  }
  return pieces.map((piece) => ({
    line,
    block,
    words: piece,
    left: piece[0]!.left,
    right: Math.max(...piece.map(({ right }) => right)),
    middle: median(piece.map(({ left, right, top, bottom }) => (top + bottom - slope * (left + right)) / 2)),
    height,
  }));
}

/** Parts row by row from the top, each row from the left. */
function rowsOf(parts: readonly Part[]): Part[][] {
  const rows: Part[][] = [];
  for (const part of [...parts].sort((one, other) => one.middle - other.middle)) {
    const row = rows.at(-1);
    const beside = row?.every(
      (other) =>
        Math.abs(other.middle - part.middle) < SAME_ROW * Math.min(other.height, part.height) &&
        (other.right <= part.left || part.right <= other.left),
    );
    if (row && beside) row.push(part);
    else rows.push([part]);
  }
  for (const row of rows) row.sort((one, other) => one.left - other.left);
  return rows;
}

/** Two columns that begin at this row and how far they go; undefined where the row runs across or is a table's. */
function columnsFrom(
  rows: readonly Part[][],
  start: number,
): { left: Part[]; right: Part[]; end: number } | undefined {
  const [one, other, third] = rows[start]!;
  if (!one || !other || third) return undefined;
  let gutter: Gutter = { from: one.right, to: other.left, least: Math.max(one.height, other.height) };
  const left: Part[] = [];
  const right: Part[] = [];
  let end = start;
  let asOneLine = 0;
  for (; end < rows.length; end++) {
    const row = rows[end]!;
    const narrowed = narrow(gutter, row);
    if (!narrowed) break;
    gutter = narrowed;
    for (const part of row) (part.right <= gutter.from ? left : right).push(part);
    if (row.length > 1 && row.every(({ line }) => line === row[0]!.line)) asOneLine++;
  }
  return left.length && right.length && asOneLine < TABLE_ROWS ? { left, right, end } : undefined;
}

/** A strip that no line crosses; one narrower than `least` parts nothing. */
interface Gutter {
  readonly from: number;
  readonly to: number;
  readonly least: number;
}

/** The part of a gutter that a row leaves free; undefined where the row runs across it. */
function narrow(gutter: Gutter, row: readonly Part[]): Gutter | undefined {
  let { from, to } = gutter;
  for (const { left, right } of row) {
    if (left < from && right <= to) from = Math.max(from, right);
    else if (left >= from && right > to) to = Math.min(to, left);
    else return undefined;
  }
  return to - from >= gutter.least ? { ...gutter, from, to } : undefined;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
}
