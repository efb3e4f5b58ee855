import { findIdentifiers } from './identifiers.ts';
import { findPhoneNumbers } from './phone-numbers.ts';
import { isSum } from './sums.ts';
import { withoutMarks } from './without-marks.ts';

/** A number that leads to a person: the citizen number (CCCD), the old identity number (CMND), a telephone number. */
export type PersonalNumberKind = 'citizen-number' | 'old-id-number' | 'phone-number';

/** A person's number in a text: UTF-16 offsets, `end` exclusive. */
export interface PersonalNumber {
  readonly kind: PersonalNumberKind;
  readonly start: number;
  readonly end: number;
}

/** A typed text without the people's numbers in it, and those numbers as keys. */
export interface TypedNumbers {
  readonly text: string;
  /** In the form of `personalNumberKey`, each once. */
  readonly people: readonly string[];
}

const CITIZEN_LABEL =
  /(?:cccd|can\s*cuoc|dinh\s*danh|cmnd|chung\s+minh)[^\d\n]{0,40}$|(?:cccd|can\s*cuoc|dinh\s*danh)[^\d]{0,20}$/iu;
const OTHER_LABEL = /(?:tai\s+khoan|so\s+tk|stk|ma\s+vach|seri|ma\s+ho\s+so)[^\d\n]{0,40}$/iu;
/** A citizen number written in any groups, as OCR may part it; only right after its label. */
const PARTED =
  /(?<=(?:cccd|can\s*cuoc(?:\s+cong\s+dan)?|dinh\s*danh(?:\s+ca\s+nhan)?)\W{0,4}(?:so\W{0,3})?)[0Oo](?:[ .\n]?[\dOolI]){11}(?![\p{L}\d])/giu;
/** Provinces are 001 to 096 and the sample's 097; then century and sex, 0 to 3 for who was born before 2100. */
const LIKELY_CITIZEN = /^0(?:0[1-9]|[1-8]\d|9[0-7])[0-3]/u;
const LABEL = 60;
/** Digits, and the letters that OCR reads for them. */
const DIGIT = /[\dOolI|]/gu;
const SHOWN_DIGITS = 4;
const LONG_RUN = /(?<!\d)\d{9,12}(?!\d)/gu;
const NOBODY: ReadonlyMap<string, PersonalNumberKind> = new Map();
/** Nine digits that are typed alone are somebody's old number for all that is known. */
const BARE_OLD_ID = /^\D{0,3}(?<number>\d{9})\D{0,3}$/u;

/** The people's numbers of a text (NFC) in reading order: by their form, or by a word before them. */
export function findPersonalNumbers(text: string): PersonalNumber[] {
  const phones = findPhoneNumbers(text).map((place) => ({ kind: 'phone-number' as const, ...place }));
  return apart([...identityNumbers(text), ...phones]);
}

/** In reading order; of two that overlap, the one that was found first. */
export function apart(all: readonly PersonalNumber[]): PersonalNumber[] {
  const kept: PersonalNumber[] = [];
  for (const found of all) {
    if (!kept.some(({ start, end }) => start < found.end && found.start < end)) kept.push(found);
  }
  return kept.sort((one, two) => one.start - two.start);
}

/**
 * The text with every digit of these numbers but the last four as `*`, character for character, so that all offsets stay:
 * `079 203 000 999` → `*** *** **0 999`.
 */
export function maskNumbers(text: string, numbers: readonly PersonalNumber[]): string {
  return numbers.reduceRight(
    (shown, { start, end }) => shown.slice(0, start) + masked(shown.slice(start, end)) + shown.slice(end),
    text,
  );
}

/** The text with all people's numbers masked that are found in it, and those whose keys are `known` from elsewhere. */
export function maskPersonalNumbers(
  text: string,
  known: ReadonlyMap<string, PersonalNumberKind> = NOBODY,
): string {
  return maskNumbers(text, apart([...findPersonalNumbers(text), ...findRepeated(text, known)]));
}

/** Where a text says numbers that are known, by `personalNumberKey`, without a word before them. */
export function findRepeated(text: string, known: ReadonlyMap<string, PersonalNumberKind>): PersonalNumber[] {
  if (known.size === 0) return [];
  return [...text.matchAll(LONG_RUN)].flatMap(({ 0: written, index: start }) => {
    const kind = known.get(written);
    return kind ? [{ kind, start, end: start + written.length }] : [];
  });
}

/** A number as it is compared: digits alone, misread ones set right, `+84` as 0. */
export function personalNumberKey(written: string): string {
  const digits = (written.match(DIGIT) ?? []).join('').replace(/[Oo]/g, '0').replace(/[lI|]/g, '1');
  return /^\D{0,2}84/u.test(written) && digits.length > 9 ? `0${digits.slice(2)}` : digits;
}

/** Takes the people's numbers out of what a person typed, so that no word, spelling or meaning is searched by them. */
export function typedNumbers(typed: string): TypedNumbers {
  const text = typed.normalize('NFC');
  const bare = BARE_OLD_ID.exec(text)?.groups?.['number'];
  if (bare !== undefined) return { text: '', people: [bare] };
  const found = findPersonalNumbers(text);
  if (found.length === 0) return { text: typed, people: [] };
  return {
    text: found.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text),
    people: [...new Set(found.map(({ start, end }) => personalNumberKey(text.slice(start, end))))],
  };
}

/** What a person typed as it may be kept: its numbers of people masked. */
export function maskTyped(typed: string): string {
  const text = typed.normalize('NFC');
  const bare = BARE_OLD_ID.exec(text);
  return bare ? masked(text) : maskPersonalNumbers(text);
}

function masked(written: string): string {
  let left = (written.match(DIGIT) ?? []).length - SHOWN_DIGITS;
  return written.replace(DIGIT, (digit) => (left-- > 0 ? '*' : digit));
}

function identityNumbers(text: string): PersonalNumber[] {
  const plain = withoutMarks(text);
  const found = findIdentifiers(text).flatMap(({ kind, start, end, key }): PersonalNumber[] => {
    if (kind === 'old-id-number') return [{ kind, start, end }];
    if (kind !== 'citizen-number') return [];
    const label = plain.slice(Math.max(0, start - LABEL), start);
    const isLikely = LIKELY_CITIZEN.test(key) && !OTHER_LABEL.test(label) && !isSum(plain, end);
    return CITIZEN_LABEL.test(label) || isLikely ? [{ kind, start, end }] : [];
  });
  const parted = [...plain.matchAll(PARTED)].map(({ 0: written, index: start }): PersonalNumber => ({
    kind: 'citizen-number',
    start,
    end: start + written.length,
  }));
  return [...found, ...parted];
}
