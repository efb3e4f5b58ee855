/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import { pageLines } from '../read/page-lines.ts';
import type { PageLine } from '../read/page-lines.ts';
import type { PageText, Word } from '../read/page-text.ts';
import { lettersApart, lettersOnly } from './alike.ts';
import { fieldOf } from './field.ts';
import type { Field } from './field.ts';

/** Degrees of state secrecy: MẬT, TỐI MẬT, TUYỆT MẬT. */
export type Secrecy = 'secret' | 'top-secret' | 'most-secret';

/** Stamps beside the head of a document. */
export interface Stamps {
  readonly secrecy?: Field<Secrecy>;
  readonly urgency?: Field<string>;
}

/** A stamp's words, and how many letters of each OCR may get wrong. */
interface StampKind<Value> {
  readonly value: Value;
  readonly words: readonly (readonly [word: string, wrong: number])[];
}

const MAT = ['MẬT', 1] as const;
const SECRECY: readonly StampKind<Secrecy>[] = [
  { value: 'most-secret', words: [['TUYỆT', 2], MAT] },
  { value: 'top-secret', words: [['TỐI', 1], MAT] },
  { value: 'secret', words: [['MẬT', 0]] },
];
const URGENCY: readonly StampKind<string>[] = [
  {
    value: 'HỎA TỐC',
    words: [
      ['HỎA', 1],
      ['TỐC', 1],
      ['HẸN', 1],
      ['GIỜ', 1],
    ],
  },
  {
    value: 'HỎA TỐC',
    words: [
      ['HỎA', 1],
      ['TỐC', 1],
    ],
  },
  {
    value: 'THƯỢNG KHẨN',
    words: [
      ['THƯỢNG', 2],
      ['KHẨN', 1],
    ],
  },
  { value: 'KHẨN', words: [['KHẨN', 0]] },
];
/** «Độ mật: Mật» beside the number of older papers and lists. */
const LABELLED = /(?:^|\s)Độ\s+mật\s*[:.]\s*(?<degree>tuyệt\s+mật|tối\s+mật|mật)(?!\p{L})/iu;
/** The whole of MẬT with one of its letters misread, when the vowel still bears its hat. */
const MISREAD_SECRET = /^(?:M[ẬẤẦ4][ILF1Ì]?|[NHWK][ẬẤẦ][TILF1Ì]|ẬT)$/u;
/** An eye clinic, and «MỌI MẶT», are no secret. */
const OTHER_WORDS = /^M[ẮẰ]T$|^(?!TỐI|TUYỆT)\S+ M[ẮẶ]T$/u;
/** MẬT in capitals behind a word whose capitals were misread. */
const BEHIND_SMALL = /^\p{L}\p{Ll}{1,4} M[ẬÂẠ]T$/u;
/** The vowel of MẬT and KHẨN, which no other word of a heading's end is likely to bear. */
const HATTED = /[ẬẤẦẨẪÂ]/u;
const HEAD = 0.5;
/** Words nearer than this many heights of the stamp's are of one phrase with it. */
const APART = 0.8;

/** Reads the stamps of secrecy and urgency on the upper half of a page (number from 1). */
export function readStamps(page: PageText, pageNumber: number): Stamps {
  const upper = upperHalf(page, pageNumber);
  const secrecy = stampAmong(upper, SECRECY) ?? labelledSecrecy(upper) ?? misreadSecret(upper);
  const urgency = stampAmong(upper, URGENCY);
  return { ...(secrecy && { secrecy }), ...(urgency && { urgency }) };
}

/** Whether a page's upper half bears a secrecy stamp whose every letter was read. */
export function bearsClearSecrecy(page: PageText, pageNumber: number): Field<Secrecy> | undefined {
  if (!/[MT]\s*[ẬÂẠA]/u.test(page.text)) return undefined;
  return stampAmong(
    upperHalf(page, pageNumber),
    SECRECY.map(({ value, words }) => ({ value, words: words.map(([word]) => [word, 0] as const) })),
  );
}

/** The lines of a page's upper half, and the phrases on them among which a stamp may be. */
interface UpperHalf {
  readonly page: PageText;
  readonly pageNumber: number;
  readonly lines: readonly PageLine[];
  readonly phrases: readonly Phrase[];
}

function upperHalf(page: PageText, pageNumber: number): UpperHalf {
  const lines = pageLines(page).filter((line) => line.top < HEAD * page.height);
  return { page, pageNumber, lines, phrases: lines.flatMap((line) => phrasesOf(page, line)) };
}

/** The first run of words in capitals, standing by itself, that says what one of these stamps says. */
function stampAmong<Value>(
  { page, pageNumber, lines, phrases }: UpperHalf,
  kinds: readonly StampKind<Value>[],
): Field<Value> | undefined {
  for (const run of phrases) {
    const text = textOf(page, run);
    if (!isInCapitals(text) || OTHER_WORDS.test(text) || endsHalfPhrase(lines, run)) continue;
    const kind = kinds.find(({ words }) => saysStamp(text, words));
    if (!kind) continue;
    const isClear = lettersOnly(text) === lettersOnly(kind.words.map(([word]) => word).join(''));
    return fieldOf(kind.value, pageNumber, [run], isClear ? 0.95 : 0.7);
  }
  return undefined;
}

/** Whether each word says the stamp's, no more than two letters in all being wrong, or all letters do when spaces came in or went. */
function saysStamp(text: string, words: StampKind<unknown>['words']): boolean {
  const said = text.split(/\s+/).filter((word) => lettersOnly(word) !== '');
  if (said.length === words.length) {
    const apart = words.map(([word], at) => lettersApart(said[at] ?? '', word));
    const most = HATTED.test(said.at(-1) ?? '') || words.length < 2 ? 2 : 1;
    return apart.every((edits, at) => edits <= (words[at]?.[1] ?? 0)) && sumOf(apart) <= most;
  }
  const whole = words.map(([word]) => word).join('');
  return lettersApart(text, whole) <= (words.length > 1 && words.some(([, wrong]) => wrong > 0) ? 1 : 0);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function labelledSecrecy({ lines, pageNumber }: UpperHalf): Field<Secrecy> | undefined {
  for (const line of lines) {
    const degree = LABELLED.exec(line.text)?.groups?.['degree'];
    const kind =
      degree &&
      SECRECY.find(({ words }) =>
        saysStamp(
          degree,
          words.map(([word]) => [word, 0] as const),
        ),
      );
    if (kind) return fieldOf(kind.value, pageNumber, [line], 0.95);
  }
  return undefined;
}

function misreadSecret({ page, pageNumber, lines, phrases }: UpperHalf): Field<Secrecy> | undefined {
  const run = phrases.find(
    (phrase) =>
      MISREAD_SECRET.test(textOf(page, phrase).replace(/[^\p{L}\d]/gu, '')) && !endsHalfPhrase(lines, phrase),
  );
  return run && fieldOf<Secrecy>('secret', pageNumber, [run], 0.5);
}

interface Phrase {
  readonly from: number;
  readonly to: number;
}

/** The words of a line in runs that wide gaps, or the marks that OCR sees in a stamp's frame, part from each other. */
function phrasesOf(page: PageText, line: PageLine): Phrase[] {
  const phrases: Phrase[] = [];
  let from: number | undefined;
  for (let index = line.from; index <= line.to; index++) {
    const word = index < line.to ? page.words[index] : undefined;
    const before = page.words[index - 1];
    const isMark = !word || !/[\p{L}\d]/u.test(page.text.slice(word.start, word.end));
    const isFar = word && before && from !== undefined && gapIsWide(before, word);
    if (from !== undefined && (isMark || isFar)) {
      phrases.push({ from, to: index });
      from = undefined;
    }
    if (!isMark) from ??= index;
  }
  return [
    ...phrases,
    ...phrases.flatMap((phrase) => withoutStrays(page, phrase)),
    ...capitalEnds(page, line),
  ];
}

/** The phrase without single letters at its ends, which are the stamp's frame or stains. */
function withoutStrays(page: PageText, { from, to }: Phrase): Phrase[] {
  const isStray = (word: number): boolean =>
    textOf(page, { from: word, to: word + 1 }).replace(/[^\p{L}\d]/gu, '').length < 2;
  let [first, end] = [from, to];
  while (first < end && isStray(first)) first++;
  while (end > first && isStray(end - 1)) end--;
  return first < end && (first > from || end < to) ? [{ from: first, to: end }] : [];
}

/** Stamps before or behind the number and the motto, which OCR brings close: «MẬT Số: 12/BC-UBND». */
function capitalEnds(page: PageText, line: PageLine): Phrase[] {
  const text = page.text.slice(page.words[line.from]!.start, page.words[line.to - 1]!.end);
  const ends: Phrase[] = [];
  if (/^\S{2,4}\s+[Ss]ố/u.test(text)) ends.push({ from: line.from, to: line.from + 1 });
  if (/^\S{2,5}\s+\S{2,4}\s+[Ss]ố/u.test(text)) ends.push({ from: line.from, to: line.from + 2 });
  return ends;
}

function gapIsWide(before: Word, word: Word): boolean {
  return word.left - before.right > APART * Math.max(word.bottom - word.top, before.bottom - before.top);
}

/** Whether the line above leaves a phrase open that these words close: «… BẢO VỆ BÍ» / «MẬT». */
function endsHalfPhrase(lines: readonly PageLine[], run: Phrase): boolean {
  const before = lines.find((line) => line.to === run.from);
  return before !== undefined && /(?:BÍ|BẢO|CƠ)\W*$/u.test(before.text);
}

function isInCapitals(text: string): boolean {
  return (/\p{Lu}/u.test(text) && !/\p{Ll}{2}/u.test(text)) || BEHIND_SMALL.test(text);
}

function textOf(page: PageText, { from, to }: Phrase): string {
  return page.text.slice(page.words[from]!.start, page.words[to - 1]!.end);
}
