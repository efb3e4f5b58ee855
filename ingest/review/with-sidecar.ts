import { documentColumns, FieldValueError } from '@tangthu/language/text/document-fields';
import type { DocumentMetadata } from '../understand/metadata.ts';
import { deliveredValues } from './delivered-values.ts';
import { comparedFields, likeness, type ComparedField } from './same-value.ts';
import type { SidecarMetadata } from './sidecar-metadata.ts';

/** What is reviewed of a page's reading: where its text comes from and what is wrong with it. */
export interface ReadPageState {
  readonly source: 'layer' | 'converted' | 'ocr' | 'none';
  readonly marks: readonly string[];
}

/** A field in which page and delivery say different things; `value` is the page's. */
interface FieldDifference {
  readonly field: ComparedField | 'pages';
  readonly value: string;
  readonly delivered: string;
}

/** A document's metadata after what came with it was heard, and where the two differ. */
export interface HeardMetadata {
  readonly metadata: DocumentMetadata;
  readonly differences: readonly FieldDifference[];
  /** Fields that both sides give, the same. */
  readonly confirmed: ReadonlySet<string>;
}

/** Below this confidence the delivery's value stands until somebody decides. */
const UNSURE = 0.5;

/**
 * Lets the delivery speak: what the page lacks is filled in; where both say the same, a page that was recognised by OCR gets the
 * delivery's spelling; where they differ, the page's value stays unless its confidence is under one half. `readings` has
 * the document's pages in order. `metadata.fields` goes on telling what was read from the page.
 */
export function withSidecar(
  metadata: DocumentMetadata,
  sidecar: SidecarMetadata,
  readings: readonly ReadPageState[],
): HeardMetadata {
  const delivered = deliveredValues(sidecar);
  const differences: FieldDifference[] = [];
  const confirmed = new Set<string>();
  let heard = metadata;
  for (const field of comparedFields) {
    const given = delivered[field];
    if (given === undefined) continue;
    const value = metadata[field];
    if (value === undefined) {
      heard = withValue(heard, field, given);
      continue;
    }
    const alike = likeness(field, value, given);
    const { page = 1, confidence = 1 } = metadata.fields[field] ?? {};
    if (alike === 'different') {
      differences.push({ field, value, delivered: given });
      if (confidence < UNSURE) heard = withValue(heard, field, given);
    } else {
      confirmed.add(field);
      const isRecognised = readings[page - 1]?.source === 'ocr';
      if (alike === 'near' && isRecognised) heard = withValue(heard, field, given);
    }
  }
  if (sidecar.pages !== undefined && sidecar.pages !== readings.length) {
    differences.push({ field: 'pages', value: String(readings.length), delivered: String(sidecar.pages) });
  }
  return { metadata: heard, differences, confirmed };
}

/** The metadata with another value of a field, and with all that follows from it; as it was where the field cannot hold the value. */
export function withValue(metadata: DocumentMetadata, field: string, value: string | null): DocumentMetadata {
  const changed: Readonly<Record<string, unknown>> = { ...metadata, ...parts(field, value) };
  return Object.fromEntries(
    Object.entries(changed).filter(([, entry]) => entry !== null && entry !== undefined),
  ) as unknown as DocumentMetadata;
}

function parts(field: string, value: string | null): Readonly<Record<string, unknown>> {
  try {
    if (field !== 'documentNumber') return { [field]: valueOf(field, value) };
    const { document_number, number, symbol, number_key } = documentColumns(field, value);
    return { documentNumber: document_number, number, symbol, numberKey: number_key, year: undefined };
  } catch (error) {
    if (error instanceof FieldValueError) return {};
    throw error;
  }
}

function valueOf(field: string, value: string | null): unknown {
  if (field === 'issuedDate') return documentColumns(field, value)['issued_date'];
  if (field === 'type') return documentColumns(field, value)['type'];
  return value?.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
