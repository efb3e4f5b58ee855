import { ensureVectorIndex } from '@tangthu/db/embedding-table';
import { StoreError } from '@tangthu/db/store';
import { groupDuplicates } from '../duplicates/group-duplicates.ts';
import type { StoringContext } from './store-file.ts';

/**
 * What is done once a run's files are in: the index of meaning where it pays, and the duplicates grouped. What the signal leaves
 * undone is done after the next run.
 */
export async function afterRun({ store, originals }: StoringContext, signal?: AbortSignal): Promise<void> {
  // Without the owner's sign-in the index is left to whoever has it.
  await ensureVectorIndex(store).catch((error: unknown) => {
    if (!(error instanceof StoreError)) throw error;
  });
  await groupDuplicates(store, originals, signal);
}
