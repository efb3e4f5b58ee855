import { vectorText, type VectorType } from '@tangthu/db/embedding-table';
import type { Transaction } from '@tangthu/db/store';
import { encodeTerms } from '@tangthu/language/text/term-codes';
import { INDEX_RULES } from '@tangthu/language/text/terms';
import { READING_RULES } from '../read/page-reading.ts';
import { raiseReviewItems } from '../review/raise-review-items.ts';
import type { SidecarMetadata } from '../review/sidecar-metadata.ts';
import { withSidecar } from '../review/with-sidecar.ts';
import type { DocumentMetadata } from '../understand/metadata.ts';
import type { Placement } from './placement.ts';
import type { PreparedDocument } from './prepared-document.ts';
import { metadataColumns, storeUnderstanding } from './store-understanding.ts';

/** What is stored of one document: where it belongs, its file's identity, and what was read from it. */
export interface DocumentToStore {
  readonly placement: Placement;
  readonly contentHash: Uint8Array;
  readonly originalName: string;
  readonly byteSize: number;
  readonly prepared: PreparedDocument;
  /** What came with it in a package. */
  readonly sidecar?: SidecarMetadata | undefined;
  /** One vector a chunk, in the chunks' order. */
  readonly vectors: readonly (readonly number[])[];
}

/**
 * Stores a document with its pages, chunks, vectors and what was understood of it, and returns its id, or undefined when
 * this custodian holds it already. `vector` is the type of the vectors' column.
 */
export async function storeDocument(
  writer: Transaction,
  given: DocumentToStore,
  vector: VectorType,
): Promise<string | undefined> {
  const document = await insertDocument(writer, given);
  if (document) await storeReading(writer, document, given, vector);
  return document;
}

/** Stores what was read of a document whose row is there: pages, chunks, vectors, what was understood, what is to be decided. */
export async function storeReading(
  writer: Transaction,
  document: string,
  given: DocumentToStore,
  vector: VectorType,
): Promise<void> {
  await insertPages(writer, document, given);
  await insertChunks(writer, document, given, vector);
  const { prepared, sidecar } = given;
  await raiseReviewItems(writer, document, {
    metadata: prepared.metadata,
    sidecar,
    readings: prepared.pages,
    split: prepared,
  });
  await storeUnderstanding(writer, document, prepared);
}

/** The columns of `document` that its reading fills; `metadata` as it is after delivery and archivists were heard. */
export function readingColumns(
  prepared: PreparedDocument,
  metadata: DocumentMetadata,
): Record<string, unknown> {
  return {
    page_count: prepared.pages.length,
    reading_rules: READING_RULES,
    index_rules: INDEX_RULES,
    ...metadataColumns(metadata),
  };
}

async function insertDocument(writer: Transaction, given: DocumentToStore): Promise<string | undefined> {
  const { placement, prepared } = given;
  const columns = {
    custodian: placement.custodian,
    mode: placement.mode,
    fonds: placement.fonds ?? null,
    file: placement.file ?? null,
    creator: placement.creator ?? null,
    content_hash: given.contentHash,
    original_name: given.originalName,
    byte_size: given.byteSize,
    first_page: prepared.firstPage,
    sidecar: JSON.stringify(given.sidecar ?? {}),
    ...readingColumns(prepared, withSidecar(prepared.metadata, given.sidecar ?? {}, prepared.pages).metadata),
  };
  const names = Object.keys(columns);
  const [row] = await writer.query<{ id: string }>(
    `insert into document (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})
     on conflict (custodian, content_hash, first_page) do nothing returning id`,
    Object.values(columns),
  );
  return row?.id;
}

async function insertPages(writer: Transaction, document: string, given: DocumentToStore): Promise<void> {
  const { pages } = given.prepared;
  await writer.query(
    `insert into page (document, custodian, mode, shelf, file, number, text, word_boxes, word_confidences, confidence, width, height,
       source, verdict, marks, turn, raw_text, needs_ocr)
     select d.id, d.custodian, d.mode, d.shelf, d.file, given.number, text, decode(word_boxes, 'base64'), decode(word_confidences, 'base64'), confidence, width, height,
       source, verdict, string_to_array(marks, ','), turn, raw_text, needs_ocr
     from document d cross join unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::real[], $7::real[], $8::real[],
       $9::text[], $10::text[], $11::text[], $12::smallint[], $13::text[], $14::boolean[])
       as given (number, text, word_boxes, word_confidences, confidence, width, height,
         source, verdict, marks, turn, raw_text, needs_ocr)
     where d.id = $1`,
    [
      document,
      pages.map((_, index) => index + 1),
      pages.map(({ text }) => text),
      pages.map(({ wordBoxes }) => wordBoxes),
      pages.map(({ wordConfidences }) => wordConfidences ?? null),
      pages.map(({ confidence }) => confidence ?? null),
      pages.map(({ width }) => width),
      pages.map(({ height }) => height),
      pages.map(({ source }) => source),
      pages.map(({ verdict }) => verdict),
      pages.map(({ marks }) => marks.join(',')),
      pages.map(({ turn }) => turn),
      pages.map(({ rawText }) => rawText ?? null),
      pages.map(({ needsOcr }) => needsOcr),
    ],
  );
}

async function insertChunks(
  writer: Transaction,
  document: string,
  given: DocumentToStore,
  vector: VectorType,
): Promise<void> {
  const { chunks } = given.prepared;
  const rows = await writer.query<{ id: string; ordinal: number }>(
    `insert into chunk (document, custodian, mode, shelf, file, ordinal, heading, text, terms, term_codes, spans, confidence)
     select d.id, d.custodian, d.mode, d.shelf, d.file, ordinal, heading, text, terms, decode(term_codes, 'base64'), spans::jsonb,
       confidence
     from document d cross join unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::real[])
       as given (ordinal, heading, text, terms, term_codes, spans, confidence)
     where d.id = $1
     returning id, ordinal`,
    [
      document,
      chunks.map(({ ordinal }) => ordinal),
      chunks.map(({ heading }) => heading),
      chunks.map(({ text }) => text),
      chunks.map(({ terms }) => terms),
      chunks.map(({ terms }) => encodeTerms(terms)),
      chunks.map(({ spans }) => JSON.stringify(spans)),
      chunks.map(({ confidence }) => confidence ?? null),
    ],
  );
  const idOf = new Map(rows.map(({ id, ordinal }) => [ordinal, id]));
  await writer.query(
    `insert into chunk_embedding (chunk, document, custodian, mode, shelf, file, embedding)
     select chunk, d.id, d.custodian, d.mode, d.shelf, d.file, embedding::${vector}
     from document d cross join unnest($2::uuid[], $3::text[]) as given (chunk, embedding) where d.id = $1`,
    [document, chunks.map(({ ordinal }) => idOf.get(ordinal)), given.vectors.map(vectorText)],
  );
}
