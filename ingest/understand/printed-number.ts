import { findDocumentNumbers, parseDocumentNumber } from '@tangthu/language/text/document-number';
import type { DocumentNumber } from '@tangthu/language/text/document-number';
import { documentTypeOfAbbreviation, documentTypes } from '@tangthu/language/text/document-types';
import { fold, strokeD } from '@tangthu/language/text/fold';
import { lettersApart } from './alike.ts';

/** A document's own number with its printed form. */
export interface PrintedNumber extends DocumentNumber {
  /** As printed, without spaces: `30/2020/NĐ-CP`. */
  readonly printed: string;
  /** Whether letters that OCR misread were set right. */
  readonly mended: boolean;
  /** Whether its figures stood apart («41 42/QĐ-SNV») and were put together. */
  readonly parted: boolean;
}

const NOISE_BEFORE = /^[^\p{L}\d§]+/u;
/** «Số», «Sô», «S6:», «§ố», «8ð;» at the head of a line, or any few letters with a colon before what can only be a number. */
const MISREAD_LABEL =
  /^(?:[SŠ][oóòỏõọôốồổỗộOÓÒỎÕỌÔỐỒỔỖỘðé]\s*[:.,;]*|[SŠ§58]\S{1,2}\s*[:.,;]|\S{1,4}[:;])\s*['‘’"`“”]*\s*(?=[\dOoIl]{1,6}[a-z]?\s?[/-])/u;
/** «Luật số:», «Nghị quyết số:»; without the colon it is a citation. */
const LABEL = /^(?:\p{L}[\p{L}\s]{0,24}\ssố\s*:|số\s*[:.]?)\s*\d/iu;
/** A number with one gap among its figures, right behind the label. */
const PARTED = /^(số\s*[:.]?\s*\d{1,3}) (?=\d{1,3}\s?\/)/iu;
/** One sign of a symbol that was read twice, once as a letter that no symbol has: «P6» as «Pó6», «UBND» as «UBNÑD». */
const TWICE_READ = /(?<=\/\S*)(?:[óòỏõọốồổỗộ](?=6)|(?<=6)[óòỏõọốồổỗộ]|(?<=N)Ñ|Ñ(?=N))/gu;
const BARE = /^\d{1,6}\s*[-/]/u;
/** A label («Số», also read «Sá:») with what may be left of a number: marks, a symbol. «Sở» is no label. */
const LABELLED =
  /^(?:(?:(?:Bộ )?[Ll]uật|Pháp lệnh|Nghị quyết|Lệnh)\s+)?(?:[SŠ§58][oóòỏõọôốồổỗộOÓÒỎÕỌÔỐỒỔỖỘð60]\s*(?:[:.;,]+\s*|(?=[./…_]))|S[áàảãạâấầẩẫậ]\s*:\s*)(?<number>[^/\p{L}]*)(?<rest>\S*\s?\/?\s*\S*)/u;
/** Abbreviations of issuers whose letters are known, for a Đ that was read as D. */
const ISSUERS = [
  'UBND',
  'HĐND',
  'UB',
  'HĐBT',
  'TTg',
  'CP',
  'ĐU',
  'TU',
  'HU',
  'QU',
  'TW',
  'VPCP',
  'BLĐTBXH',
  'BGDĐT',
  'BKHĐT',
  'LĐTBXH',
  'SGDĐT',
  'SKHĐT',
  'SLĐTBXH',
  'BVHTTDL',
  'BTNMT',
];
const issuerOf = new Map(ISSUERS.map((issuer) => [fold(issuer), issuer]));

/**
 * The number on a line that labels it as the document's own («Số: 155/KH-UBND», «Luật số: …»), or that
 * holds nothing else. Stray marks of OCR around it are passed over; a citation is none.
 */
export function ownNumber(line: string): PrintedNumber | undefined {
  const tidy = tidied(line);
  const single = tidy.replace(TWICE_READ, '');
  const text = single.replace(PARTED, '$1');
  if (!LABEL.test(text) && !BARE.test(text)) return undefined;
  const number = parseDocumentNumber(text) ?? parseDocumentNumber(text.replace(/[^\p{L}\d]+$/u, ''));
  const place = findDocumentNumbers(text)[0];
  if (!number || !place) return undefined;
  const printed = strokeD(text.slice(place.start, place.end)).replace(/\s+/g, '');
  return withKnownIssuer({ ...number, printed, mended: single !== tidy, parted: text !== single });
}

/** Why a line that labels a document's number gives none: nothing stands there, or it cannot be read. */
export function missingNumber(line: string): 'blank' | 'unreadable' | undefined {
  const match = LABELLED.exec(line.replace(NOISE_BEFORE, ''));
  if (!match) return undefined;
  const { number = '', rest = '' } = match.groups ?? {};
  if (!/[/-]/.test(number + rest) && /[\p{L}\d]/u.test(number + rest)) return undefined;
  return /[\p{L}\d#?$]/u.test(number) || (rest !== '' && !/^[\s/-]/.test(rest)) ? 'unreadable' : 'blank';
}

/** The number with the letters of its type as the printed type name says them: «0Đ-UBND» under QUYẾT ĐỊNH is «QĐ-UBND». */
export function agreedNumber(number: PrintedNumber, typeName: string): PrintedNumber {
  const known = documentTypes.find(({ name }) => name === typeName);
  const [first = ''] = number.symbol.split(/[-/]/);
  if (!known || known.abbreviations.includes(first)) return number;
  const meant = known.abbreviations.find(
    (abbreviation) =>
      fold(abbreviation) === fold(first) ||
      (lettersApart(abbreviation, first) === 1 && !documentTypeOfAbbreviation(first)),
  );
  return meant === undefined ? number : mended(number, first, meant);
}

function withKnownIssuer(number: PrintedNumber): PrintedNumber {
  const tokens = number.symbol.split(/[-/.]/);
  return tokens.reduce((result, token) => {
    const known = issuerOf.get(fold(token));
    return known === undefined || known === token ? result : mended(result, token, known);
  }, number);
}

function mended(number: PrintedNumber, wrong: string, right: string): PrintedNumber {
  const mend = (text: string): string =>
    text.replace(new RegExp(`(?<![\\p{L}\\d])${wrong}(?![\\p{L}\\d])`, 'u'), right);
  const symbol = mend(number.symbol);
  const type = documentTypeOfAbbreviation(symbol.split(/[-/]/)[0] ?? '')
    ? { type: symbol.split(/[-/]/)[0] ?? '' }
    : {};
  return {
    ...number,
    ...type,
    symbol,
    issuer: mend(number.issuer),
    printed: mend(number.printed),
    mended: true,
  };
}

function tidied(line: string): string {
  return line
    .replace(NOISE_BEFORE, '')
    .replace(MISREAD_LABEL, 'Số: ')
    .replace(/(?<=[/-]\s?)0(?=[ĐDÐ])/u, 'Q')
    .replace(/(?<=\p{Lu}),(?=\p{Lu})/gu, '.');
}
