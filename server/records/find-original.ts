import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { OriginalMaskedError, OriginalSharedError, RecordNotFoundError } from './record-errors.ts';

/** Which file a document's original is (SHA-256, hexadecimal) and how it was named when it came. */
export interface OriginalName {
  readonly contentHash: string;
  readonly originalName: string;
}

/** Whether a reader of document `d` may read every document of its file. */
export const ORIGINAL_IS_WHOLE = `(select count(*) from document s
  where s.custodian = d.custodian and s.content_hash = d.content_hash) = documents_in_original(d.id)`;

/**
 * Finds the original of a document that this reader may read; throws `RecordNotFoundError` when it is hidden or missing,
 * `OriginalSharedError` when the file holds a document that is hidden, and `OriginalMaskedError` when its bytes show numbers of
 * people that the reader sees masked.
 */
export async function findOriginal(store: Store, reader: Reader, document: string): Promise<OriginalName> {
  const [original] = await asReader(store, reader, (records) =>
    records.query<OriginalName & { masked: boolean; whole: boolean }>(
      `select encode(content_hash, 'hex') as "contentHash", whole_value(id, 'original_name', original_name) as "originalName",
         original_is_masked(id) as masked, ${ORIGINAL_IS_WHOLE} as whole
       from document d where id = $1`,
      [document],
    ),
  );
  if (!original) throw new RecordNotFoundError();
  if (!original.whole) throw new OriginalSharedError();
  if (original.masked) throw new OriginalMaskedError();
  return { contentHash: original.contentHash, originalName: original.originalName };
}
