import { StoreError, type Store, type Transaction } from './store.ts';
import { asOwner } from './writer.ts';

/** The identity of an embedding model: its id (name and content hash) and the length of its vectors. */
export interface EmbeddingModel {
  readonly modelId: string;
  readonly dimensions: number;
}

/** Up to so many rows an exact scan takes no more than three times as long as the index, and is always right. */
export const EXACT_SCAN_ROWS = 50_000;

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
    await makeTable(owner, store.kind, model, 'chunk_embedding');
  });
}

/** The tables of vectors: that which is searched, and that which is filled by another model to take its place. */
export type VectorTable = 'chunk_embedding' | 'chunk_embedding_next';

/** Makes the table that another model fills while the old one serves, unless it is there for this model already. */
export function beginReplacement(store: Store, model: EmbeddingModel): Promise<void> {
  return asOwner(store, async (owner) => {
    const [begun] = await owner.query<{ model_id: string }>('select model_id from embedding_model_next');
    if (begun?.model_id === model.modelId) return;
    await owner.script('drop table if exists chunk_embedding_next; delete from embedding_model_next');
    await makeTable(owner, store.kind, model, 'chunk_embedding_next');
  });
}

/**
 * Lets the new table take the place of the old one in one transaction. Whoever reads or adds vectors in a transaction that has
 * looked at the model before goes on with the old. False, and nothing is changed, while a chunk lacks its new vector.
 */
export function finishReplacement(store: Store): Promise<boolean> {
  return asOwner(store, async (owner) => {
    await owner.script('lock table embedding_model in access exclusive mode');
    const [missing] = await owner.query(
      'select from chunk c where not exists (select from chunk_embedding_next e where e.chunk = c.id) limit 1',
    );
    if (missing) return false;
    await owner.script(`
      drop table chunk_embedding;
      alter table chunk_embedding_next rename to chunk_embedding;
      alter index chunk_embedding_next_pkey rename to chunk_embedding_pkey;
      alter index chunk_embedding_next_shelf rename to chunk_embedding_shelf;
      alter index chunk_embedding_next_document rename to chunk_embedding_document;
      alter index if exists chunk_embedding_next_nearest rename to chunk_embedding_nearest;
      delete from embedding_model;
      insert into embedding_model (model_id, dimensions) select model_id, dimensions from embedding_model_next;
      delete from embedding_model_next`);
    return true;
  });
}

/**
 * Builds the index of lists (IVFFlat) once the table has outgrown exact scans: √rows lists, each with the vectors nearest to its
 * centre. Builds it anew when the table has grown fourfold: the centres are those of the rows that were there.
 */
export function ensureVectorIndex(
  store: Store,
  table: VectorTable = 'chunk_embedding',
  exactScanRows = EXACT_SCAN_ROWS,
): Promise<void> {
  return asOwner(store, async (owner) => {
    const [size] = await owner.query<{ rows: number; lists: number | null }>(
      `select count(*) as rows, ${LISTS} as lists from ${table}`,
      [`${table}_nearest`],
    );
    const rows = size?.rows ?? 0;
    const lists = Math.round(Math.sqrt(rows));
    if (rows <= exactScanRows || lists < 2 * (size?.lists ?? 0)) return;
    const operators = store.kind === 'postgres' ? 'halfvec_cosine_ops' : 'vector_cosine_ops';
    await owner.script(
      `set local max_parallel_maintenance_workers = 2;
       drop index if exists ${table}_hnsw, ${table}_nearest;
       create index ${table}_nearest on ${table} using ivfflat (embedding ${operators}) with (lists = ${lists})`,
    );
  });
}

const LISTS = `(select substring(array_to_string(reloptions, ',') from 'lists=(\\d+)')::int from pg_class where oid = to_regclass($1))`;

/**
 * A statement that lets searches of this transaction look through a share ($1, 0 to 1) of the lists, and through further ones where
 * those hold too little that the reader may read.
 */
export const PROBE_LISTS = `select set_config('ivfflat.probes',
  coalesce(ceil($1::float8 * ${LISTS.replace('$1', "'chunk_embedding_nearest'")}), 1)::text, true)`;

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

async function makeTable(
  owner: Transaction,
  kind: Store['kind'],
  model: EmbeddingModel,
  table: VectorTable,
): Promise<void> {
  const column = `${vectorType({ kind })}(${Math.trunc(model.dimensions)})`;
  await owner.script(`
    create table ${table} (
      chunk uuid primary key references chunk on delete cascade,
      document uuid not null,
      custodian int not null,
      mode text not null,
      shelf int not null,
      file uuid,
      embedding ${column} not null
    );
    alter table ${table} alter column embedding set storage plain;
    create index ${table}_shelf on ${table} (shelf);
    create index ${table}_document on ${table} (document);
    create trigger shelved before insert on ${table} for each row when (new.shelf is null) execute function shelve_vector();
    select show_to_readers('${table}');
    create policy writer_keeps on ${table} to tangthu_writer using (true) with check (true);
    grant select, insert, update on ${table} to tangthu_writer;`);
  const noted = table === 'chunk_embedding' ? 'embedding_model' : 'embedding_model_next';
  await owner.query(`insert into ${noted} (model_id, dimensions) values ($1, $2)`, [
    model.modelId,
    model.dimensions,
  ]);
}
