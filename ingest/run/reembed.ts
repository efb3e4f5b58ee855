import {
  ensureVectorIndex,
  prepareEmbeddings,
  replaceModel,
  storedModel,
  vectorText,
  vectorType,
} from '@tangthu/db/embedding-table';
import { asWriter } from '@tangthu/db/writer';
import type { IngestContext } from './ingest.ts';
import { embeddedText } from './prepare.ts';

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
  const chunks = await asWriter(store, (writer) =>
    writer.query<{ id: string; heading: string; text: string }>(
      `select id, heading, text from chunk
       where not exists (select from chunk_embedding where chunk = id) order by id limit ${BATCH}`,
    ),
  );
  if (chunks.length === 0) return 0;
  const vectors = await embeddings.embedDocuments(chunks.map(embeddedText));
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
