import type { VectorType } from '@tangthu/db/embedding-table';
import type { Transaction } from '@tangthu/db/store';
import { subjectCodes } from '@tangthu/language/text/document-fields';
import { passageTerms } from '@tangthu/language/text/passage-text';
import { INDEX_RULES } from '@tangthu/language/text/terms';
import type { PageReading } from '../read/page-reading.ts';
import { maskStored } from '../personal-data/mask-stored.ts';
import { correctionsOf, correctTextAgain, withCorrections } from '../review/corrections.ts';
import { raiseReviewItems } from '../review/raise-review-items.ts';
import { withSidecar } from '../review/with-sidecar.ts';
import type { PreparedDocument, PreparedFile, PreparedUnderstanding } from './prepared-document.ts';
import { readingColumns, storeDocument, storeReading, type DocumentToStore } from './store-document.ts';
import { metadataColumns, storeUnderstanding } from './store-understanding.ts';
import type { StoredDocument } from './stored-document.ts';

/** A file that was read again, with what is stored of it. */
export interface FileReadAgain {
  readonly documents: readonly StoredDocument[];
  readonly contentHash: Uint8Array;
  readonly prepared: PreparedFile;
  readonly vectors: readonly (readonly (readonly number[])[])[];
}

/**
 * Puts a new reading of a file in the place of the old one. A document that begins on the same page keeps its id, where it
 * belongs, what came with it and what people decided about it; documents may come or go where the file is split otherwise.
 */
export async function replaceReadings(
  writer: Transaction,
  { documents, contentHash, prepared, vectors }: FileReadAgain,
  vector: VectorType,
): Promise<void> {
  const [first] = documents;
  if (!first) return;
  const parts = prepared.documents.map((each, index) => {
    const stored = documents.find(({ firstPage }) => firstPage === each.firstPage);
    const { placement, originalName, byteSize } = stored ?? first;
    const identity = { placement, contentHash, originalName, byteSize };
    return { stored, given: { ...identity, prepared: each, vectors: vectors[index] ?? [] } };
  });
  // New documents first, while the old ones still say which pages are closed.
  for (const { stored, given } of parts) if (!stored) await storeDocument(writer, given, vector);
  await writer.query('select end_other_documents($1, $2, $3::int[], $4::int[])', [
    first.placement.custodian,
    contentHash,
    prepared.documents.map(({ firstPage }) => firstPage),
    prepared.documents.map(({ pages }) => pages.length),
  ]);
  for (const { stored, given } of parts) {
    if (stored) await replaceReading(writer, stored.id, { ...given, sidecar: stored.sidecar }, vector);
  }
}

async function replaceReading(
  writer: Transaction,
  document: string,
  given: DocumentToStore,
  vector: VectorType,
): Promise<void> {
  const { prepared, sidecar = {} } = given;
  const metadata = await settledMetadata(writer, document, prepared, sidecar, prepared.pages);
  await writer.query('select clear_reading($1)', [document]);
  await updateDocument(writer, document, readingColumns(prepared, metadata));
  await storeReading(writer, document, given, vector);
  await correctTextAgain(writer, document);
}

/** A document whose stored pages were understood again. */
export interface DocumentUnderstoodAgain {
  readonly document: StoredDocument;
  readonly readings: readonly PageReading[];
  readonly understanding: PreparedUnderstanding;
}

/** Puts a new understanding in the place of the old one; pages and passages stay, but for which numbers they show masked. */
export async function replaceUnderstanding(
  writer: Transaction,
  { document: { id, sidecar }, readings, understanding }: DocumentUnderstoodAgain,
): Promise<void> {
  const metadata = await settledMetadata(writer, id, understanding, sidecar, readings);
  await updateDocument(writer, id, metadataColumns(metadata));
  await maskStored(
    writer,
    id,
    readings.map(({ page }) => page),
    understanding.personalData,
  );
  await raiseReviewItems(writer, id, { metadata: understanding.metadata, sidecar, readings });
  await storeUnderstanding(writer, id, understanding);
}

/** What the page says after its delivery and its archivists were heard. */
async function settledMetadata(
  writer: Transaction,
  document: string,
  { metadata }: Pick<PreparedDocument, 'metadata'>,
  sidecar: StoredDocument['sidecar'],
  readings: Parameters<typeof withSidecar>[2],
): Promise<PreparedDocument['metadata']> {
  const heard = withSidecar(metadata, sidecar, readings);
  return withCorrections(heard.metadata, await correctionsOf(writer, document));
}

/** Makes the terms of a document's passages and of its subject line again; passages, their ids and vectors stay. */
export async function reindexDocument(writer: Transaction, document: string): Promise<void> {
  const chunks = await writer.query<{ id: string; heading: string; text: string }>(
    'select id, heading, text from chunk where document = $1 order by ordinal',
    [document],
  );
  const made = chunks.map(passageTerms);
  await writer.query(
    `update chunk c set terms = given.terms, term_codes = decode(given.codes, 'base64')
     from unnest($1::uuid[], $2::text[], $3::text[]) as given (id, terms, codes)
     where c.id = given.id and c.terms is distinct from given.terms`,
    [chunks.map(({ id }) => id), made.map(({ terms }) => terms), made.map(({ codes }) => codes)],
  );
  const [row] = await writer.query<{ subject: string | null }>('select subject from document where id = $1', [
    document,
  ]);
  await updateDocument(writer, document, {
    subject_codes: row?.subject ? subjectCodes(row.subject) : null,
    index_rules: INDEX_RULES,
  });
}

async function updateDocument(
  writer: Transaction,
  document: string,
  columns: Record<string, unknown>,
): Promise<void> {
  const names = Object.keys(columns);
  await writer.query(
    `update document set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`,
    [document, ...Object.values(columns)],
  );
}
