import {
  beginReplacement,
  ensureVectorIndex,
  finishReplacement,
  prepareEmbeddings,
  storedModel,
  vectorText,
  vectorType,
  type VectorTable,
} from '@tangthu/db/embedding-table';
import { asWriter } from '@tangthu/db/writer';
import { inContext } from '@tangthu/language/embedding/context';
import { embeddedText } from '@tangthu/language/text/passage-text';
import type { IngestContext } from './ingest.ts';

/** Documents are embedded whole, for a passage's vector also tells of its document: passages a batch, one document's more at most. */
const BATCH = 512;

type EmbeddingContext = Pick<IngestContext, 'store' | 'embeddings'>;

/**
 * Embeds every chunk with the context's model: where the store is another model's, into a second table that takes the first's
 * place when it is whole, so that the old vectors serve until then; where it is this model's already, only what lacks a vector.
 * Killed and called again it goes on where it was. Returns how many chunks were embedded.
 */
export async function reembed(
  context: EmbeddingContext,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  const { store, embeddings } = context;
  const stored = await asWriter(store, storedModel);
  const another = stored !== undefined && stored.modelId !== embeddings.modelId;
  if (another) await beginReplacement(store, embeddings);
  else await prepareEmbeddings(store, embeddings);
  const table = another ? 'chunk_embedding_next' : 'chunk_embedding';
  let done = await fill(context, table, 0, onProgress);
  await ensureVectorIndex(store, table);
  // What was stored meanwhile is embedded by the new model too before it takes over.
  while (another && !(await finishReplacement(store))) done = await fill(context, table, done, onProgress);
  return done;
}

async function fill(
  context: EmbeddingContext,
  table: VectorTable,
  before: number,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  const total = before + (await countMissing(context, table));
  let done = before;
  for (;;) {
    const embedded = await embedBatch(context, table);
    if (embedded === 0) return done;
    done += embedded;
    onProgress(done, total);
  }
}

async function countMissing({ store }: EmbeddingContext, table: VectorTable): Promise<number> {
  const [row] = await asWriter(store, (writer) =>
    writer.query<{ missing: number }>(
      `select (select count(*) from chunk) - (select count(*) from ${table}) as missing`,
    ),
  );
  return row?.missing ?? 0;
}

async function embedBatch({ store, embeddings }: EmbeddingContext, table: VectorTable): Promise<number> {
  const chunks = await nextDocuments(store, table);
  if (chunks.length === 0) return 0;
  const own = await embeddings.embedDocuments(chunks.map(embeddedText));
  const vectors = documentsIn(chunks).flatMap(([from, to]) => inContext(own.slice(from, to)));
  await asWriter(store, (writer) =>
    writer.query(
      `insert into ${table} (chunk, custodian, mode, embedding)
       select c.id, c.custodian, c.mode, given.embedding::${vectorType(store)}
       from unnest($1::uuid[], $2::text[]) as given (chunk, embedding) join chunk c on c.id = given.chunk
       on conflict do nothing`,
      [chunks.map(({ id }) => id), vectors.map(vectorText)],
    ),
  );
  return chunks.length;
}

interface StoredChunk {
  readonly id: string;
  readonly document: string;
  readonly heading: string;
  readonly text: string;
}

/** All passages of the next documents that lack vectors, in the order of their documents. */
function nextDocuments(store: IngestContext['store'], table: VectorTable): Promise<StoredChunk[]> {
  return asWriter(store, (writer) =>
    writer.query<StoredChunk>(
      `with missing as (
         select document from chunk where not exists (select from ${table} where chunk = id)
         order by document limit ${BATCH}
       )
       select id, document, heading, text from chunk
       where document in (select document from missing) order by document, ordinal`,
    ),
  );
}

/** Where each document's passages begin and end. */
function documentsIn(chunks: readonly StoredChunk[]): [number, number][] {
  const starts = chunks.flatMap(({ document }, at) => (document === chunks[at - 1]?.document ? [] : [at]));
  return starts.map((start, index) => [start, starts[index + 1] ?? chunks.length]);
}
