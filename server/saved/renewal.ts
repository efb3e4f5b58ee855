import { storedModel } from '@tangthu/db/embedding-table';
import { asPortal } from '@tangthu/db/portal';
import { readerOf } from '@tangthu/db/reader';
import type { GoesOn } from '../background/rounds.ts';
import type { SearchContext } from '../retrieval/search-context.ts';
import { asAccount } from './own-rows.ts';
import { SavedSearchError } from './saved-errors.ts';
import type { SavedRequest } from './saved-view.ts';
import { wantedOf } from './wanted.ts';

const AT_ONCE = 100;

/**
 * Works out anew what saved searches mean that were saved under another model than that which fills the store, each as the person whose
 * it is. False where that is not this server's model, or the work is to stop: then nothing can be compared by meaning yet.
 */
export async function renewMeanings(context: SearchContext, goesOn: GoesOn = () => true): Promise<boolean> {
  const stored = await asPortal(context.store, storedModel);
  if (stored && stored.modelId !== context.embeddings.modelId) return false;
  while (goesOn()) {
    const stale = await asPortal(context.store, (portal) =>
      portal.query<{ id: string; account: string }>('select id, account from stale_searches($1)', [AT_ONCE]),
    );
    if (stale.length === 0) return true;
    for (const { id, account } of stale) await renew(context, id, account);
  }
  return false;
}

async function renew(context: SearchContext, id: string, account: string): Promise<void> {
  const { store, embeddings } = context;
  const [row] = await asAccount(store, account, (portal) =>
    portal.query<{ request: SavedRequest }>('select request from saved_search where id = $1', [id]),
  );
  // Its owner has removed it meanwhile.
  if (!row) return;
  const meaning = await meaningOf(context, account, row.request);
  await asAccount(store, account, (portal) =>
    portal.query('update saved_search set meaning = $2, model = $3 where id = $1', [
      id,
      meaning,
      meaning ? embeddings.modelId : null,
    ]),
  );
}

/** Of what may no longer be saved, as rules have changed, no meaning is left: its words go on being compared. */
async function meaningOf(
  context: SearchContext,
  account: string,
  request: SavedRequest,
): Promise<readonly number[] | null> {
  try {
    return (await wantedOf(context, await readerOf(context.store, account), request)).meaning;
  } catch (error) {
    if (error instanceof SavedSearchError) return null;
    throw error;
  }
}
