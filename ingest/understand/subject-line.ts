import { findPersonalNumbers } from '@tangthu/language/text/personal-numbers';
import type { PageLine } from '../read/page-lines.ts';
import { isFormLine } from './form-line.ts';
import { isCapitals, isMotto, isParagraphBreak } from './head-lines.ts';
import { ownNumber } from './printed-number.ts';

/** The subject matter line of a document, with the lines it was read from. */
export interface SubjectLine {
  readonly text: string;
  readonly lines: readonly PageLine[];
}

const MOST_LINES = 8;
/** Real subjects under a type name have up to 95 words; where no type name tells title from body, no more than these are believed. */
const MOST_WORDS = 60;
/** «(Sử dụng cho nhà ở riêng lẻ)» adds to a title and is none. */
const REMARK = /^\(/u;
const IN_CAPITALS = /LUẬT|PHÁP LỆNH|HIẾN PHÁP/u;
/** How much farther than other lines the first one may stand below the title. */
const UNDER_TITLE = 1.3;
/** How far, as a share of the page's width, a title's two margins may differ. */
const OFF_CENTRE = 0.25;
/** A lone mark that OCR saw in the paper's grain. */
const STRAY_MARK = /(?<=\s)(?:\p{Lm}|[^\p{L}\p{N}\s\-–+&%/])+\s/gu;
/** «V/v», also as OCR reads it: «Viv», «V⁄y». */
const LETTER_SUBJECT = /^[^\p{L}]{0,3}V\s*(?:[/⁄\\]\s*[vy]?|[|1lIí]?\s*[vy])\s*[:.]?\s+/iu;
/** What does not reach so near the middle of the type name, as a share of its width, stands beside the title: a stamp. */
const BESIDE = 0.2;

/** The lines under the type name, down to a gap, a line in capitals or the body. */
export function titleSubject(
  head: readonly PageLine[],
  typeLine: PageLine,
  paragraphGap: number,
): SubjectLine | undefined {
  const middle = (typeLine.left + typeLine.right) / 2;
  const reach = (BESIDE * (typeLine.right - typeLine.left)) / 2;
  const below = head.filter(
    (line) =>
      line.top > typeLine.top + 2 &&
      line.left < middle + reach &&
      line.right > middle - reach &&
      /\p{L}{2}/u.test(line.text),
  );
  // A law's name stands in capitals under its type.
  const inCapitals = IN_CAPITALS.test(typeLine.text) && isCapitals(below[0]?.text ?? '');
  // Where the type name stands well above it, its own lines may stand apart as far.
  const gap = Math.max(
    paragraphGap,
    Math.min(UNDER_TITLE * paragraphGap, below[0] ? middleOf(below[0]) - middleOf(typeLine) : 0),
  );
  const lines: PageLine[] = [];
  for (const line of below) {
    const before = lines.at(-1);
    if (isCapitals(line.text) !== inCapitals || lines.length === MOST_LINES) break;
    if (before && isParagraphBreak(before, line, gap)) break;
    lines.push(line);
  }
  return joined(lines);
}

/** The title of a paper of no known type («GIẤY TIẾP NHẬN HỒ SƠ …»): capitals in the middle of the page, or the lines under them. */
export function bareTitle(
  head: readonly PageLine[],
  above: number,
  pageWidth: number,
  paragraphGap: number,
): SubjectLine | undefined {
  const start = head.findIndex(
    (line) =>
      line.top > above - 2 &&
      isCapitals(line.text) &&
      /\p{L}\s+\p{L}/u.test(line.text) &&
      Math.abs(line.left + line.right - pageWidth) < OFF_CENTRE * pageWidth,
  );
  const lines: PageLine[] = [];
  for (const line of start < 0 ? [] : sayable(head.slice(start))) {
    const before = lines.at(-1);
    // The title is set larger than what stands under it.
    const gap =
      before && isCapitals(before.text) && !isCapitals(line.text) ? UNDER_TITLE * paragraphGap : paragraphGap;
    if (before && isParagraphBreak(before, line, gap)) break;
    lines.push(line);
  }
  const said = lines.filter((line) => !isCapitals(line.text));
  const isTitle = said[0] === undefined || REMARK.test(said[0].text);
  return joined(shortened(isTitle ? lines : said));
}

/** «V/v …» under an official letter's number, in the left column. */
export function letterSubject(
  head: readonly PageLine[],
  pageWidth: number,
  paragraphGap: number,
): SubjectLine | undefined {
  const first = head.find((line) => LETTER_SUBJECT.test(line.text));
  if (!first) return undefined;
  const lines = [first];
  for (const line of head) {
    const before = lines.at(-1) ?? first;
    if (line.top <= before.top + 2 || (line.left + line.right) / 2 > pageWidth / 2) continue;
    if (!/\p{L}{2}|\d{2}/u.test(line.text) || isMotto(line.text) || ownNumber(line.text)) continue;
    if (isParagraphBreak(before, line, paragraphGap)) break;
    lines.push(line);
  }
  return joined(shortened(lines));
}

/** The lines above the first that is filled in on a form or says a person's number: these belong to no title. */
function sayable(lines: readonly PageLine[]): readonly PageLine[] {
  const end = lines.findIndex(
    (line, at) =>
      isFormLine(line.text) || findPersonalNumbers(`${lines[at - 1]?.text ?? ''}\n${line.text}`).length > 0,
  );
  return end < 0 ? lines : lines.slice(0, end);
}

/** As many whole lines as hold no more than `MOST_WORDS`; always the first. */
function shortened(lines: readonly PageLine[]): readonly PageLine[] {
  let words = 0;
  return lines.filter((line, at) => (words += line.text.split(' ').length) <= MOST_WORDS || at === 0);
}

function joined(read: readonly PageLine[]): SubjectLine | undefined {
  const lines = sayable(read);
  const text = lines
    .map((line) => line.text)
    .join(' ')
    .replace(LETTER_SUBJECT, '')
    .replace(STRAY_MARK, '')
    .replace(/^[^\p{L}\d“"«(]+/u, '')
    .replace(/[\s.,:;'`´ˆ_~-]+$/u, '');
  return text === '' ? undefined : { text, lines };
}

function middleOf(line: PageLine): number {
  return (line.top + line.bottom) / 2;
}
