import type { DocumentMetadata } from '@tangthu/ingest/understand/metadata';
import { toIndexForm } from '@tangthu/language/text/fold';
import type { Expected } from './expected.ts';

/** A field of a document as it was read beside what stands on the page. */
export interface FieldReading {
  readonly field: keyof Expected;
  readonly wanted?: string | undefined;
  readonly got?: string | undefined;
  readonly verdict: 'right' | 'wrong' | 'not-read' | 'invented';
  /** What the rules say of their reading, 0 to 1. */
  readonly confidence?: number | undefined;
}

/** Fields of which a value where none is printed is a fault; a form's title may well be taken for a subject line. */
const NEVER_INVENTED: readonly (keyof Expected)[] = ['number', 'date', 'urgency', 'secrecy', 'copyKind'];
/** These must be right to the letter; of the others case, marks and spaces do not count. */
const TO_THE_LETTER: readonly (keyof Expected)[] = [
  'number',
  'date',
  'type',
  'urgency',
  'secrecy',
  'copyKind',
];

/** What the fields are called in the metadata. */
const NAMES = {
  number: 'documentNumber',
  date: 'issuedDate',
  type: 'type',
  place: 'place',
  issuer: 'issuer',
  subject: 'subject',
  signer: 'signer',
  signingCapacity: 'signingCapacity',
  recipients: 'recipients',
  urgency: 'urgency',
  secrecy: 'secrecy',
  copyKind: 'copyKind',
} as const satisfies Record<keyof Expected, keyof DocumentMetadata['fields']>;

/** The fields that are compared. */
export const FIELDS = Object.keys(NAMES) as readonly (keyof Expected)[];

/** Every field that the page shows or the rules found, with a verdict. */
export function fieldReadings(expected: Expected, metadata: DocumentMetadata): FieldReading[] {
  const got = valuesOf(metadata);
  return FIELDS.flatMap((field) => {
    const verdict = verdictOn(field, expected[field], got[field]);
    const confidence = metadata.fields[NAMES[field]]?.confidence;
    return verdict ? [{ field, wanted: expected[field], got: got[field], verdict, confidence }] : [];
  });
}

function valuesOf(metadata: DocumentMetadata): Record<keyof Expected, string | undefined> {
  return {
    number: metadata.documentNumber,
    date: metadata.issuedDate,
    type: metadata.type,
    issuer: metadata.issuer,
    subject: metadata.subject,
    place: metadata.place,
    signer: metadata.signer,
    signingCapacity: metadata.signingCapacity,
    recipients: metadata.recipients.length > 0 ? metadata.recipients.join('; ') : undefined,
    urgency: metadata.urgency,
    secrecy: metadata.secrecy,
    copyKind: metadata.copyKind,
  };
}

function verdictOn(
  field: keyof Expected,
  wanted: string | undefined,
  got: string | undefined,
): FieldReading['verdict'] | undefined {
  if (wanted === undefined)
    return got !== undefined && NEVER_INVENTED.includes(field) ? 'invented' : undefined;
  if (got === undefined) return 'not-read';
  if (TO_THE_LETTER.includes(field)) return got === wanted ? 'right' : 'wrong';
  return lettersOf(got) === lettersOf(wanted) ? 'right' : 'wrong';
}

function lettersOf(text: string): string {
  return toIndexForm(text)
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '');
}
