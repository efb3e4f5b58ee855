import type { Store } from './store.ts';
import { asOwner } from './writer.ts';

/** Makes the BM25 index over the chunks' terms where it is missing; after a bulk load this is faster than before it. */
export function ensureWordIndex(store: Store): Promise<void> {
  return asOwner(store, (owner) =>
    owner.script(
      `create index if not exists chunk_terms on chunk using bm25 (terms) with (text_config = 'public.vi')`,
    ),
  );
}
