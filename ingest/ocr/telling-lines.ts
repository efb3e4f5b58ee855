import { fold } from '@tangthu/language/text/fold';
import type { OcrLine } from './ocr-engine.ts';

/** The head of a document stands on the upper part of its page, and this much of the page below its number and date. */
const UPPER = 0.5;
const BELOW = 0.12;
const MOST_LINES = 14;
/** Words read with less confidence, and figures, which the engine misreads without a doubt, make a line worth another look. */
const SURE = 88;
/** «Số: 12/QĐ-UBND» and «ngày 3 tháng 5 năm 2020» in folded letters, with what is read for them. */
const NUMBER_LINE = /^[^a-z0-9]*(?:so|s\S|8o|§\S)\s?[:.;,]?\s*\S{0,8}\s?[/-]\s?[a-z]/;
const DATE_LINE = /(?:n\S?a\S|ng\S{1,2})\s.{0,8}t\S{1,3}n?g.{0,8}n\S{1,2}\s/;
/** Words in small letters one after another: running text, of which a head has hardly any above its number. */
const RUNNING_TEXT = /(?:\s\p{Ll}\S*){6}/u;
const MOST_RUNNING = 2;

/**
 * The lines that tell which document a page begins: its number and date, and those around them of which the engine was not
 * sure. `lines` are level on an image of this height in pixels; none where the page begins no document.
 */
export function tellingLines(lines: readonly OcrLine[], height: number): OcrLine[] {
  const upper = lines.filter(({ words }) => words.every(({ top }) => top < UPPER * height));
  const running = upper.filter((line) => RUNNING_TEXT.test(textOf(line)));
  const isBelowText = (line: OcrLine): boolean =>
    running.filter((other) => bottomOf(other) < bottomOf(line)).length > MOST_RUNNING;
  const telling = new Set(upper.filter((line) => isNumberOrDate(line) && !isBelowText(line)));
  if (telling.size === 0) return [];
  const end = Math.max(...[...telling].map(bottomOf)) + BELOW * height;
  return upper
    .filter((line) => telling.has(line) || (bottomOf(line) < end && isDoubtful(line)))
    .slice(0, MOST_LINES);
}

function isNumberOrDate(line: OcrLine): boolean {
  const text = fold(textOf(line)).toLowerCase();
  return line.words.length < 12 && (NUMBER_LINE.test(text) || DATE_LINE.test(text));
}

function isDoubtful({ words }: OcrLine): boolean {
  return words.some(({ confidence, text }) => /\d/.test(text) || (confidence < SURE && /\p{L}/u.test(text)));
}

function textOf({ words }: OcrLine): string {
  return words.map(({ text }) => text).join(' ');
}

function bottomOf({ words }: OcrLine): number {
  return Math.max(...words.map(({ bottom }) => bottom));
}
