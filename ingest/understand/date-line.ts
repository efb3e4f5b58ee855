import { findDates } from '@tangthu/language/text/dates';
import type { PageLine } from '../read/page-lines.ts';
import { fold } from '@tangthu/language/text/fold';
import { fieldOf } from './field.ts';
import type { Field } from './field.ts';

/** The date line of a document: ISO date and, where printed, the place. */
export interface DateLine {
  readonly iso: string;
  readonly place?: string;
}

/** «ngày … tháng … năm», filled in or not, with what OCR makes of its letters; offsets of the folded text are those of the line. */
const DATE_WORDS =
  /(?<day>n[gq]a[yvp]?)(?<d>[^\p{L}]{0,12}?[^\s]{0,4}?[^\p{L}]{0,12}?)th?[aeou]n[gq](?<m>[^\p{L}]{0,12}?[^\s]{0,4}?[^\p{L}]{0,12}?)n[aeio][mn](?<y>[\s.…_:,]*\S{0,5})/u;
/** What OCR reads for figures. */
const FIGURES: Readonly<Record<string, string>> = {
  o: '0',
  q: '0',
  d: '0',
  l: '1',
  i: '1',
  '|': '1',
  '!': '1',
  ']': '1',
  z: '2',
  s: '5',
  b: '8',
};

const EARLIEST = 1858;

/** Whether a line says «ngày … tháng … năm», be it filled in, blank or unreadable. */
export function isDateLine(text: string): boolean {
  return DATE_WORDS.test(foldedInPlace(text));
}

/** Whether day or month of a date line are left blank. */
export function isBlankDate(text: string): boolean {
  const { d = '', m = '' } = DATE_WORDS.exec(foldedInPlace(text))?.groups ?? {};
  return [d, m].some((part) => !/[\p{L}\d]/u.test(part));
}

/** The full date on a date line; undefined where day, month or year is blank or unreadable. */
export function dateField(line: PageLine, pageNumber: number): Field<DateLine> | undefined {
  const printed = findDates(line.text).find(({ day, year }) => day !== undefined && isPossible(year));
  const date = printed ?? misreadDate(line.text);
  if (!date) return undefined;
  const { iso, place } = date;
  const confidence = printed ? (place ? 0.98 : 0.85) : 0.7;
  return fieldOf({ iso, ...(place && { place }) }, pageNumber, [line], confidence);
}

/** A date whose words or figures OCR misread, set right where that can be done in one way only. */
function misreadDate(text: string): { iso: string; place?: string } | undefined {
  const match = DATE_WORDS.exec(foldedInPlace(text));
  if (!match) return undefined;
  const [day, month, year] = ['d', 'm', 'y'].map((part) => figures(match.groups?.[part] ?? ''));
  const written = `ngày ${day} tháng ${month} năm ${year}`;
  return findDates(text.slice(0, match.index) + written).find(
    ({ day: found, year: of }) => found !== undefined && isPossible(of),
  );
}

/** No paper is older than the administration, none comes from a later year; such a year was misread. */
function isPossible(year: number): boolean {
  return year >= EARLIEST && year <= new Date().getUTCFullYear();
}

function figures(text: string): string {
  const digits = text.replace(/[^\p{L}\d|!\]]/gu, '').replace(/\D/gu, (char) => FIGURES[char] ?? char);
  return /^\d+$/.test(digits) ? digits : '';
}

/** Folded letter by letter, so that offsets stay. */
function foldedInPlace(text: string): string {
  return Array.from(text, (char) => {
    const folded = fold(char);
    return folded.length === char.length ? folded : ' '.repeat(char.length);
  }).join('');
}
