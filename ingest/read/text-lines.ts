/* eslint-disable @typescript-eslint/no-non-null-assertion -- parallel columns of one length, read in the hot loop */
import { isCombining } from './characters.ts';
import type { PageChars } from './page-chars.ts';

/**
 * A run of characters `from`–`to` (end exclusive) that stand on one line without a wide gap, with its box
 * in the frame of its writing (see `PageChars`).
 */
export interface TextLine {
  readonly from: number;
  readonly to: number;
  readonly quarter: number;
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
}

/** Wider gaps (in ems) part the cells of a table and the two halves of a document's head. */
const WIDE_GAP = 2.5;
/** A step back of more than this (in ems) begins a new line. */
const STEP_BACK = 0.9;
/** Two characters share a line if their bands overlap by this share of the smaller one. */
const SHARED_BAND = 0.5;

/** Cuts the characters of a page, in the order of the file, into lines. */
export function groupLines(chars: PageChars): TextLine[] {
  const lines: TextLine[] = [];
  let from = 0;
  let reach = chars.end[0] ?? 0;
  for (let index = 1; index < chars.count; index++) {
    if (startsLine(chars, index, reach)) {
      lines.push(textLine(chars, from, index));
      from = index;
      reach = chars.end[index]!;
    } else if (chars.end[index]! > reach) {
      reach = chars.end[index]!;
    }
  }
  if (chars.count > 0) lines.push(textLine(chars, from, chars.count));
  return lines;
}

function startsLine(chars: PageChars, index: number, reach: number): boolean {
  const before = index - 1;
  if (chars.quarter[index] !== chars.quarter[before]) return true;
  const em = Math.max(chars.em[index]!, chars.em[before]!);
  const gap = chars.start[index]! - reach;
  if (isCombining(chars.code[index]!) && gap < em) return false;
  if (gap > WIDE_GAP * em || gap < -STEP_BACK * em) return true;
  return !sharesBand(chars, before, index);
}

function sharesBand(chars: PageChars, first: number, second: number): boolean {
  const top = Math.max(chars.bandTop[first]!, chars.bandTop[second]!);
  const bottom = Math.min(chars.bandBottom[first]!, chars.bandBottom[second]!);
  const firstHeight = chars.bandBottom[first]! - chars.bandTop[first]!;
  const secondHeight = chars.bandBottom[second]! - chars.bandTop[second]!;
  return bottom - top >= SHARED_BAND * Math.min(firstHeight, secondHeight);
}

function textLine(chars: PageChars, from: number, to: number): TextLine {
  let start = Infinity;
  let end = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (let index = from; index < to; index++) {
    if (chars.start[index]! < start) start = chars.start[index]!;
    if (chars.end[index]! > end) end = chars.end[index]!;
    if (chars.bandTop[index]! < top) top = chars.bandTop[index]!;
    if (chars.bandBottom[index]! > bottom) bottom = chars.bandBottom[index]!;
  }
  return { from, to, quarter: chars.quarter[from]!, start, end, top, bottom };
}
