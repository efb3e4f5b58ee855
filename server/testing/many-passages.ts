import { ensureVectorIndex, prepareEmbeddings, vectorType } from '@tangthu/db/embedding-table';
import type { Store } from '@tangthu/db/store';
import { dropWordIndex, ensureWordIndex } from '@tangthu/db/word-index';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { encodeTerms } from '@tangthu/language/text/term-codes';
import { indexTerms } from '@tangthu/language/text/terms';
import { agencyId, type TestEmbeddings } from './small-archive.ts';

/** A document of one passage, for stores of many. */
export interface Passage {
  /** Code of the custodian. */
  readonly agency: string;
  readonly text: string;
}

/** Stores documents of one passage each in a few statements, without pages, and builds both indexes over them. */
export async function fillManyPassages(
  store: Store,
  embeddings: TestEmbeddings,
  passages: readonly Passage[],
): Promise<void> {
  await prepareEmbeddings(store, embeddings);
  await dropWordIndex(store);
  const vectors = await embeddings.embedDocuments(passages.map(({ text }) => text));
  const terms = passages.map(({ text }) => indexTerms(text));
  await asWriter(store, async (writer) => {
    const ids = new Map<string, number>();
    for (const { agency } of passages) if (!ids.has(agency)) ids.set(agency, await agencyId(writer, agency));
    await writer.query(
      `with given as (
         select md5('document ' || nr)::uuid as document, md5('chunk ' || nr)::uuid as chunk, custodian, text, terms, codes, embedding
         from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[])
           with ordinality as given (custodian, text, terms, codes, embedding, nr)
       ), documents as (
         insert into document (id, custodian, mode, content_hash, original_name, byte_size, page_count)
         select document, custodian, '01', sha256(document::text::bytea), document || '.pdf', 1, 1 from given returning id, shelf
       ), chunks as (
         insert into chunk (id, document, custodian, mode, shelf, ordinal, heading, text, terms, term_codes, spans)
         select chunk, document, custodian, '01', shelf, 0, '', text, terms, decode(codes, 'base64'), '[]'
         from given join documents on documents.id = given.document)
       insert into chunk_embedding (chunk, document, custodian, mode, shelf, embedding)
       select chunk, document, custodian, '01', shelf, embedding::${vectorType(store)}
       from given join documents on documents.id = given.document`,
      [
        passages.map(({ agency }) => ids.get(agency)),
        passages.map(({ text }) => text),
        terms,
        terms.map(encodeTerms),
        vectors.map((vector) => `[${vector.join(',')}]`),
      ],
    );
  });
  await ensureWordIndex(store);
  await ensureVectorIndex(store, 'chunk_embedding', 0);
  await asOwner(store, (owner) => owner.script('analyze'));
}
