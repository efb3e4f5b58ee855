import { findIdentifiers } from '@tangthu/language/text/identifiers';
import type { PageText, Word } from '../read/page-text.ts';
import { findPhoneNumbers } from './phone-numbers.ts';
import { isSum } from './sums.ts';
import { withoutMarks } from './without-marks.ts';

/** A number that leads to a person: the citizen number (CCCD), the old identity number (CMND), a telephone number. */
type PersonalDataKind = 'citizen-number' | 'old-id-number' | 'phone-number';

/** Where a person's number stands: the page (from 1) and its words (`to` exclusive). What it says is not repeated. */
export interface PersonalData {
  readonly kind: PersonalDataKind;
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

interface Found {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly end: number;
}

const CITIZEN_LABEL =
  /(?:cccd|can\s*cuoc|dinh\s*danh|cmnd|chung\s+minh)[^\d\n]{0,40}$|(?:cccd|can\s*cuoc|dinh\s*danh)[^\d]{0,20}$/iu;
const OTHER_LABEL = /(?:tai\s+khoan|so\s+tk|stk|ma\s+vach|seri|ma\s+ho\s+so)[^\d\n]{0,40}$/iu;
/** A citizen number written in any groups, as OCR may part it; only right after its label. */
const PARTED =
  /(?<=(?:cccd|can\s*cuoc(?:\s+cong\s+dan)?|dinh\s*danh(?:\s+ca\s+nhan)?)\W{0,4}(?:so\W{0,3})?)[0Oo](?:[ .\n]?[\dOolI]){11}(?![\p{L}\d])/giu;
const OLD_ID_HEADING = /^(?:so)?(?:cmnd|cmt|cmtnd)$/iu;
const NINE_DIGITS = /^\d{9}$/u;
/** Provinces are 001 to 096 and the sample's 097; then century and sex, 0 to 3 for who was born before 2100. */
const LIKELY_CITIZEN = /^0(?:0[1-9]|[1-8]\d|9[0-7])[0-3]/u;
/** A quick look: most pages hold no number so long. */
const NINE_FIGURES = /\d(?:[ .)(+\-–]{0,3}[\dOolI|]){8}/u;
const LABEL_OF_CITIZEN = /cccd|c[aă]n\s*c[uư][oơớ]c|[dđ][iị]nh\s*danh/iu;
const LABEL = 60;

/**
 * The numbers of people on the pages, for masking. Twelve digits count where they are built like a citizen number or
 * labelled as one, nine digits where a word such as CMND stands before them or heads their column, telephone numbers by
 * their prefix or label. Sums, accounts, tax codes, document and procedure numbers do not.
 */
export function findPersonalData(pages: readonly PageText[]): PersonalData[] {
  return pages.flatMap((page, index) => {
    if (!NINE_FIGURES.test(page.text) && !LABEL_OF_CITIZEN.test(page.text)) return [];
    const phones = findPhoneNumbers(page.text).map((place) => ({ kind: 'phone-number' as const, ...place }));
    return apart([...identityNumbers(page.text), ...oldIdColumns(page), ...phones]).flatMap(
      ({ kind, start, end }) => {
        const from = page.words.findIndex((word) => word.end > start);
        const to = page.words.findLastIndex((word) => word.start < end) + 1;
        return from >= 0 && to > from ? { kind, page: index + 1, from, to } : [];
      },
    );
  });
}

/** Whether a text (NFC) says a person's number, labelled or by its form. */
export function saysPersonalNumber(text: string): boolean {
  return identityNumbers(text).length > 0 || findPhoneNumbers(text).length > 0;
}

/** In reading order; of two that overlap, the one that was found first. */
function apart(all: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const found of all) {
    if (!kept.some(({ start, end }) => start < found.end && found.start < end)) kept.push(found);
  }
  return kept.sort((one, two) => one.start - two.start);
}

function identityNumbers(text: string): Found[] {
  const plain = withoutMarks(text);
  const found = findIdentifiers(text).flatMap(({ kind, start, end, key }): Found[] => {
    if (kind === 'old-id-number') return [{ kind, start, end }];
    if (kind !== 'citizen-number') return [];
    const label = plain.slice(Math.max(0, start - LABEL), start);
    const isLikely = LIKELY_CITIZEN.test(key) && !OTHER_LABEL.test(label) && !isSum(plain, end);
    return CITIZEN_LABEL.test(label) || isLikely ? [{ kind, start, end }] : [];
  });
  const parted = [...plain.matchAll(PARTED)].map(({ 0: written, index: start }): Found => ({
    kind: 'citizen-number',
    start,
    end: start + written.length,
  }));
  return [...found, ...parted];
}

/** Nine digits alone in a cell, under a heading that says «CMND». */
function oldIdColumns({ text, words }: PageText): Found[] {
  const written = ({ start, end }: Word): string => withoutMarks(text.slice(start, end));
  const headings = words.filter((word) => OLD_ID_HEADING.test(written(word).replace(/[^\p{L}]/gu, '')));
  return words
    .filter((word) => NINE_DIGITS.test(written(word)))
    .filter((word) => headings.some((heading) => isUnder(word, heading)))
    .map(({ start, end }) => ({ kind: 'old-id-number', start, end }));
}

function isUnder(word: Word, heading: Word): boolean {
  return word.top >= heading.bottom && word.left < heading.right && heading.left < word.right;
}
