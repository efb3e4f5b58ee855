import { StoreError, type Store, type Transaction } from './store.ts';
import { asOwner } from './writer.ts';

/** The identity of an embedding model: its id (name and content hash) and the length of its vectors. */
export interface EmbeddingModel {
  readonly modelId: string;
  readonly dimensions: number;
}

/** Below this many rows an exact scan is as quick as the index and always right. */
export const EXACT_SCAN_ROWS = 20_000;

/** The store is filled by another model than the one that asks. */
export class ModelMismatchError extends StoreError {
  override name = 'ModelMismatchError';
}

/** The model whose vectors fill the store, or undefined in a store that holds none yet. */
export async function storedModel(transaction: Transaction): Promise<EmbeddingModel | undefined> {
  const [row] = await transaction.query<{ model_id: string; dimensions: number }>(
    'select model_id, dimensions from embedding_model',
  );
  return row && { modelId: row.model_id, dimensions: row.dimensions };
}

/** Throws `ModelMismatchError`, which says how to re-embed, unless the store's vectors are this model's. */
export async function requireModel(transaction: Transaction, model: EmbeddingModel): Promise<void> {
  const stored = await storedModel(transaction);
  if (!stored || stored.modelId === model.modelId) return;
  throw new ModelMismatchError(
    `This store was embedded by the model ${stored.modelId}, but ${model.modelId} is loaded. ` +
      'Set EMBEDDING_MODEL to the folder of the first, or embed the store anew with: npm run ingest -- --reembed',
  );
}

/** Makes the vector table for a model where the store has none yet; refuses a store of another model. */
export function prepareEmbeddings(store: Store, model: EmbeddingModel): Promise<void> {
  return asOwner(store, async (owner) => {
    if (await storedModel(owner)) return requireModel(owner, model);
    await makeTable(owner, store.kind, model);
  });
}

/** Drops every vector and makes the table anew for another model. The caller fills it again in the same breath. */
export function replaceModel(store: Store, model: EmbeddingModel): Promise<void> {
  return asOwner(store, async (owner) => {
    await owner.script('drop table if exists chunk_embedding; delete from embedding_model');
    await makeTable(owner, store.kind, model);
  });
}

/** Builds the HNSW index once the table has outgrown exact scans: loading first and indexing after is many times faster. */
export function ensureVectorIndex(store: Store): Promise<void> {
  return asOwner(store, async (owner) => {
    const [size] = await owner.query<{ rows: number }>('select count(*) as rows from chunk_embedding');
    if ((size?.rows ?? 0) <= EXACT_SCAN_ROWS) return;
    const operators = store.kind === 'postgres' ? 'halfvec_cosine_ops' : 'vector_cosine_ops';
    await owner.script(
      `set local max_parallel_maintenance_workers = 2;
       create index if not exists chunk_embedding_hnsw on chunk_embedding using hnsw (embedding ${operators})`,
    );
  });
}

/** The SQL types of vector columns: of half and of single precision. */
export type VectorType = 'halfvec' | 'vector';

/** The type of the store's vector column: half precision on PostgreSQL; PGlite builds its index six times slower over it. */
export function vectorType(store: Pick<Store, 'kind'>): VectorType {
  return store.kind === 'postgres' ? 'halfvec' : 'vector';
}

/**
 * A vector of length 1 as pgvector reads it, ten thousand times as long, for only its direction counts: whole numbers are read
 * six times faster than decimals, and the fourth decimal is finer than the models' own precision.
 */
export function vectorText(vector: readonly number[]): string {
  return `[${vector.map((value) => Math.round(value * 10_000)).join(',')}]`;
}

async function makeTable(owner: Transaction, kind: Store['kind'], model: EmbeddingModel): Promise<void> {
  const column = `${vectorType({ kind })}(${Math.trunc(model.dimensions)})`;
  await owner.script(`
    create table chunk_embedding (
      chunk uuid primary key references chunk on delete cascade,
      custodian int not null,
      mode text not null,
      embedding ${column} not null
    );
    alter table chunk_embedding alter column embedding set storage plain;
    create index chunk_embedding_custodian on chunk_embedding (custodian);
    select show_to_readers('chunk_embedding');
    create policy writer_keeps on chunk_embedding to tangthu_writer using (true) with check (true);
    grant select, insert, update on chunk_embedding to tangthu_writer;`);
  await owner.query('insert into embedding_model (model_id, dimensions) values ($1, $2)', [
    model.modelId,
    model.dimensions,
  ]);
}
