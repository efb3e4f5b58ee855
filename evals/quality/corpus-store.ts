import { loadAgencies } from '@tangthu/ingest/agencies/load-agencies';
import { agencyList } from '@tangthu/ingest/agencies/agency-list';
import { chunkDocument } from '@tangthu/ingest/chunk/chunks';
import { embeddedText } from '@tangthu/language/text/passage-text';
import { ensureVectorIndex, prepareEmbeddings, vectorText, vectorType } from '@tangthu/db/embedding-table';
import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { dropWordIndex, ensureWordIndex } from '@tangthu/db/word-index';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { inContext } from '@tangthu/language/embedding/context';
import type { LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { encodeTerms } from '@tangthu/language/text/term-codes';
import { indexTerms } from '@tangthu/language/text/terms';
import type { CorpusText } from './corpus.ts';

/** Texts that are put in together, more where the last document is longer. */
const BATCH = 500;

/**
 * Fills an empty store with a corpus, cut into chunks, embedded and indexed as the ingest does. Texts of one document become
 * its passages, in order. Texts have no page images, so documents have no pages. `say` hears of the progress.
 */
export async function fillStore(
  store: Store,
  embeddings: LocalEmbeddings,
  corpus: readonly CorpusText[],
  say: (done: number) => void,
): Promise<void> {
  const agencies = [{ code: 'CORPUS', name: 'Corpus', bloc: 'government', level: 'city' }];
  await loadAgencies(store, agencyList.parse({ agencies }));
  await prepareEmbeddings(store, embeddings);
  await dropWordIndex(store);
  await asOwner(store, (owner) => owner.script(PASSAGE_NAMES));
  let done = 0;
  for (const texts of batches(corpus)) {
    await addBatch(store, embeddings, texts);
    say((done += texts.length));
  }
  await ensureWordIndex(store);
  await ensureVectorIndex(store);
}

/** Which text each passage is cut from: passages themselves bear no names. */
const PASSAGE_NAMES =
  'create table corpus_passage (document uuid, ordinal int, name text not null, primary key (document, ordinal))';

/** Batches of whole documents, each document's texts in a row. */
function* batches(corpus: readonly CorpusText[]): Generator<CorpusText[]> {
  let batch: CorpusText[] = [];
  for (const texts of Map.groupBy(corpus, ({ id, document }) => document ?? id).values()) {
    batch.push(...texts);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The rows that a text becomes, for telling whether a store was filled by this very code. */
export function rowsOf(text: string): readonly unknown[] {
  return chunksOf(text).map((chunk) => {
    const terms = indexTerms(embeddedText(chunk));
    return [chunk, terms, encodeTerms(terms)];
  });
}

/** A reader of all that a store holds, people's numbers too. */
export async function readerOfAll(store: Store): Promise<Reader> {
  const agencies = await asWriter(store, (writer) => writer.query<{ id: number }>('select id from agency'));
  const ids = agencies.map(({ id }) => id);
  return { ...(await readerOfAgencies(store, ids, ids)), unmasked: '*' };
}

/** The names by which documents went in, by their ids in the store. */
export async function namesOf(store: Store): Promise<Map<string, string>> {
  const rows = await asWriter(store, (writer) =>
    writer.query<{ id: string; original_name: string }>('select id, original_name from document'),
  );
  return new Map(rows.map((row) => [row.id, row.original_name]));
}

/** The texts that passages were cut from, by `<document>#<ordinal>` of the passage. */
export async function passageNamesOf(store: Store): Promise<Map<string, string>> {
  const rows = await asOwner(store, (owner) =>
    owner.query<{ passage: string; name: string }>(
      `select document || '#' || ordinal as passage, name from corpus_passage`,
    ),
  );
  return new Map(rows.map(({ passage, name }) => [passage, name]));
}

/** A passage with the name of its text and of its document, and its place in that document. */
type NamedChunk = ReturnType<typeof chunkDocument>[number] & {
  readonly name: string;
  readonly document: string;
};

async function addBatch(
  store: Store,
  embeddings: LocalEmbeddings,
  texts: readonly CorpusText[],
): Promise<void> {
  const documents = [...Map.groupBy(texts, ({ id, document }) => document ?? id)].map(([document, parts]) =>
    passagesOf(document, parts),
  );
  const chunks = documents.flat();
  const own = await embeddings.embedDocuments(chunks.map(embeddedText));
  const vectors = documents.flatMap((passages) => inContext(own.splice(0, passages.length)));
  const terms = chunks.map((chunk) => indexTerms(embeddedText(chunk)));
  await asOwner(store, (owner) =>
    owner.query(
      `with given as (
         select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
           as chunk (document_name, ordinal, heading, text, terms, embedding, term_codes, name)
       ), stored as (
         insert into document (custodian, mode, content_hash, original_name, byte_size, page_count)
         select distinct (select id from agency), '01', sha256(convert_to(document_name, 'UTF8')), document_name, 0, 1
         from given
         returning id, original_name
       ), cut as (
         insert into chunk (document, custodian, mode, ordinal, heading, text, terms, term_codes, spans)
         select stored.id, (select id from agency), '01', ordinal, heading, text, terms, decode(term_codes, 'base64'), '[]'
         from given join stored on original_name = document_name
         returning id, document, ordinal
       ), named as (
         insert into corpus_passage (document, ordinal, name)
         select stored.id, ordinal, name from given join stored on original_name = document_name
       )
       insert into chunk_embedding (chunk, custodian, mode, embedding)
       select cut.id, (select id from agency), '01', given.embedding::${vectorType(store)}
       from cut join stored on stored.id = cut.document
         join given on given.document_name = stored.original_name and given.ordinal = cut.ordinal`,
      [
        chunks.map(({ document }) => document),
        chunks.map(({ ordinal }) => ordinal),
        chunks.map(({ heading }) => heading),
        chunks.map(({ text }) => text),
        terms,
        vectors.map(vectorText),
        terms.map(encodeTerms),
        chunks.map(({ name }) => name),
      ],
    ),
  );
}

function passagesOf(document: string, texts: readonly CorpusText[]): NamedChunk[] {
  return texts
    .flatMap(({ id, text }) => chunksOf(text).map((chunk) => ({ ...chunk, name: id, document })))
    .map((chunk, ordinal) => ({ ...chunk, ordinal }));
}

/** Chunks of a text that stands on one page without images. */
function chunksOf(text: string): ReturnType<typeof chunkDocument> {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    left: 0,
    top: 0,
    right: 0,
    bottom: 0,
  }));
  return chunkDocument([{ text, words, width: 0, height: 0 }]);
}
