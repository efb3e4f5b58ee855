import { createHash } from 'node:crypto';
import { ensureVectorIndex, prepareEmbeddings, vectorText, vectorType } from '@tangthu/db/embedding-table';
import { encodeWordBoxes } from '@tangthu/db/page-words';
import type { Store, Transaction } from '@tangthu/db/store';
import { dropWordIndex, ensureWordIndex } from '@tangthu/db/word-index';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { chunkDocument, type Chunk } from '@tangthu/ingest/chunk/chunks';
import { embeddedText } from '@tangthu/language/text/passage-text';
import { generateDocuments, type SampleDocument } from '@tangthu/ingest/sample/generate';
import { documentNumberKey, parseDocumentNumber } from '@tangthu/language/text/document-number';
import { encodeTerms } from '@tangthu/language/text/term-codes';
import { indexTerms } from '@tangthu/language/text/terms';
import { inContext } from '@tangthu/language/embedding/context';
import type { LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';

/** The sample archive generates about this many chunks a document. */
const CHUNKS_A_DOCUMENT = 2.2;
const DOCUMENTS_A_BATCH = 250;

/** What a scaled archive gives the benchmark: its agencies with the share of chunks each keeps, and questions to ask. */
export interface ScaledArchive {
  readonly chunks: number;
  readonly agencies: readonly { readonly id: number; readonly chunks: number }[];
  readonly questions: readonly string[];
}

/** The code of the fonds in which a document stands at its custodian, by the document's number from 0. */
export type FondsOf = (index: number) => string;

/**
 * Fills an empty, migrated store with the generated archive until it holds so many chunks: everything is loaded first
 * and indexed after. Pages have their word boxes; there are no images, and no fonds but those that `fondsOf` names.
 */
export async function fillScaledArchive(
  store: Store,
  embeddings: LocalEmbeddings,
  chunkCount: number,
  fondsOf?: FondsOf,
): Promise<ScaledArchive> {
  await prepareEmbeddings(store, embeddings);
  await dropWordIndex(store);
  const agencies = new Map<string, number>();
  const chunksOf = new Map<number, number>();
  const questions: string[] = [];
  let batch: SampleDocument[] = [];
  let chunks = 0;
  let documents = 0;
  const flush = async (): Promise<void> => {
    const rows = await rowsOf(store, batch, agencies, (index) => fondsOf?.(documents + index));
    await insert(store, rows, embeddings);
    for (const { custodian } of rows.chunks) chunksOf.set(custodian, (chunksOf.get(custodian) ?? 0) + 1);
    chunks += rows.chunks.length;
    documents += batch.length;
    batch = [];
  };
  for (const document of generateDocuments({ count: Math.ceil(chunkCount / CHUNKS_A_DOCUMENT), seed: 1 })) {
    batch.push(document);
    questions.push(...document.questions.map(({ text }) => text));
    if (batch.length < DOCUMENTS_A_BATCH) continue;
    await flush();
    if (chunks >= chunkCount) break;
  }
  if (batch.length > 0) await flush();
  await ensureWordIndex(store);
  await ensureVectorIndex(store);
  await asOwner(store, (owner) => owner.script('analyze'));
  return { chunks, questions, agencies: [...chunksOf].map(([id, count]) => ({ id, chunks: count })) };
}

interface Rows {
  readonly documents: readonly DocumentRow[];
  readonly pages: readonly PageRow[];
  readonly chunks: readonly ChunkRow[];
}

interface Placed {
  readonly document: string;
  readonly custodian: number;
  readonly mode: string;
}

type DocumentRow = Placed & {
  readonly creator: number;
  readonly fonds: string | undefined;
  readonly sample: SampleDocument;
};
type PageRow = Placed & { readonly number: number; readonly page: SampleDocument['pages'][number] };
type ChunkRow = Placed & { readonly id: string; readonly chunk: Chunk };

async function rowsOf(
  store: Store,
  samples: readonly SampleDocument[],
  agencies: Map<string, number>,
  fondsOf: (index: number) => string | undefined,
): Promise<Rows> {
  await asWriter(store, async (writer) => {
    for (const code of new Set(samples.flatMap(({ truth }) => [truth.custodian, truth.creator]))) {
      if (!agencies.has(code)) agencies.set(code, await addAgency(writer, code));
    }
  });
  const documents = samples.map((sample, index) => ({
    document: uuidOf(sample.truth.id),
    custodian: agencies.get(sample.truth.custodian) ?? 0,
    creator: agencies.get(sample.truth.creator) ?? 0,
    mode: sample.truth.mode,
    fonds: fondsOf(index),
    sample,
  }));
  return {
    documents,
    pages: documents.flatMap(({ sample, ...placed }) =>
      sample.pages.map((page, index) => ({ ...placed, number: index + 1, page })),
    ),
    chunks: documents.flatMap(({ sample, ...placed }) =>
      chunkDocument(sample.pages).map((chunk) => ({
        ...placed,
        id: uuidOf(`${sample.truth.id} ${chunk.ordinal}`),
        chunk,
      })),
    ),
  };
}

async function addAgency(writer: Transaction, code: string): Promise<number> {
  const [row] = await writer.query<{ id: number }>(
    `insert into agency (code, bloc, level) values ($1, 'government', 'commune') returning id`,
    [code],
  );
  if (!row) throw new Error(`The agency ${code} could not be made.`);
  await writer.query('insert into agency_name (agency, name) values ($1, $2)', [row.id, `Cơ quan ${code}`]);
  return row.id;
}

async function insert(
  store: Store,
  { documents, pages, chunks }: Rows,
  embeddings: LocalEmbeddings,
): Promise<void> {
  const own = await embeddings.embedDocuments(chunks.map(({ chunk }) => embeddedText(chunk)));
  const vectors = [...Map.groupBy(chunks, ({ document }) => document).values()].flatMap((passages) =>
    inContext(own.splice(0, passages.length)),
  );
  await asWriter(store, async (writer) => {
    await insertDocuments(writer, documents);
    await insertPages(writer, pages);
    await insertChunks(writer, chunks);
    await writer.query(
      `insert into chunk_embedding (chunk, custodian, mode, embedding)
       select chunk, custodian, mode, embedding::${vectorType(store)}
       from unnest($1::uuid[], $2::int[], $3::text[], $4::text[]) as given (chunk, custodian, mode, embedding)`,
      [
        chunks.map(({ id }) => id),
        chunks.map(({ custodian }) => custodian),
        chunks.map(({ mode }) => mode),
        vectors.map(vectorText),
      ],
    );
  });
}

async function insertDocuments(writer: Transaction, documents: readonly DocumentRow[]): Promise<void> {
  const column = <Value>(value: (row: DocumentRow) => Value): Value[] => documents.map(value);
  await insertFonds(writer, documents);
  const numbers = documents.map(({ sample }) => parseDocumentNumber(sample.truth.numberLine ?? ''));
  await writer.query(
    `insert into document (id, custodian, mode, creator, content_hash, original_name, byte_size, page_count,
       type, number, symbol, document_number, number_key, issued_date, issuer, subject, subject_codes, fonds)
     select id, custodian, mode, creator, sha256(convert_to(id::text, 'UTF8')), name, 1, pages,
       type, number, symbol, line, key, day, issuer, subject, decode(codes, 'base64'), fonds
     from unnest($1::uuid[], $2::int[], $3::text[], $4::int[], $5::text[], $6::int[], $7::text[], $8::text[], $9::text[],
       $10::text[], $11::text[], $12::date[], $13::text[], $14::text[], $15::text[], $16::uuid[])
       as given (id, custodian, mode, creator, name, pages, type, number, symbol, line, key, day, issuer, subject, codes, fonds)`,
    [
      column(({ document }) => document),
      column(({ custodian }) => custodian),
      column(({ mode }) => mode),
      column(({ creator }) => creator),
      column(({ sample }) => `${sample.truth.id}.pdf`),
      column(({ sample }) => sample.pages.length),
      column(({ sample }) => sample.truth.type || null),
      numbers.map((number) => number?.number ?? null),
      numbers.map((number) => number?.symbol ?? null),
      column(({ sample }) => sample.truth.numberLine ?? null),
      numbers.map((number) => number && documentNumberKey(number.number, number.symbol, number.year)),
      column(({ sample }) => sample.truth.date),
      column(({ sample }) => sample.truth.issuer),
      column(({ sample }) => sample.truth.subject),
      column(({ sample }) => encodeTerms(indexTerms(sample.truth.subject))),
      column(({ custodian, fonds }) => (fonds === undefined ? null : fondsId(custodian, fonds))),
    ],
  );
}

async function insertFonds(writer: Transaction, documents: readonly DocumentRow[]): Promise<void> {
  for (const { custodian, fonds } of documents) {
    if (fonds === undefined) continue;
    await writer.query(
      'insert into fonds (id, custodian, code, title) values ($1, $2, $3, $3) on conflict do nothing',
      [fondsId(custodian, fonds), custodian, fonds],
    );
  }
}

/** The id of a fonds of the scaled archive. */
function fondsId(custodian: number, code: string): string {
  return uuidOf(`${custodian} ${code}`);
}

async function insertPages(writer: Transaction, pages: readonly PageRow[]): Promise<void> {
  await writer.query(
    `insert into page (document, custodian, mode, number, text, word_boxes, width, height)
     select document, custodian, mode, number, text, decode(word_boxes, 'base64'), width, height
     from unnest($1::uuid[], $2::int[], $3::text[], $4::int[], $5::text[], $6::text[], $7::real[], $8::real[])
       as given (document, custodian, mode, number, text, word_boxes, width, height)`,
    [
      pages.map(({ document }) => document),
      pages.map(({ custodian }) => custodian),
      pages.map(({ mode }) => mode),
      pages.map(({ number }) => number),
      pages.map(({ page }) => page.text),
      pages.map(({ page }) => encodeWordBoxes(page.words, page).toString('base64')),
      pages.map(({ page }) => page.width),
      pages.map(({ page }) => page.height),
    ],
  );
}

async function insertChunks(writer: Transaction, chunks: readonly ChunkRow[]): Promise<void> {
  const terms = chunks.map(({ chunk }) => indexTerms(embeddedText(chunk)));
  await writer.query(
    `insert into chunk (id, document, custodian, mode, ordinal, heading, text, terms, term_codes, spans)
     select id, document, custodian, mode, ordinal, heading, text, terms, decode(term_codes, 'base64'), spans::jsonb
     from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
       as given (id, document, custodian, mode, ordinal, heading, text, terms, term_codes, spans)`,
    [
      chunks.map(({ id }) => id),
      chunks.map(({ document }) => document),
      chunks.map(({ custodian }) => custodian),
      chunks.map(({ mode }) => mode),
      chunks.map(({ chunk }) => chunk.ordinal),
      chunks.map(({ chunk }) => chunk.heading),
      chunks.map(({ chunk }) => chunk.text),
      terms,
      terms.map(encodeTerms),
      chunks.map(({ chunk }) =>
        JSON.stringify(chunk.spans.map(({ page, from, to }) => ({ page, from, to: to - 1 }))),
      ),
    ],
  );
}

/** A UUID made from a text, so that every filling gives the same ids. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
