import { createHash } from 'node:crypto';
import { asPortal } from '@tangthu/db/portal';
import { readerOf, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { ExportFailedError } from './export-errors.ts';

/**
 * What a person may read at this moment, outside of any session: an export is written after the request has ended, so purposes that are
 * stated in a session open nothing to it, and people's numbers stay masked. Throws `ExportFailedError` where the account is closed.
 */
export async function exportReader(store: Store, account: string): Promise<Reader> {
  const [open] = await asPortal(store, (portal) =>
    portal.query('select from account where id = $1 and not disabled', [account]),
  );
  if (!open) throw new ExportFailedError('account-closed');
  return readerOf(store, account);
}

/** What a reader may read, as one mark: two readers of the same mark read the same of a store. */
export function rightsMark(reader: Reader): string {
  const { shelves, files, documents, openings, withheldFiles, withheldDocuments, unmasked } = reader;
  return createHash('sha256')
    .update(JSON.stringify([shelves, files, documents, openings, withheldFiles, withheldDocuments, unmasked]))
    .digest('hex');
}
