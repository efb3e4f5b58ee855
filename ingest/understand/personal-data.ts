import {
  apart,
  findPersonalNumbers,
  findRepeated,
  personalNumberKey,
  type PersonalNumber,
  type PersonalNumberKind,
} from '@tangthu/language/text/personal-numbers';
import { withoutMarks } from '@tangthu/language/text/without-marks';
import type { PageText, Word } from '../read/page-text.ts';

/** A person's number on a page (from 1): its words (`to` exclusive), its UTF-16 offsets in the page's text, and its digits. */
export interface PersonalData extends PersonalNumber {
  readonly kind: PersonalNumberKind;
  readonly page: number;
  readonly from: number;
  readonly to: number;
  readonly key: string;
}

const OLD_ID_HEADING = /^(?:so)?(?:cmnd|cmt|cmtnd)$/iu;
const NINE_DIGITS = /^\d{9}$/u;
/** A quick look: most pages hold no number so long. */
const NINE_FIGURES = /\d(?:[ .)(+\-–]{0,3}[\dOolI|]){8}/u;
const LABEL_OF_CITIZEN = /cccd|c[aă]n\s*c[uư][oơớ]c|[dđ][iị]nh\s*danh/iu;

/**
 * The numbers of people on the pages, for masking. Twelve digits count where they are built like a citizen number or
 * labelled as one, nine digits where a word such as CMND stands before them or heads their column, telephone numbers by
 * their prefix or label; and whatever repeats one of these. Sums, accounts, tax codes, document and procedure numbers do not.
 */
export function findPersonalData(pages: readonly PageText[]): PersonalData[] {
  const found = pages.map(numbersOf);
  const known = new Map(
    pages.flatMap(({ text }, index) =>
      (found[index] ?? []).map(({ kind, start, end }) => [personalNumberKey(text.slice(start, end)), kind]),
    ),
  );
  return pages.flatMap((page, index) => {
    const all = found[index] ?? [];
    const numbers = apart([...all, ...findRepeated(page.text, known)]);
    return numbers.flatMap((number) => placed(page, index + 1, number));
  });
}

function numbersOf(page: PageText): PersonalNumber[] {
  if (!NINE_FIGURES.test(page.text) && !LABEL_OF_CITIZEN.test(page.text)) return [];
  return apart([...findPersonalNumbers(page.text), ...oldIdColumns(page)]);
}

/** The numbers that were found, by their digits. */
export function knownNumbers(data: readonly PersonalData[]): ReadonlyMap<string, PersonalNumberKind> {
  return new Map(data.map(({ key, kind }) => [key, kind]));
}

function placed(page: PageText, number: number, { kind, start, end }: PersonalNumber): PersonalData[] {
  const from = page.words.findIndex((word) => word.end > start);
  const to = page.words.findLastIndex((word) => word.start < end) + 1;
  const key = personalNumberKey(page.text.slice(start, end));
  return from >= 0 && to > from ? [{ kind, page: number, from, to, start, end, key }] : [];
}

/** Nine digits alone in a cell, under a heading that says «CMND». */
function oldIdColumns({ text, words }: PageText): PersonalNumber[] {
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
