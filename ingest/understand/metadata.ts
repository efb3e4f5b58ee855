import { documentNumberKey } from '@tangthu/language/text/document-number';
import type { DocumentNumber } from '@tangthu/language/text/document-number';
import { documentTypeOfAbbreviation } from '@tangthu/language/text/document-types';
import type { PageText } from '../read/page-text.ts';
import { readCertification } from './certification.ts';
import { found, valueOf } from './field.ts';
import type { Field } from './field.ts';
import { readHead } from './head.ts';
import type { PrintedNumber } from './printed-number.ts';
import { readSignature } from './signature.ts';
import { readStamps } from './stamps.ts';
import type { Secrecy } from './stamps.ts';

/** The fields that `DocumentMetadata.fields` tells the evidence of. */
export type FieldName =
  | 'type'
  | 'documentNumber'
  | 'issuedDate'
  | 'place'
  | 'issuer'
  | 'subject'
  | 'signer'
  | 'signingCapacity'
  | 'secrecy'
  | 'urgency';

/**
 * What a document says of itself. A field that is not printed, left blank or not understood is absent, never
 * guessed. `fields` holds for each field that was read its value, its confidence and the words it stands on.
 */
export interface DocumentMetadata {
  /** The name of the type as in the table of document types: `Quyết định`, `Công văn`. */
  readonly type?: string;
  readonly number?: string;
  /** `KH-UBND`, `NĐ-CP`, `KL/TW`. */
  readonly symbol?: string;
  /** The year that is part of a normative document's number. */
  readonly year?: number;
  /** The number as printed: `30/2020/NĐ-CP`, `05-NQ/ĐU`. */
  readonly documentNumber?: string;
  /** The canonical key of the number, symbol and year. */
  readonly numberKey?: string;
  /** `yyyy-mm-dd`. */
  readonly issuedDate?: string;
  readonly place?: string;
  /** The agency that issued it, as printed (usually in capitals), without the agency above it. */
  readonly issuer?: string;
  readonly subject?: string;
  readonly signer?: string;
  /** `KT. CHỦ TỊCH`, `TM. ỦY BAN NHÂN DÂN`, or the bare title. */
  readonly signingCapacity?: string;
  readonly secrecy?: Secrecy;
  readonly urgency?: string;
  readonly fields: Readonly<Partial<Record<FieldName, Field<string>>>>;
}

/** Reads a document's metadata from the text of its pages, by the layout of Decree 30/2020 and Party papers. */
export function readMetadata(pages: readonly PageText[]): DocumentMetadata {
  const first = pages.findIndex((page) => page.words.length > 0);
  const firstPage = pages[first];
  if (!firstPage) return { fields: {} };
  const head = readHead(firstPage, first + 1);
  // A consolidated text bears its number where it is certified, a law its date where it was passed.
  const late = head.number && head.date ? undefined : readCertification(pages, head.hasDateLine);
  const number = head.number ?? late?.number;
  const signature = readSignature(pages, first, head.bodyTop);
  const stamps = readStamps(firstPage, first + 1);
  const date = head.date ?? late?.date;
  const fields = {
    type: typeField(head.type, head.number, head.isLetter),
    documentNumber: number && found(number.value.printed, number),
    issuedDate: date && found(date.value.iso, date),
    place: date?.value.place === undefined ? undefined : found(date.value.place, date),
    issuer: head.issuer,
    subject: head.subject,
    signer: signature?.signer,
    signingCapacity: signature?.capacity,
    secrecy: stamps.secrecy,
    urgency: stamps.urgency,
  };
  return compact({
    ...numberParts(number?.value),
    type: valueOf(fields.type),
    issuedDate: valueOf(fields.issuedDate),
    place: valueOf(fields.place),
    issuer: valueOf(fields.issuer),
    subject: valueOf(fields.subject),
    signer: valueOf(fields.signer),
    signingCapacity: valueOf(fields.signingCapacity),
    secrecy: valueOf(fields.secrecy),
    urgency: valueOf(fields.urgency),
    fields: compact(fields),
  });
}

function numberParts(number: PrintedNumber | undefined): Partial<DocumentMetadata> {
  if (!number) return {};
  return {
    number: number.number,
    symbol: number.symbol,
    ...(number.year !== undefined && { year: number.year }),
    documentNumber: number.printed,
    numberKey: documentNumberKey(number.number, number.symbol, number.year),
  };
}

/** The printed type name decides; the symbol's abbreviation confirms it, or stands in; a letter has neither. */
function typeField(
  printed: Field<string> | undefined,
  number: Field<DocumentNumber> | undefined,
  isLetter: boolean,
): Field<string> | undefined {
  const abbreviation = number?.value.type;
  const bySymbol = abbreviation && documentTypeOfAbbreviation(abbreviation, number.value.party)?.name;
  if (printed) return { ...printed, confidence: !bySymbol || bySymbol === printed.value ? 0.98 : 0.8 };
  if (bySymbol) return found(bySymbol, number, 0.8);
  return number && isLetter ? found('Công văn', number, 0.9) : undefined;
}

function compact<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Value;
}
