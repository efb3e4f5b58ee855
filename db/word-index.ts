import type { Store } from './store.ts';
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
