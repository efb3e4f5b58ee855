import { dayPattern, monthPattern, numberOfWords, yearWords } from './number-words.ts';
import { findInNfc } from './offsets.ts';

/** A date found in a text: `start` and `end` are UTF-16 offsets; `day` and `month` are absent where the text has none. */
export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  /** ISO form as precise as the text: `2025-06-05`, `2025-06` or `2025`. */
  readonly iso: string;
  /** The place before the date line of a document: `Hà Nội, ngày 05 tháng 6 năm 2025`. */
  readonly place?: string;
}

// Title case (`Thành phố Hồ Chí Minh`, `TP. Huế`, `Bà Rịa - Vũng Tàu`) or capitals only; a number's symbol before it is not its part.
const placeBefore =
  /(?<![^\s])(?<place>(?:TP ?\.? ?)?\p{Lu}[\p{Ll}'’]+(?:(?: | - )(?:\p{Lu}[\p{Ll}'’]+|phố|xã|trấn|khu|\d{1,2})){0,8}|\p{Lu}{2,}(?:(?: | - )\p{Lu}+){0,8})[ \t]*,[ \t]*$/u;
const longestPlace = 70;
// Bounded, for dotted lines in forms can be long.
const blank = String.raw`[\s.…_]{0,20}`;
const inWords = new RegExp(
  String.raw`(?<![\p{L}\d])(?:ng[àa]y${blank}(?<d>${dayPattern})?${blank})?` +
    String.raw`th[áa]ng${blank}(?<m>${monthPattern})?${blank}n[ăa]m\s{0,20}(?<y>\d{4}(?!\d)|${yearWords})(?!\p{L})`,
  'giu',
);
const inFigures =
  /(?<![\d./-])(?<d>\d{1,2})(?<mark>[/.-])(?<m>\d{1,2})\k<mark>(?<y>(?:1[89]|20)\d{2})(?![\d/]|[.-]\d)/gu;
const monthInFigures = /(?<=tháng\s+)(?<m>\d{1,2})\s*[/-]\s*(?<y>(?:1[89]|20)\d{2})(?![\d/])/giu;
const yearInWords = new RegExp(
  String.raw`(?<![\p{L}\d])n[ăa]m\s+(?<y>(?:1[89]|20)\d{2}(?![\d/])|${yearWords}(?!\p{L}))`,
  'giu',
);

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function placeBeforeDate(text: string, start: number): string | undefined {
  return placeBefore.exec(text.slice(Math.max(0, start - longestPlace), start))?.groups?.['place'];
}

function dateOf(text: string, match: RegExpExecArray): FoundDate | undefined {
  const groups = match.groups ?? {};
  const year = numberOfWords(groups['y'] ?? '');
  const month = groups['m'] ? numberOfWords(groups['m']) : undefined;
  const day = month && groups['d'] ? numberOfWords(groups['d']) : undefined;
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (month !== undefined && day !== undefined && !isDay(year, month, day)) return undefined;
  const iso = [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'));
  const place = /^ngày/iu.test(match[0]) ? placeBeforeDate(text, match.index) : undefined;
  return {
    start: match.index,
    end: match.index + match[0].length,
    year,
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
    iso: iso.join('-'),
    ...(place && { place }),
  };
}

function datesOfNfc(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const pattern of [inWords, inFigures, monthInFigures, yearInWords]) {
    for (const match of text.matchAll(pattern)) {
      const date = dateOf(text, match);
      if (date && !found.some((other) => date.start < other.end && other.start < date.end)) found.push(date);
    }
  }
  return found.sort((one, two) => one.start - two.start);
}

/**
 * All dates of a text in reading order, in figures (`05/6/2025`, `ngày 05 tháng 6 năm 2025`)
 * or words (`ngày mồng năm tháng sáu năm hai nghìn không trăm hai mươi lăm`), as precise as
 * they are written; a day that the calendar lacks is not found.
 */
export function findDates(text: string): FoundDate[] {
  return findInNfc(text, datesOfNfc);
}
