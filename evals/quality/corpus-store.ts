import { loadAgencies } from '@tangthu/ingest/agencies/load-agencies';
import { agencyList } from '@tangthu/ingest/agencies/agency-list';
import { chunkDocument } from '@tangthu/ingest/chunk/chunks';
import { embeddedText } from '@tangthu/ingest/run/prepare';
import { ensureVectorIndex, prepareEmbeddings, vectorText, vectorType } from '@tangthu/db/embedding-table';
import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { dropWordIndex, ensureWordIndex } from '@tangthu/db/word-index';
import { asWriter } from '@tangthu/db/writer';
import type { LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { indexTerms } from '@tangthu/language/text/terms';

/** A text to be found, by its id. */
export interface CorpusText {
  readonly id: string;
  readonly text: string;
}

const BATCH = 500;

/**
 * Fills an empty store with a corpus, one document a text, cut into chunks, embedded and indexed as the ingest does.
 * Texts have no page images, so documents have no pages. `say` hears of the progress.
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
  for (let from = 0; from < corpus.length; from += BATCH) {
    await addBatch(store, embeddings, corpus.slice(from, from + BATCH));
    say(Math.min(corpus.length, from + BATCH));
  }
  await ensureWordIndex(store);
  await ensureVectorIndex(store);
}

/** The rows that a text becomes, for telling whether a store was filled by this very code. */
export function rowsOf(text: string): readonly unknown[] {
  return chunksOf(text).map((chunk) => [chunk, indexTerms(embeddedText(chunk))]);
}

/** A reader of all that a store holds. */
export async function readerOfAll(store: Store): Promise<Reader> {
  const agencies = await asWriter(store, (writer) => writer.query<{ id: number }>('select id from agency'));
  const ids = agencies.map(({ id }) => id);
  return { account: '00000000-0000-7000-8000-000000000000', agencies: { '01': ids, '02': ids } };
}

async function addBatch(
  store: Store,
  embeddings: LocalEmbeddings,
  texts: readonly CorpusText[],
): Promise<void> {
  const chunks = texts.flatMap(({ id, text }) => chunksOf(text).map((chunk) => ({ ...chunk, id })));
  const vectors = await embeddings.embedDocuments(chunks.map(embeddedText));
  await asWriter(store, (writer) =>
    writer.query(
      `with given as (
         select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[])
           as chunk (name, ordinal, heading, text, terms, embedding)
       ), stored as (
         insert into document (custodian, mode, content_hash, original_name, byte_size, page_count)
         select distinct (select id from agency), '01', sha256(convert_to(name, 'UTF8')), name, 0, 1 from given
         returning id, original_name
       ), cut as (
         insert into chunk (document, custodian, mode, ordinal, heading, text, terms, spans)
         select stored.id, (select id from agency), '01', ordinal, heading, text, terms, '[]'
         from given join stored on original_name = name
         returning id, document, ordinal
       )
       insert into chunk_embedding (chunk, custodian, mode, embedding)
       select cut.id, (select id from agency), '01', given.embedding::${vectorType(store)}
       from cut join stored on stored.id = cut.document
         join given on given.name = stored.original_name and given.ordinal = cut.ordinal`,
      [
        chunks.map(({ id }) => id),
        chunks.map(({ ordinal }) => ordinal),
        chunks.map(({ heading }) => heading),
        chunks.map(({ text }) => text),
        chunks.map((chunk) => indexTerms(embeddedText(chunk))),
        vectors.map(vectorText),
      ],
    ),
  );
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
