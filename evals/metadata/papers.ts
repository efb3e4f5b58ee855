import type { DocumentMetadata } from '@tangthu/ingest/understand/metadata';
import { readMetadata } from '@tangthu/ingest/understand/metadata';
import type { PageReading } from '@tangthu/ingest/read/page-reading';
import { fieldReadings, type FieldReading } from './agreement.ts';
import type { Expected } from './expected.ts';

/** A document with its pages as ingest reads them, and what stands on them. */
export interface Paper {
  readonly name: string;
  readonly expected: Expected;
  readonly readings: readonly Pick<PageReading, 'page' | 'wordConfidences'>[];
  /** The fields that are looked at; all where absent. */
  readonly considered?: readonly (keyof Expected)[];
}

/** A document's fields as they were read. */
export interface PaperReading {
  readonly name: string;
  readonly fields: readonly FieldReading[];
}

/** Reads the metadata of a paper's pages and compares it with what stands on them. */
export function understood({ name, expected, readings, considered }: Paper): PaperReading {
  const fields = fieldReadings(expected, metadataOf(readings));
  return { name, fields: fields.filter(({ field }) => considered?.includes(field) ?? true) };
}

function metadataOf(readings: Paper['readings']): DocumentMetadata {
  return readMetadata(
    readings.map(({ page }) => page),
    readings.map(({ wordConfidences }) => wordConfidences),
  );
}
