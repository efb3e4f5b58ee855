import {
  everydayWord,
  gluedPattern,
  label,
  partyPattern,
  statePattern,
  typedPattern,
} from './document-number-patterns.ts';
import { documentTypeOfAbbreviation, documentTypes } from './document-types.ts';
import { fold, strokeD } from './fold.ts';
import { findInNfc } from './offsets.ts';

/** The number and symbol of a document, as printed on its first page or cited in another one. */
export interface DocumentNumber {
  /** Digits as printed (`05`), with the letters that OCR puts for digits set right; may end in a letter (`12a`). */
  readonly number: string;
  /** The year of a normative document's number: 2020 in `30/2020/NĐ-CP`. */
  readonly year?: number;
  /** The symbol without spaces: `KH-UBND`, `BNV-VTLTNN`, `NĐ-CP`, `KL/TW`. */
  readonly symbol: string;
  /** The abbreviation of the document's type (`KH`); absent for an official letter and where the symbol has none. */
  readonly type?: string;
  /** The issuer's part of the symbol: `UBND`, `BNV-VTLTNN`, `TW`. */
  readonly issuer: string;
  /** Whether it is numbered in the Party's way: `127-KL/TW`. */
  readonly party: boolean;
}

/** A document number in running text; `start` and `end` are UTF-16 offsets. */
export interface FoundDocumentNumber extends DocumentNumber {
  readonly start: number;
  readonly end: number;
}

const stateIssuers = /^(?:UB[NH][DĐ]?|HĐND|UB$)/;
const olderOrder = new Set(['QĐ', 'CT', 'NQ']);

function digitsOf(written: string): string {
  return written.replace(/[Oo]/g, '0').replace(/[lI]/g, '1');
}

/** Type and issuer of a symbol; orders before 1998 may name the issuer first (`UB-QĐ`). */
function partsOfSymbol(symbol: string, party: boolean): { type?: string; issuer: string } {
  const parts = symbol.split(/(?<=[-./])|(?=[-./])/);
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length > 1 && documentTypeOfAbbreviation(first, party)) {
    return { type: first, issuer: parts.slice(2).join('') };
  }
  if (parts.length > 1 && olderOrder.has(last)) return { type: last, issuer: parts.slice(0, -2).join('') };
  return { issuer: symbol };
}

function documentNumberOf(match: RegExpMatchArray, partyForm: boolean): DocumentNumber {
  const { number = '', year, symbol: written = '' } = match.groups ?? {};
  const symbol = strokeD(written).replace(/\s/g, '').replaceAll('–', '-');
  const parts = partsOfSymbol(symbol, partyForm);
  const party = partyForm && !stateIssuers.test(parts.issuer);
  return { number: digitsOf(number), ...(year && { year: Number(year) }), symbol, ...parts, party };
}

function numbersOfNfc(text: string): FoundDocumentNumber[] {
  const found: FoundDocumentNumber[] = [];
  for (const [pattern, party] of [
    [statePattern, false],
    [partyPattern, true],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      found.push({ ...documentNumberOf(match, party), start, end: start + match[0].length });
    }
  }
  return found.sort((one, two) => one.start - two.start);
}

/**
 * Every document number in a running text, in reading order: `155/KH-UBND`, `30/2020/NĐ-CP`, `127-KL/TW`.
 * A number broken over two lines is found too; dates and fractions are not.
 */
export function findDocumentNumbers(text: string): FoundDocumentNumber[] {
  return findInNfc(text, numbersOfNfc);
}

/**
 * The document number that a line starts with, after an optional `Số:` or `Luật số:`; what follows on the line
 * (often place and date) is ignored. Undefined where the line has none, or where the number is left blank.
 */
export function parseDocumentNumber(line: string): DocumentNumber | undefined {
  const text = strokeD(line.normalize('NFC')).trim();
  const labelled = label.exec(text)?.[0].length ?? 0;
  const first = findDocumentNumbers(text)[0];
  if (!first || first.start !== labelled) return undefined;
  const { start, end, ...number } = first;
  const rest = text.slice(end);
  return rest === '' || (start > 0 && /^[\s,;.]/.test(rest)) ? number : undefined;
}

/** Cyrillic capitals that look like Latin ones stand in real files («TT-BТС»), typed or recognised. */
const lookalikes = new Map(
  Array.from('АВЕКМНОРСТУХ').map((letter, at) => [letter, 'ABEKMHOPCTYX'.charAt(at)]),
);

function latin(symbol: string): string {
  return symbol.replace(/[А-Х]/g, (letter) => lookalikes.get(letter) ?? letter);
}

const thousandsMark = /\.(?=\d{3}(?!\d))/;

/**
 * The canonical key of a number and symbol: folded letters and digits only, leading zeros dropped, so that spelling
 * and OCR variants of one number coincide: `155`, `KH-UBND` → `155khubnd`. Give the year where the number bears one.
 */
export function documentNumberKey(number: string, symbol: string, year?: number): string {
  const letters = fold(latin(symbol)).replace(/[^\p{L}\d]/gu, '');
  const digits = fold(digitsOf(number))
    .replace(thousandsMark, '')
    .replace(/^0+(?=\d)/, '');
  return `${digits}${year ?? ''}${letters}`;
}

const typeAbbreviations = new Set(documentTypes.flatMap((type) => type.abbreviations.map(fold)));
const plainIssuers = new Set(['tu', 'du', 'hu', 'qu', 'ub', 'cp', 'tw', 'ctn']);

function looksLikeSymbol(part: string): boolean {
  const folded = fold(part);
  return typeAbbreviations.has(folded) || plainIssuers.has(folded) || !everydayWord.test(folded);
}

const typeNames = documentTypes
  .map((type) => ({ name: fold(type.name), abbreviation: type.abbreviations[0] ?? '' }))
  .sort((one, two) => two.name.length - one.name.length);

const longestTypeName = 40;

/** The abbreviation of the type whose name stands right before a place in the query: `quyết định 155 ubnd`. */
function typeNamedBefore(query: string, at: number): string {
  const before = ` ${fold(query.slice(Math.max(0, at - longestTypeName), at)).trim()}`;
  return typeNames.find(({ name }) => before.endsWith(` ${name}`))?.abbreviation ?? '';
}

/** The keys that the runs of letters after a typed number allow, the longest first. */
function keysOfTyped(match: RegExpExecArray, query: string): string[] {
  const { number = '', year, symbol = '' } = match.groups ?? {};
  const parts = [...symbol.matchAll(/(?<gap>^|[^\p{L}\d&]+)(?<part>[\p{L}\d&]+)/gu)];
  const named = typeNamedBefore(query, match.index);
  const type = typeAbbreviations.has(fold(parts[0]?.groups?.['part'] ?? '')) ? '' : named;
  const keys: string[] = [];
  let letters = '';
  for (const { groups } of parts) {
    const part = groups?.['part'] ?? '';
    if (named && fold(part) === 'cua') continue;
    const joined = /[-–/.]/.test(groups?.['gap'] ?? '');
    if (!joined && !looksLikeSymbol(part)) break;
    letters += part;
    keys.unshift(...keysWithYear(digitsOf(number), letters, year));
    if (type) keys.unshift(...keysWithYear(digitsOf(number), type + letters, year));
  }
  return keys;
}

function keysWithYear(number: string, symbol: string, year?: string | number): string[] {
  const plain = documentNumberKey(number, symbol);
  return year ? [documentNumberKey(number, symbol, Number(year)), plain] : [plain];
}

/**
 * The keys of the document numbers that a typed query may mean, the likeliest first: `155/KH-UBND`, `155 kh ubnd`
 * and `số 155-KH/UBND` all give `155khubnd`. Where a year is typed the key with the year comes before the one without.
 * Empty where the query has none.
 */
export function documentNumberKeys(text: string): string[] {
  const query = strokeD(text.normalize('NFC'));
  const keys = findDocumentNumbers(query).flatMap(({ number, symbol, year }) =>
    keysWithYear(number, symbol, year),
  );
  for (const match of query.matchAll(typedPattern)) keys.push(...keysOfTyped(match, query));
  for (const { groups } of query.matchAll(gluedPattern)) {
    if (looksLikeSymbol(groups?.['symbol'] ?? ''))
      keys.push(documentNumberKey(groups?.['number'] ?? '', groups?.['symbol'] ?? ''));
  }
  return [...new Set(keys)];
}
