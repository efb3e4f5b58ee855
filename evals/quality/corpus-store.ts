import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
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
import { encodeTerms } from '@tangthu/language/text/term-codes';
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
  return chunksOf(text).map((chunk) => {
    const terms = indexTerms(embeddedText(chunk));
    return [chunk, terms, encodeTerms(terms)];
  });
}

/** A reader of all that a store holds. */
export async function readerOfAll(store: Store): Promise<Reader> {
  const agencies = await asWriter(store, (writer) => writer.query<{ id: number }>('select id from agency'));
  const ids = agencies.map(({ id }) => id);
  return { account: '00000000-0000-7000-8000-000000000000', agencies: { '01': ids, '02': ids } };
}

/** The names by which documents went in, by their ids in the store. */
export async function namesOf(store: Store): Promise<Map<string, string>> {
  const rows = await asWriter(store, (writer) =>
    writer.query<{ id: string; original_name: string }>('select id, original_name from document'),
  );
  return new Map(rows.map((row) => [row.id, row.original_name]));
}

/** Reads a corpus of one text a line: `{id, title?, text}`. Throws an Error with a plain sentence where it is absent. */
export async function readCorpus(path: string): Promise<CorpusText[]> {
  if (!existsSync(path)) throw new Error(`The texts are not there: ${path}. Set TANGTHU_DATA or --data.`);
  const texts: CorpusText[] = [];
  for await (const line of createInterface(createReadStream(path).pipe(createGunzip()))) {
    const { id, title, text } = JSON.parse(line) as { id: string | number; title?: string; text: string };
    texts.push({ id: String(id), text: title ? `${title}\n${text}` : text });
  }
  return texts;
}

async function addBatch(
  store: Store,
  embeddings: LocalEmbeddings,
  texts: readonly CorpusText[],
): Promise<void> {
  const chunks = texts.flatMap(({ id, text }) => chunksOf(text).map((chunk) => ({ ...chunk, id })));
  const vectors = await embeddings.embedDocuments(chunks.map(embeddedText));
  const terms = chunks.map((chunk) => indexTerms(embeddedText(chunk)));
  await asWriter(store, (writer) =>
    writer.query(
      `with given as (
         select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
           as chunk (name, ordinal, heading, text, terms, embedding, term_codes)
       ), stored as (
         insert into document (custodian, mode, content_hash, original_name, byte_size, page_count)
         select distinct (select id from agency), '01', sha256(convert_to(name, 'UTF8')), name, 0, 1 from given
         returning id, original_name
       ), cut as (
         insert into chunk (document, custodian, mode, ordinal, heading, text, terms, term_codes, spans)
         select stored.id, (select id from agency), '01', ordinal, heading, text, terms, decode(term_codes, 'base64'), '[]'
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
        terms,
        vectors.map(vectorText),
        terms.map(encodeTerms),
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
