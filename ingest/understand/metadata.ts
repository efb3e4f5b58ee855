import { documentNumberKey } from '@tangthu/language/text/document-number';
import type { DocumentNumber } from '@tangthu/language/text/document-number';
import { documentTypeOfAbbreviation } from '@tangthu/language/text/document-types';
import type { PageText } from '../read/page-text.ts';
import { readCertification } from './certification.ts';
import { readCopyMark } from './copy-mark.ts';
import type { CopyKind } from './copy-mark.ts';
import { doubted } from './doubt.ts';
import type { WordConfidences } from './doubt.ts';
import { readDraftMark } from './draft-mark.ts';
import { found, valueOf } from './field.ts';
import type { Field } from './field.ts';
import { readHead } from './head.ts';
import type { Missing } from './head.ts';
import type { PrintedNumber } from './printed-number.ts';
import { readRecipients } from './recipients.ts';
import { readSignature } from './signature.ts';
import { bearsClearSecrecy, readStamps } from './stamps.ts';
import type { Secrecy } from './stamps.ts';
import { wellSpelled } from './well-spelled.ts';

/** The version of these rules; a document that an older one made is understood again from its stored pages. */
export const UNDERSTANDING_RULES = 5;

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
  | 'recipients'
  | 'secrecy'
  | 'urgency'
  | 'copyKind'
  | 'draft';

/** The fields in which a single wrong letter makes another document. */
const EXACT: ReadonlySet<string> = new Set(['documentNumber', 'issuedDate']);
/** Below this confidence such a field is rather a guess at handwriting or stains: a person is asked instead. */
const LEGIBLE = 0.3;

/** A field without a value; `guess` is what the letters would say if the engine could be believed: for the person who looks, no fact. */
type MissingField = Field<Missing> & { readonly guess?: string };

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
  /** The entries under «Nơi nhận:»; empty where there are none. */
  readonly recipients: readonly string[];
  readonly secrecy?: Secrecy;
  /** `HỎA TỐC`, `THƯỢNG KHẨN` or `KHẨN`. */
  readonly urgency?: string;
  /** How it was copied, where it is a certified copy. */
  readonly copyKind?: CopyKind;
  /** Whether its head says «DỰ THẢO». */
  readonly draft: boolean;
  readonly pageCount: number;
  readonly fields: Readonly<Partial<Record<FieldName, Field<string>>>>;
  /** Fields whose place is on the page but that are left blank or cannot be read: for a person to fill in, never guessed. */
  readonly missing: Readonly<Partial<Record<'documentNumber' | 'issuedDate', MissingField>>>;
}

/**
 * Reads a document's metadata from the text of its pages, by the layout of Decree 30/2020 and Party papers.
 * `wordConfidences` has the engine's confidence in each word (0 to 100) for every page that was recognised.
 */
export function readMetadata(
  pages: readonly PageText[],
  wordConfidences: readonly WordConfidences[] = [],
): DocumentMetadata {
  const first = pages.findIndex((page) => page.words.length > 0);
  const firstPage = pages[first];
  if (!firstPage) return { recipients: [], draft: false, pageCount: pages.length, fields: {}, missing: {} };
  const head = readHead(firstPage, first + 1);
  // A consolidated text bears its number where it is certified, a law its date where it was passed.
  const late = head.number && head.date ? undefined : readCertification(pages, head.hasDateLine);
  const number = head.number ?? late?.number;
  const date = head.date ?? late?.date;
  const signature = readSignature(pages, first, head.bodyTop);
  // What stands behind the signature are forms, with recipients of their own.
  const recipients = readRecipients(pages.slice(0, signature?.signer.page), first);
  const stamps = readStamps(firstPage, first + 1);
  const read = compact({
    type: typeField(head.type, head.number, head.isLetter ? (head.number ?? head.missingNumber) : undefined),
    documentNumber: number && found(number.value.printed, number),
    issuedDate: date && found(date.value.iso, date),
    place: date?.value.place === undefined ? undefined : found(date.value.place, date),
    issuer: head.issuer,
    subject: head.subject,
    signer: signature?.signer,
    signingCapacity: signature?.capacity,
    recipients: recipients && found(recipients.value.join('; '), recipients),
    secrecy: stamps.secrecy ?? laterSecrecy(pages),
    urgency: stamps.urgency,
    copyKind: readCopyMark(pages, first, head.bodyTop),
    draft: readDraftMark(firstPage, first + 1),
  });
  const spelled = wellSpelled(read, pages, wordConfidences);
  const fields: DocumentMetadata['fields'] = Object.fromEntries(
    Object.entries(spelled).map(([name, field]) => [
      name,
      doubted<string>(field, pages, wordConfidences, EXACT.has(name)),
    ]),
  );
  const { documentNumber, issuedDate, ...others } = fields;
  const missing = compact({
    documentNumber: number ? illegible(documentNumber) : head.missingNumber,
    issuedDate: date ? illegible(issuedDate) : head.missingDate,
  });
  return {
    ...(missing.documentNumber ? {} : numberParts(number?.value)),
    ...compact({
      type: valueOf(spelled.type),
      issuedDate: missing.issuedDate ? undefined : valueOf(issuedDate),
      place: valueOf(spelled.place),
      issuer: valueOf(spelled.issuer),
      subject: valueOf(spelled.subject),
      signer: valueOf(spelled.signer),
      signingCapacity: valueOf(spelled.signingCapacity),
      secrecy: valueOf(read.secrecy),
      urgency: valueOf(spelled.urgency),
      copyKind: valueOf(read.copyKind),
    }),
    recipients: valueOf(recipients) ?? [],
    draft: read.draft !== undefined,
    pageCount: pages.length,
    fields: {
      ...others,
      ...compact({
        documentNumber: missing.documentNumber ? undefined : documentNumber,
        issuedDate: missing.issuedDate ? undefined : issuedDate,
      }),
    },
    missing,
  };
}

/** Where a field stands in whose letters the engine itself hardly believes. */
function illegible(field: Field<string> | undefined): MissingField | undefined {
  if (!field || field.confidence >= LEGIBLE) return undefined;
  return { ...found('unreadable', field), guess: field.value };
}

function laterSecrecy(pages: readonly PageText[]): Field<Secrecy> | undefined {
  for (const [index, page] of pages.entries()) {
    const stamp = bearsClearSecrecy(page, index + 1);
    if (stamp) return stamp;
  }
  return undefined;
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
  numberOfLetter: Field<unknown> | undefined,
): Field<string> | undefined {
  const abbreviation = number?.value.type;
  const bySymbol = abbreviation && documentTypeOfAbbreviation(abbreviation, number.value.party)?.name;
  if (printed) {
    return { ...printed, confidence: !bySymbol || bySymbol === printed.value ? printed.confidence : 0.8 };
  }
  if (bySymbol) return found(bySymbol, number, 0.8);
  return numberOfLetter && found('Công văn', numberOfLetter, 0.9);
}

type Present<Value> = { [Name in keyof Value]?: Exclude<Value[Name], undefined> };

function compact<Value extends object>(value: Value): Present<Value> {
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => entry !== undefined),
  ) as Present<Value>;
}
