import type { DocumentMetadata, FieldName } from '../understand/metadata.ts';
import type { HeardMetadata, ReadPageState } from './with-sidecar.ts';

/** Something that a person has to look at. `words`: from, to of the page, `to` exclusive; page from 1. */
export interface ReviewFinding {
  readonly kind: 'doubtful' | 'blank' | 'differs' | 'unreadable' | 'split';
  readonly field: string;
  readonly page: number;
  readonly words?: readonly [from: number, to: number];
  readonly value?: string;
  readonly delivered?: string;
  readonly confidence?: number;
}

/** How a document was parted from the others of its file: the page (from 1) it begins on, and how sure the rules are of that. */
export interface SplitState {
  readonly firstPage: number;
  readonly confidence?: number;
}

/** Under this confidence a field is shown to a person. */
const DOUBT = 0.7;
/** The fields by which a document is found and named. */
const WEIGHTY: readonly FieldName[] = ['type', 'documentNumber', 'issuedDate', 'issuer', 'subject', 'signer'];
const BAD_MARKS: ReadonlySet<string> = new Set(['cut-off', 'damaged', 'low-quality']);

/**
 * What a person has to look at in a document: fields that the rules doubt, number or date left blank, fields in which the delivery
 * differs, pages that cannot be read well, a document that begins within a file. A field that the delivery confirms or fills
 * in is not doubted.
 */
export function reviewFindings(
  metadata: DocumentMetadata,
  heard: HeardMetadata,
  readings: readonly ReadPageState[],
  split?: SplitState,
): ReviewFinding[] {
  return [
    ...differing(metadata, heard),
    ...doubtful(metadata, heard),
    ...blank(metadata, heard.metadata),
    ...readings.flatMap(unreadable),
    ...(split && split.firstPage > 1 ? [splitFinding(split)] : []),
  ];
}

function differing({ fields }: DocumentMetadata, { differences }: HeardMetadata): ReviewFinding[] {
  return differences.map(({ field, value, delivered }) => {
    const read = field === 'pages' ? undefined : fields[field];
    return { kind: 'differs', field, page: read?.page ?? 1, ...evidence(read), value, delivered };
  });
}

function doubtful({ fields }: DocumentMetadata, { confirmed, differences }: HeardMetadata): ReviewFinding[] {
  return WEIGHTY.flatMap((field) => {
    const read = fields[field];
    const isDecided = confirmed.has(field) || differences.some((difference) => difference.field === field);
    if (!read || read.confidence >= DOUBT || isDecided) return [];
    return { kind: 'doubtful', field, page: read.page, ...evidence(read), value: read.value };
  });
}

/** «Số:      /QĐ-UBND», and what stands in its place but cannot be read, with what it may say. */
function blank({ missing }: DocumentMetadata, heard: DocumentMetadata): ReviewFinding[] {
  return (['documentNumber', 'issuedDate'] as const).flatMap((field) => {
    const place = missing[field];
    if (!place || heard[field] !== undefined) return [];
    const kind = place.value === 'blank' ? 'blank' : 'doubtful';
    const { page, guess } = place;
    return { kind, field, page, ...evidence(place), ...(guess !== undefined && { value: guess }) };
  });
}

function unreadable({ source, marks }: ReadPageState, index: number): ReviewFinding[] {
  const faults = marks.filter((mark) => BAD_MARKS.has(mark));
  if (source === 'none' && !marks.includes('blank')) faults.unshift('no-text');
  return faults.length === 0
    ? []
    : [{ kind: 'unreadable', field: '', page: index + 1, value: faults.join(', ') }];
}

function splitFinding({ firstPage, confidence }: SplitState): ReviewFinding {
  return {
    kind: 'split',
    field: '',
    page: 1,
    value: String(firstPage),
    ...(confidence !== undefined && { confidence }),
  };
}

function evidence(
  read: { readonly words: readonly [from: number, to: number]; readonly confidence: number } | undefined,
): Pick<ReviewFinding, 'words' | 'confidence'> {
  return read ? { words: read.words, confidence: read.confidence } : {};
}
