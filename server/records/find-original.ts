import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { RecordNotFoundError } from './record-errors.ts';

/** Which file a document's original is (SHA-256, hexadecimal) and how it was named when it came. */
export interface OriginalName {
  readonly contentHash: string;
  readonly originalName: string;
}

/** Finds the original of a document that this reader may read; throws `RecordNotFoundError` when it is hidden or missing. */
export async function findOriginal(store: Store, reader: Reader, document: string): Promise<OriginalName> {
  const [original] = await asReader(store, reader, (records) =>
    records.query<OriginalName>(
      `select encode(content_hash, 'hex') as "contentHash", original_name as "originalName"
       from document where id = $1`,
      [document],
    ),
  );
  if (!original) throw new RecordNotFoundError();
  return original;
}
