import {
  ensureVectorIndex,
  prepareEmbeddings,
  replaceModel,
  storedModel,
  vectorText,
  vectorType,
} from '@tangthu/db/embedding-table';
import { asWriter } from '@tangthu/db/writer';
import { inContext } from '@tangthu/language/embedding/context';
import type { IngestContext } from './ingest.ts';
import { embeddedText } from './prepare.ts';

/** Documents are embedded whole, for a passage's vector also tells of its document: passages a batch, one document's more at most. */
const BATCH = 512;

/**
 * Embeds every chunk anew with the context's model, or only those that lack a vector where the store is this model's
 * already: a re-embedding that was killed goes on where it was. Returns how many chunks were embedded.
 */
export async function reembed(
  context: Pick<IngestContext, 'store' | 'embeddings'>,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  const { store, embeddings } = context;
  const stored = await asWriter(store, storedModel);
  if (stored && stored.modelId !== embeddings.modelId) await replaceModel(store, embeddings);
  else await prepareEmbeddings(store, embeddings);
  const total = await countMissing(context);
  let done = 0;
  for (;;) {
    const embedded = await embedBatch(context);
    if (embedded === 0) break;
    done += embedded;
    onProgress(done, total);
  }
  await ensureVectorIndex(store);
  return done;
}

async function countMissing({ store }: Pick<IngestContext, 'store'>): Promise<number> {
  const [row] = await asWriter(store, (writer) =>
    writer.query<{ missing: number }>(
      'select (select count(*) from chunk) - (select count(*) from chunk_embedding) as missing',
    ),
  );
  return row?.missing ?? 0;
}

async function embedBatch({
  store,
  embeddings,
}: Pick<IngestContext, 'store' | 'embeddings'>): Promise<number> {
  const chunks = await nextDocuments(store);
  if (chunks.length === 0) return 0;
  const own = await embeddings.embedDocuments(chunks.map(embeddedText));
  const vectors = documentsIn(chunks).flatMap(([from, to]) => inContext(own.slice(from, to)));
  await asWriter(store, (writer) =>
    writer.query(
      `insert into chunk_embedding (chunk, custodian, mode, embedding)
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
function nextDocuments(store: IngestContext['store']): Promise<StoredChunk[]> {
  return asWriter(store, (writer) =>
    writer.query<StoredChunk>(
      `with missing as (
         select document from chunk where not exists (select from chunk_embedding where chunk = id)
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
