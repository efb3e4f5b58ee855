import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { OriginalMaskedError, RecordNotFoundError } from './record-errors.ts';

/** Which file a document's original is (SHA-256, hexadecimal) and how it was named when it came. */
export interface OriginalName {
  readonly contentHash: string;
  readonly originalName: string;
}

/**
 * Finds the original of a document that this reader may read; throws `RecordNotFoundError` when it is hidden or missing, and
 * `OriginalMaskedError` when its bytes show numbers of people that the reader sees masked.
 */
export async function findOriginal(store: Store, reader: Reader, document: string): Promise<OriginalName> {
  const [original] = await asReader(store, reader, (records) =>
    records.query<OriginalName & { masked: boolean }>(
      `select encode(content_hash, 'hex') as "contentHash", whole_value(id, 'original_name', original_name) as "originalName",
         original_is_masked(id) as masked
       from document where id = $1`,
      [document],
    ),
  );
  if (!original) throw new RecordNotFoundError();
  if (original.masked) throw new OriginalMaskedError();
  return { contentHash: original.contentHash, originalName: original.originalName };
}
