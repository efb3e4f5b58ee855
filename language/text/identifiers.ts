import { fold } from './fold.ts';
import { findInNfc } from './offsets.ts';

/** What an identifier names: a procedure, one resident's case, a person by the present or the old number. */
export type IdentifierKind = 'procedure' | 'procedure-file' | 'citizen-number' | 'old-id-number';

/** An identifier in a text: `text` as written, from `start` to `end` (UTF-16 offsets). */
export interface FoundIdentifier {
  readonly kind: IdentifierKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The identifier as it is properly written, the same for every way of writing it: `000.00.00.H26-250606-0001`. */
  readonly key: string;
}

interface Span {
  readonly kind: IdentifierKind;
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

interface Form {
  readonly kind: IdentifierKind;
  readonly pattern: RegExp;
  /** The key of what matched, undefined where it is something else after all. */
  readonly keyOf: (
    groups: Readonly<Record<string, string | undefined>>,
    before: string,
  ) => string | undefined;
}

// OCR reads O for 0 and l or I for 1; such a letter counts as a digit only where real digits stand with it.
const digit = '[\\dOolI|]';
const digits = (count: number | string): string => String.raw`(?=[OolI|]*\d)${digit}{${count}}`;
const dot = String.raw`\s?[.,\s]\s?`;
const hyphen = String.raw`\s?[-–—]\s?`;
const before = String.raw`(?<![\p{L}\d]|[\p{L}\d][.,/-])`;
const after = String.raw`(?![\p{L}\d]|[.,/-][\p{L}\d])`;
// Never a letter that may stand for a digit.
const officeLetter = '[A-HJKMNP-Z]';
// An agency of QCVN 102: «000.00.00.H26».
const agency = String.raw`${digit}{3}${dot}${digit}{2}${dot}${digit}{2}${dot}${officeLetter}\s?${digits(2)}`;
const shortAgency = String.raw`${officeLetter}${digits(2)}(?:${dot}${digits('1,3')}){0,3}`;

const whole = (source: string): RegExp => new RegExp(before + source + after, 'giu');

const citizenGroups = [[12], [3, 3, 3, 3], [4, 4, 4], [6, 6], [3, 1, 2, 6], [3, 3, 6]];
const fewestRealDigits = 8;

const inGroups = (counts: readonly number[]): string =>
  counts.map((count) => `${digit}{${count}}`).join('[ .]');

function digitsOf(written = ''): string {
  return written
    .replace(/[Oo]/g, '0')
    .replace(/[lI|i]/g, '1')
    .replace(/\D/g, '');
}

/** `000.00.00.H26` or `H26.1` of an agency's code as written. */
function agencyKey(written: string): string {
  const at = written.search(/[A-HJKMNP-Z]/i);
  const parts = written
    .slice(at + 1)
    .trim()
    .split(/[.,\s]+/);
  const leading = digitsOf(written.slice(0, at));
  const prefix = leading && `${leading.slice(0, 3)}.${leading.slice(3, 5)}.${leading.slice(5)}.`;
  return `${prefix}${written.charAt(at).toUpperCase()}${parts.map(digitsOf).join('.')}`;
}

function isYearMonthDay(written: string): boolean {
  const month = Number(written.slice(2, 4));
  const day = Number(written.slice(4));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

const longestContext = 60;
const oldIdContext =
  /(?:cmnd|cmtnd|cmt|chung minh nhan dan|chung minh thu|so chung minh|giay chung minh)[^\d]{0,30}$/;

const forms: readonly Form[] = [
  {
    kind: 'procedure-file',
    pattern: whole(
      String.raw`(?<agency>${agency}|${shortAgency})${hyphen}(?<day>${digits(6)})${hyphen}(?<number>${digits('4,5')})`,
    ),
    keyOf: ({ agency: office = '', day, number }) =>
      isYearMonthDay(digitsOf(day)) ? `${agencyKey(office)}-${digitsOf(day)}-${digitsOf(number)}` : undefined,
  },
  {
    kind: 'procedure',
    pattern: whole(
      String.raw`(?<field>\d)(?:\s?\.\s?|\s)(?<number>${digits(6)})(?! \d{6}(?!\d))(?:${dot}(?<agency>${agency}))?(?:\.(?<part>\d{2}))?`,
    ),
    keyOf: ({ field = '', number, agency: office, part }) =>
      [`${field}.${digitsOf(number)}`, office && agencyKey(office), part].filter(Boolean).join('.'),
  },
  {
    kind: 'citizen-number',
    // Written in groups it must begin with 0, as every province's code does: sums of money don't.
    pattern: whole(
      String.raw`(?<number>\d${digit}{11}|(?=[0Oo])(?:${citizenGroups.map(inGroups).join('|')}))`,
    ),
    keyOf: ({ number }) =>
      (number ?? '').replace(/\D/g, '').length >= fewestRealDigits ? digitsOf(number) : undefined,
  },
  {
    kind: 'old-id-number',
    pattern: whole(String.raw`(?<number>${digits(9)}|${digit}{3}[ .]${digits(3)}[ .]${digits(3)})`),
    keyOf: ({ number }, context) => (oldIdContext.test(context) ? digitsOf(number) : undefined),
  },
];

/** A quick look: every form has six figures in a row, or three and three; most texts have none. */
const sixFigures = new RegExp(`${digit}{3}[ .]?${digit}{3}`, 'iu');

function identifiersOfNfc(text: string): Span[] {
  if (!sixFigures.test(text)) return [];
  const found: Span[] = [];
  for (const { kind, pattern, keyOf } of forms) {
    for (const { 0: written, index: start, groups = {} } of text.matchAll(pattern)) {
      const end = start + written.length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const key = keyOf(groups, fold(text.slice(Math.max(0, start - longestContext), start)));
      if (key !== undefined) found.push({ kind, start, end, key });
    }
  }
  return found.sort((one, two) => one.start - two.start);
}

/**
 * The identifiers of a text or a query in reading order: procedures (`1.001193`), their files
 * (`000.00.00.H26-250606-0001`, `H26.1-250606-0001`), citizen numbers (12 digits, also `0970 9012 3456`), and old identity
 * numbers (9 digits after a word such as CMND). Spaces, dots, case, and O, l, I read for digits don't matter.
 */
export function findIdentifiers(text: string): FoundIdentifier[] {
  return findInNfc(text, identifiersOfNfc).map((found) => ({
    ...found,
    text: text.slice(found.start, found.end),
  }));
}
