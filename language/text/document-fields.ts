import { findDates } from './dates.ts';
import { documentNumberKey, parseDocumentNumber } from './document-number.ts';
import { documentTypeOfAbbreviation, documentTypes } from './document-types.ts';
import { fold } from './fold.ts';
import { maskPersonalNumbers } from './personal-numbers.ts';
import { encodeTerms } from './term-codes.ts';
import { indexTerms } from './terms.ts';

/** The fields of a document that a person may set right, by the names that reading a page gives them. */
export const documentFields = [
  'type',
  'documentNumber',
  'issuedDate',
  'place',
  'issuer',
  'subject',
  'signer',
  'signingCapacity',
  'urgency',
] as const;

/** One of `documentFields`. */
export type DocumentFieldName = (typeof documentFields)[number];

/** Columns of the table `document` with their new values; `null` where the document has none. `Uint8Array` for `bytea`. */
export type DocumentColumns = Readonly<Record<string, string | Uint8Array | null>>;

/** A value that the field cannot hold; the message says what it can. `wanted` names the rule. */
export class FieldValueError extends Error {
  override name = 'FieldValueError';
  readonly wanted: 'number' | 'date' | 'shorter';
  constructor(wanted: FieldValueError['wanted'], message: string) {
    super(message);
    this.wanted = wanted;
  }
}

/** The terms of a subject line as codes, as `document.subject_codes` holds them; of people's numbers only what is shown. */
export function subjectCodes(subject: string): Uint8Array {
  return Buffer.from(encodeTerms(indexTerms(maskPersonalNumbers(subject))), 'base64');
}

const longestValue = 2000;

/**
 * What a field's value changes in the stored document: its own column, and all that search derives from it. `null` or an empty
 * value clears the field; a type goes by name or abbreviation, a date in any full form. Throws `FieldValueError` when the field
 * cannot hold the value.
 */
export function documentColumns(field: DocumentFieldName, given: string | null): DocumentColumns {
  const value = given?.normalize('NFC').replace(/\s+/g, ' ').trim() || null;
  if (value && value.length > longestValue) {
    throw new FieldValueError('shorter', `A value has at most ${longestValue} characters.`);
  }
  switch (field) {
    case 'documentNumber':
      return value
        ? numberColumns(value)
        : { document_number: null, number: null, symbol: null, number_key: null };
    case 'issuedDate':
      return { issued_date: value && dayOf(value) };
    case 'type':
      return { type: value && typeName(value) };
    case 'subject':
      return { subject: value, subject_codes: value && subjectCodes(value) };
    case 'signingCapacity':
      return { signing_capacity: value };
    default:
      return { [field]: value };
  }
}

/** A number that our patterns do not know is still parted at its first mark, so that search finds it by what was typed. */
function numberColumns(value: string): DocumentColumns {
  const written = value.replace(/^số ?[:.]? ?(?=\d)/iu, '').replace(/ ?([-–/.]) ?/g, '$1');
  const number = parseDocumentNumber(written) ?? partedNumber(written);
  if (!number)
    throw new FieldValueError('number', 'A number looks like 155/KH-UBND: digits, a mark, a symbol.');
  return {
    document_number: written,
    number: number.number,
    symbol: number.symbol,
    number_key: documentNumberKey(number.number, number.symbol, number.year),
  };
}

function partedNumber(value: string): { number: string; symbol: string; year?: number } | undefined {
  const { number, year, symbol } =
    /^(?<number>\d{1,6}\p{Ll}?)[-–/](?:(?<year>(?:19|20)\d{2})\/)?(?<symbol>\S*\p{L}\S*)$/u.exec(value)
      ?.groups ?? {};
  return number && symbol ? { number, symbol, ...(year && { year: Number(year) }) } : undefined;
}

function dayOf(value: string): string {
  const [date, ...others] = /^\d{4}-\d{2}-\d{2}$/.test(value) ? findDates(turned(value)) : findDates(value);
  if (date?.day === undefined || others.length > 0) {
    throw new FieldValueError('date', 'A date is a day of the calendar, such as 05/06/2025.');
  }
  return date.iso;
}

/** `2025-06-05` as `05-06-2025`, which is how dates are found in text. */
function turned(iso: string): string {
  return iso.split('-').reverse().join('-');
}

/** The name in the table of types where the value is one, however it is typed; else the value as it is. */
function typeName(value: string): string {
  const named = documentTypes.find(({ name }) => fold(name) === fold(value));
  return (named ?? documentTypeOfAbbreviation(value))?.name ?? value;
}
