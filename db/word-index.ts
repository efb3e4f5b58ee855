import { StoreError, type Store } from './store.ts';
import { asOwner } from './writer.ts';

const MAKE = `create index if not exists chunk_terms_idx on chunk using bm25 (terms) with (text_config = 'public.vi')`;

/** Makes the BM25 index over the chunks' terms where it is missing. */
export async function ensureWordIndex(store: Store): Promise<void> {
  await asOwner(store, (owner) => owner.script(MAKE));
}

/** Drops the BM25 index before a bulk load: loading first and indexing after takes half the time. */
export async function dropWordIndex(store: Store): Promise<void> {
  await asOwner(store, (owner) => owner.script('drop index if exists chunk_terms_idx'));
}

/**
 * Runs a load. Into an empty store it goes without the BM25 index, which is made afterwards; if the load breaks off the next
 * one makes it first. A sign-in that does not own the tables leaves the index as it is.
 */
export async function withWordIndexAfter<Result>(store: Store, load: () => Promise<Result>): Promise<Result> {
  const isFirst = await asOwner(store, async (owner) => {
    const filled = await owner.query('select from chunk limit 1');
    await owner.script(filled.length > 0 ? MAKE : 'drop index if exists chunk_terms_idx');
    return filled.length === 0;
  }).catch((error: unknown) => {
    if (error instanceof StoreError) return false;
    throw error;
  });
  const result = await load();
  if (isFirst) await ensureWordIndex(store);
  return result;
}
