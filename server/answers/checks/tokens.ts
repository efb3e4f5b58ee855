import { findDates } from '@tangthu/language/text/dates';
import { documentNumberKey, findDocumentNumbers } from '@tangthu/language/text/document-number';
import { toIndexForm } from '@tangthu/language/text/fold';
import { findIdentifiers } from '@tangthu/language/text/identifiers';
import { syllables } from '@tangthu/language/text/syllables';
import { withNumbersRead } from './number-words.ts';
import type { Token } from './token.ts';
import { writtenOut } from './written-out.ts';

/** A token before it is known in which clause it stands. */
type Unplaced = Token extends infer One ? (One extends Token ? Omit<One, 'clause'> : never) : never;

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** The text in NFC with one style of tone marks, without invisible characters, its white space as single spaces. */
export function plainForm(text: string): string {
  return toIndexForm(text.replace(INVISIBLE, '')).replace(/\s+/gu, ' ').trim();
}

/**
 * The words and facts of a text in reading order. Facts are read for what they mean: `1.000.000`, `1 triệu` and `một triệu` are one
 * number, `05/03/2024` and `ngày 05 tháng 3 năm 2024` one date, `số 12 /QĐ-UBND` and `12/QĐ-UBND` one document number; known
 * abbreviations are written out.
 */
export function readTokens(text: string): Token[] {
  const plain = plainForm(text);
  const tokens: Unplaced[] = [];
  let from = 0;
  for (const fact of [...factsOf(plain), undefined]) {
    tokens.push(...wordsOf(plain.slice(from, fact?.start), from));
    if (fact) tokens.push(fact);
    from = fact?.end ?? from;
  }
  return withNumbersRead(withPercent(inClauses(tokens, plain)));
}

const CLAUSE_MARK = /[,;:.!?()…–—]|\s-\s/u;

function inClauses(tokens: readonly Unplaced[], plain: string): Token[] {
  let clause = 0;
  return tokens.map((token, at): Token => {
    const before = tokens[at - 1];
    if (before && CLAUSE_MARK.test(plain.slice(before.end, token.start))) clause++;
    return { ...token, clause };
  });
}

const DAY_AND_MONTH =
  /(?<![\p{L}\d])ngày\s(?<d>\d{1,2})(?:\s?[/.-]\s?|\stháng\s)(?<m>\d{1,2})(?![\d/.-]*\d)(?!\p{L})/giu;
const DAY = /(?<![\p{L}\d])ngày\s(?<d>\d{1,2})(?![\p{L}\d/.,-])/giu;
const MONTH = /(?<![\p{L}\d])tháng\s(?<m>\d{1,2})(?![\p{L}\d/.,-])/giu;
const MASKED = /\*[*\s.]*\d{4}(?!\d)/gu;
const CODE = /(?<![\p{L}\d])(?=[\p{L}]{0,6}\d)(?=\d{0,8}\p{L})[\p{L}\d]{2,14}(?![\p{L}\d])/gu;
const LETTERED = /(?<=(?<![\p{L}\d])(?:điểm|nhóm|loại|lô|hạng|mẫu|biểu)\s)[a-zđ](?![\p{L}\d])/giu;
const ROMAN =
  /(?<=(?<![\p{L}\d])(?:quý|chương|phần|mục|khóa|loại|hạng|cấp|nhóm|kỳ|lần|phụ lục|giai đoạn)\s)[IVX]{1,6}(?![\p{L}\d])/giu;
const FIGURES =
  /(?<![\p{L}\d])\d{1,3}(?:(?<mark>[., ])\d{3})(?:\k<mark>\d{3})+(?:,\d+)?(?!\d)|(?<![\p{L}\d])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|(?<![\p{L}\d])\d+(?:[.,]\d+)?(?![\p{L}\d])|(?<![\p{L}])\d+/gu;

/** The facts of a plain text in reading order; what is one fact is not also another. */
function factsOf(plain: string): Unplaced[] {
  const found: Unplaced[] = [];
  const add = (token: Unplaced): void => {
    if (!found.some((other) => token.start < other.end && other.start < token.end)) found.push(token);
  };
  for (const { kind, start, end, key } of findIdentifiers(plain)) {
    if (kind.startsWith('procedure')) add({ kind: 'code', key: `id:${key}`, start, end });
  }
  for (const { start, end, number, symbol, year } of findDocumentNumbers(plain)) {
    const parts = {
      number: documentNumberKey(number, ''),
      symbol: documentNumberKey('', symbol),
      ...(year && { year }),
    };
    add({
      kind: 'document-number',
      key: `№${parts.number}/${year ?? ''}/${parts.symbol}`,
      start,
      end,
      ...parts,
    });
  }
  for (const date of findDates(plain)) add(dateToken(date));
  for (const pattern of [DAY_AND_MONTH, DAY, MONTH]) {
    for (const match of plain.matchAll(pattern)) {
      const { d, m } = match.groups ?? {};
      const parts = { ...(m && { month: Number(m) }), ...(d && { day: Number(d) }) };
      add(dateToken({ ...parts, start: match.index, end: match.index + match[0].length }));
    }
  }
  for (const [pattern, keyOf] of [
    [MASKED, (written: string) => `*${written.slice(-4)}`],
    [CODE, (written: string) => `code:${written.toLowerCase()}`],
    [LETTERED, (written: string) => `letter:${written.toLowerCase()}`],
  ] as const) {
    for (const { 0: written, index: start } of plain.matchAll(pattern))
      add({ kind: 'code', key: keyOf(written), start, end: start + written.length });
  }
  for (const { 0: written, index: start } of plain.matchAll(ROMAN))
    add(numberToken(romanValue(written), start, start + written.length));
  for (const { 0: written, index: start } of plain.matchAll(FIGURES))
    add(numberToken(figuresValue(written), start, start + written.length));
  for (const { index: start } of plain.matchAll(/%/gu))
    add({ kind: 'word', key: '%', start, end: start + 1, capital: false });
  return found.sort((one, two) => one.start - two.start);
}

interface DateParts {
  readonly start: number;
  readonly end: number;
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

function dateToken({ start, end, year, month, day }: DateParts): Unplaced {
  const key = `@${year ?? ''}-${month ?? ''}-${day ?? ''}`;
  return {
    kind: 'date',
    key,
    start,
    end,
    ...(year && { year }),
    ...(month && { month }),
    ...(day && { day }),
  };
}

function numberToken(value: number, start: number, end: number): Unplaced {
  return { kind: 'number', key: `#${value}`, value, start, end };
}

/** `1.000.000`, `1,000,000`, `1 000 000` are a million; `2,5` and `2.5` two and a half. */
function figuresValue(written: string): number {
  const grouped = /^\d{1,3}(?:[., ]\d{3})+(?:,\d+)?$/u.exec(written) !== null;
  if (!grouped) return Number(written.replace(',', '.'));
  const decimals = /[. ]\d{3},(?<part>\d{1,2}|\d{4,})$/u.exec(written)?.groups?.['part'];
  const whole = decimals === undefined ? written : written.slice(0, -decimals.length - 1);
  return Number(`${whole.replace(/[., ]/gu, '')}.${decimals ?? '0'}`);
}

function romanValue(written: string): number {
  const values = Array.from(written.toUpperCase(), (letter) => ({ I: 1, V: 5, X: 10 })[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

function wordsOf(text: string, from: number): Unplaced[] {
  return writtenOut(text).flatMap(({ text: words, start, end }) =>
    syllables(words).map((syllable): Unplaced => {
      const own = end === undefined;
      const written = words.slice(syllable.start, syllable.end);
      return {
        kind: 'word',
        key: syllable.text,
        start: from + start + (own ? syllable.start : 0),
        end: own ? from + start + syllable.end : from + end,
        capital: own && /^\p{Lu}/u.test(written),
      };
    }),
  );
}

/** `phần trăm` and `%` are one word. */
function withPercent(tokens: readonly Token[]): Token[] {
  const isPercent = (at: number): boolean => tokens[at]?.key === 'phần' && tokens[at + 1]?.key === 'trăm';
  return tokens.flatMap((token, at): Token[] => {
    if (isPercent(at))
      return [
        { kind: 'word', key: '%', start: token.start, end: token.end, clause: token.clause, capital: false },
      ];
    return isPercent(at - 1) ? [] : [token];
  });
}
