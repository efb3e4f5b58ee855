import type { SidecarMetadata } from '../../review/sidecar-metadata.ts';
import type { OpenSidecar } from '../delivery.ts';
import { faultOf, type Fault } from '../fault.ts';
import { codeOf, modeOf, plain, retentionOf, typeOf, yesOrNo, type Mode } from './codes.ts';
import { dayOf, realDay, type DeliveredDay } from './days.ts';
import type { FieldName } from './headings.ts';
import { fieldReader, type FieldReader, type RawRecord } from './raw-record.ts';

const CONDITIONS = {
  '01': 'tot, good',
  '02': 'binh thuong, trung binh, normal',
  '03': 'hong, xau, rach, mo, damaged',
};
const ORIGINS = { '01': 'goc dien tu, van ban dien tu', '02': 'so hoa, digitized', '03': 'hon hop, mixed' };
const PROTECTION = { '01': 'da du phong', '02': 'chua du phong' };

/** Fields that are kept word for word, by their names in the sidecar. */
const TEXTS = {
  documentNumber: 'documentNumber',
  number: 'codeNumber',
  symbol: 'codeNotation',
  issuer: 'organName',
  subject: 'subject',
  signer: 'signer',
  signingCapacity: 'signingCapacity',
  language: 'language',
  keywords: 'keyword',
  informationSign: 'inforSign',
  autograph: 'autograph',
  docId: 'docId',
  docCode: 'docCode',
  process: 'process',
  description: 'description',
} as const;

/** Fields that become a code or a name where they can, and else stay as they were written. */
const CODED = [
  ['type', 'typeName', typeOf],
  ['condition', 'format', (text: string) => codeOf(text, CONDITIONS)],
  ['confidenceLevel', 'confidenceLevel', (text: string) => codeOf(text, ORIGINS)],
  ['riskRecovery', 'riskRecovery', yesOrNo],
  ['riskRecoveryStatus', 'riskRecoveryStatus', (text: string) => codeOf(text, PROTECTION)],
] as const satisfies readonly (readonly [keyof SidecarMetadata, FieldName, (text: string) => unknown])[];

/** Fields that have no place of their own in the store and are kept under their names. */
const KEPT = [
  'order',
  'typeAbbreviation',
  'accessAuthority',
  'term',
  'catalogue',
  'box',
  'fileNumber',
] as const;

/**
 * What a record says of its document. A type, date or code that has no place in its field is kept as it was written in `other`;
 * one that cannot be right (31/02/2005, mode 09) is a fault.
 */
export function documentSidecar(record: RawRecord, faults: Fault[]): SidecarMetadata {
  const read = fieldReader(record, faults);
  const sidecar: OpenSidecar = {};
  const other: Record<string, string> = { ...record.other };
  for (const [name, field] of Object.entries(TEXTS) as [
    keyof typeof TEXTS,
    (typeof TEXTS)[keyof typeof TEXTS],
  ][]) {
    const text = read.text(field);
    if (text !== undefined) sidecar[name] = text;
  }
  for (const field of KEPT) {
    const text = read.text(field);
    if (text !== undefined) other[field] = text;
  }
  const mode = documentMode(record, faults);
  if (mode) sidecar.mode = mode;
  const maintenance = read.value('maintenance', retentionOf, '01–07');
  if (maintenance) sidecar.maintenance = maintenance;
  const pages = read.text('documentPages') ? 'documentPages' : 'numberOfPage';
  for (const [name, field, valueOf] of [...CODED, ['pages', pages, wholeNumber] as const]) {
    const text = read.text(field);
    const value = text === undefined ? undefined : valueOf(text);
    if (value !== undefined) Object.assign(sidecar, { [name]: value });
    else if (text !== undefined) other[field] = text;
  }
  setDay(record, read, sidecar, other, faults);
  if (Object.keys(other).length > 0) sidecar.other = other;
  return sidecar;
}

/** The access mode that a record states for its document: the stricter of its mode and its secrecy. */
function documentMode(record: RawRecord, faults: Fault[]): Mode | undefined {
  const read = fieldReader(record, faults);
  const mode = read.value('mode', modeOf, '01, 02, 03');
  const secrecy = read.value('secrecy', secrecyOf, 'Thường, Mật, Tối mật, Tuyệt mật');
  return secrecy === '03' ? '03' : mode;
}

function secrecyOf(text: string): '01' | '03' | undefined {
  const words = plain(text);
  if (/^(0|khong|khong mat|thuong|binh thuong)$/.test(words)) return '01';
  return /\bmat\b|secret|^[a-c]$/.test(words) ? '03' : undefined;
}

function setDay(
  { fields, place }: RawRecord,
  read: FieldReader,
  sidecar: OpenSidecar,
  other: Record<string, string>,
  faults: Fault[],
): void {
  const written =
    read.text('issuedDate') ??
    ['day', 'month', 'year'].map((part) => fields.get(part as 'day') ?? '').join('/');
  if (written === '//') return;
  const day: DeliveredDay = fields.has('issuedDate')
    ? dayOf(written)
    : realDay(fields.get('year'), fields.get('month'), fields.get('day'));
  if (day === undefined) {
    const values = { field: 'issuedDate', found: written, expected: 'DD/MM/YYYY' };
    faults.push(faultOf('field-value', { ...place, values }));
  } else if (typeof day === 'string') other['issuedDate'] = written;
  else sidecar.issuedDate = day.day;
}

function wholeNumber(text: string): number | undefined {
  const number = Number(text.replace(/\s*(trang|tờ|pages?)$/i, ''));
  return Number.isInteger(number) && number >= 0 && number < 1e6 ? number : undefined;
}
