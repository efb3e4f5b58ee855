import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { RecordNotFoundError } from './record-errors.ts';

/** Makes sure that this reader may read a document; throws `RecordNotFoundError` when it is hidden or missing. */
export async function findDocument(store: Store, reader: Reader, id: string): Promise<void> {
  const found = await asReader(store, reader, (records) =>
    records.query('select from document where id = $1', [id]),
  );
  if (found.length === 0) throw new RecordNotFoundError();
}
