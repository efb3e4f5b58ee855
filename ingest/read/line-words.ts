/* eslint-disable @typescript-eslint/no-non-null-assertion -- parallel columns of one length, read in the hot loop */
import { isCombining } from './characters.ts';
import type { PageChars } from './page-chars.ts';
import type { TextLine } from './text-lines.ts';

/** A word of a line: its text (NFC) and its box in points on the displayed page. */
export interface LineWord {
  text: string;
  box: { left: number; top: number; right: number; bottom: number };
}

/** A gap this much wider (in ems) than those between the letters of its line ends a word. */
const WORD_GAP = 0.1;
/** The same where the file has a space of its own: overhanging letters eat into such gaps. */
const SPACED_GAP = 0.03;
const OWN_SPACE = 2;
/** Letters farther apart than this (in ems) make a line letter-spaced. */
const LETTER_SPACED = 0.1;
/** Gaps below this (in ems) are those of plain setting. */
const TOUCHING = 0.02;
const FOOTNOTED_LENGTH = 3;
const CAPITAL_A = 0x41;
const UNDECOMPOSED_TO = 0x300;

/** The words of a line, told apart by the gaps between its characters. */
export function lineWords(chars: PageChars, line: TextLine): LineWord[] {
  const words: LineWord[] = [];
  const letterGap = usualGap(chars, line);
  let from = line.from;
  let reach = chars.end[from]!;
  for (let index = from + 1; index < line.to; index++) {
    const gap = chars.start[index]! - reach;
    if (endsWord(chars, from, index, gap, letterGap)) {
      words.push(lineWord(chars, from, index));
      from = index;
      reach = chars.end[index]!;
    } else if (chars.end[index]! > reach) {
      reach = chars.end[index]!;
    }
  }
  words.push(lineWord(chars, from, line.to));
  if (isLevel(words, line)) shareHeight(words, line);
  return words;
}

function endsWord(chars: PageChars, from: number, index: number, gap: number, letterGap: number): boolean {
  if (isCombining(chars.code[index]!)) return false;
  const spaced = chars.space[index] === OWN_SPACE;
  // The boxes of an unseen layer are those of an OCR engine, which may touch: there its spaces are right.
  if (spaced && chars.unseen[index] === 1) return true;
  if (gap > letterGap + (spaced ? SPACED_GAP : WORD_GAP) * chars.em[index]!) return true;
  return meetsFootnoteMark(chars, from, index);
}

/** Whether a footnote's raised number begins after a word (not after «m» in m²) or ends before one. */
function meetsFootnoteMark(chars: PageChars, from: number, index: number): boolean {
  if (isRaisedDigit(chars, index, index - 1)) return index - from >= FOOTNOTED_LENGTH;
  return isRaisedDigit(chars, index - 1, index) && chars.code[index]! >= CAPITAL_A;
}

function isRaisedDigit(chars: PageChars, index: number, beside: number): boolean {
  if (chars.em[index]! > 0.8 * chars.em[beside]! || !isDigit(chars.code[index]!)) return false;
  return chars.bandBottom[beside]! - chars.bandBottom[index]! > 0.15 * chars.em[beside]!;
}

/**
 * The usual gap between the letters of a line, in points: 0 but in letter-spaced or condensed lines. Three
 * gaps of four lie inside words, so the lower part of all gaps tells; a line of single letters does not count.
 */
function usualGap(chars: PageChars, line: TextLine): number {
  const length = line.to - line.from;
  if (length < 4) return 0;
  const em = chars.em[line.from]!;
  let touching = 0;
  for (let index = line.from + 1; index < line.to; index++) {
    if (Math.abs(chars.start[index]! - chars.end[index - 1]!) < TOUCHING * em) touching++;
  }
  if (touching > length / 2) return 0;
  const gaps = new Float32Array(length - 1);
  for (let index = line.from + 1; index < line.to; index++) {
    gaps[index - line.from - 1] = chars.start[index]! - chars.end[index - 1]!;
  }
  gaps.sort();
  const usual = gaps[Math.floor((length - 1) * 0.4)]!;
  if (Math.abs(usual) < TOUCHING * em) return 0;
  if (usual <= LETTER_SPACED * em) return Math.max(usual, -LETTER_SPACED * em);
  const widest = gaps[Math.floor((length - 1) * 0.95)]!;
  return widest > usual + WORD_GAP * em && !hasDigit(chars, line) ? usual : 0;
}

function hasDigit(chars: PageChars, line: TextLine): boolean {
  return chars.code.subarray(line.from, line.to).some(isDigit);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function lineWord(chars: PageChars, from: number, to: number): LineWord {
  let text = '';
  let decomposed = false;
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let index = from; index < to; index++) {
    const code = chars.code[index]!;
    text += String.fromCodePoint(code);
    if (code >= UNDECOMPOSED_TO && (code < 0x1e00 || code > 0x1eff)) decomposed = true;
    if (chars.left[index]! < left) left = chars.left[index]!;
    if (chars.top[index]! < top) top = chars.top[index]!;
    if (chars.right[index]! > right) right = chars.right[index]!;
    if (chars.bottom[index]! > bottom) bottom = chars.bottom[index]!;
  }
  return { text: decomposed ? text.normalize('NFC') : text, box: { left, top, right, bottom } };
}

function isLevel(words: readonly LineWord[], line: TextLine): boolean {
  const first = words[0]!.box;
  const last = words.at(-1)!.box;
  const drift = line.quarter % 2 === 0 ? last.bottom - first.bottom : last.right - first.right;
  return Math.abs(drift) < (line.bottom - line.top) / 4;
}

/** Gives the words of a level line one height, so that lit words make an even band. */
function shareHeight(words: readonly LineWord[], line: TextLine): void {
  const upright = line.quarter % 2 === 0;
  let least = Infinity;
  let most = -Infinity;
  for (const { box } of words) {
    least = Math.min(least, upright ? box.top : box.left);
    most = Math.max(most, upright ? box.bottom : box.right);
  }
  for (const { box } of words) {
    if (upright) {
      box.top = least;
      box.bottom = most;
    } else {
      box.left = least;
      box.right = most;
    }
  }
}
