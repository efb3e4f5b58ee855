import type { DeliveredRecordFile } from '../delivery.ts';
import { faultOf, type Fault } from '../fault.ts';
import { modeOf, retentionOf, type Mode, type Retention } from './codes.ts';
import type { FieldName } from './headings.ts';
import { fieldReader, type RawRecord } from './raw-record.ts';

/** Fields of a file beyond the store's columns; of a list's row, only those that speak of the file and not of the document. */
const OF_THE_FILE: readonly FieldName[] = [
  'startDate',
  'endDate',
  'totalDoc',
  'numberOfPaper',
  'paperFileCode',
  'catalogue',
  'box',
  'fileNumber',
  'term',
];
const OF_A_FILE_RECORD: readonly FieldName[] = [
  ...OF_THE_FILE,
  'language',
  'keyword',
  'numberOfPage',
  'format',
  'inforSign',
  'confidenceLevel',
  'riskRecovery',
  'riskRecoveryStatus',
  'description',
];

/** What a record says of a file; retention and mode are absent where it says nothing of them. */
export interface StatedFile extends Omit<DeliveredRecordFile, 'fonds' | 'retention' | 'mode'> {
  readonly fonds?: string | undefined;
  readonly retention?: Retention | undefined;
  readonly mode?: Mode | undefined;
}

/** Reads a record that describes a file: an EAD.xml, or a row of a sheet of files. Code and title must be there. */
export function fileOfRecord(record: RawRecord, faults: Fault[]): StatedFile | undefined {
  const read = fieldReader(record, faults);
  const code = fileCodeOf(record);
  const title = read.text('fileTitle') ?? read.text('title');
  if (!code) faults.push(faultOf('field-missing', { ...record.place, values: { field: 'fileCode' } }));
  if (!title) faults.push(faultOf('field-missing', { ...record.place, values: { field: 'title' } }));
  if (!code || !title) return undefined;
  return {
    code,
    title,
    fonds: read.text('fonds'),
    retention: read.value('maintenance', retentionOf, '01–07'),
    mode: read.value(read.text('fileMode') ? 'fileMode' : 'mode', modeOf, '01, 02, 03'),
    details: detailsOf(record, OF_A_FILE_RECORD, true),
  };
}

/** The file that a row of a list of documents puts its document into; undefined where it names none. */
export function fileOfRow(record: RawRecord, faults: Fault[]): StatedFile | undefined {
  const read = fieldReader(record, faults);
  const code = fileCodeOf(record);
  if (!code) return undefined;
  const pages = read.text('filePages') ?? (read.text('documentPages') && read.text('numberOfPage'));
  return {
    code,
    title: read.text('fileTitle') ?? read.text('title') ?? code,
    fonds: read.text('fonds'),
    retention: read.value('maintenance', retentionOf, '01–07'),
    mode: read.value('fileMode', modeOf, '01, 02, 03'),
    details: { ...detailsOf(record, OF_THE_FILE, false), ...(pages ? { numberOfPage: pages } : {}) },
  };
}

/**
 * A file's code, or one put together where a list has none: fonds, catalogue, box and number (the Party sheet), or agency,
 * catalogue and notation (Circular 02/2019), with dots.
 */
function fileCodeOf({ fields }: RawRecord): string | undefined {
  const stated = fields.get('fileCode');
  const number = fields.get('fileNumber');
  if (stated || !number) return stated;
  const parts = ['custodian', 'fonds', 'catalogue', 'box'] as const;
  return [...parts.map((part) => fields.get(part)), number].filter(Boolean).join('.');
}

function detailsOf(record: RawRecord, names: readonly FieldName[], whole: boolean): Record<string, unknown> {
  const details: Record<string, unknown> = {};
  for (const name of names) {
    const text = record.fields.get(name);
    if (text !== undefined) details[name] = text;
  }
  if (whole && Object.keys(record.other).length > 0) details['other'] = record.other;
  return details;
}
