import type { Transaction } from '@tangthu/db/store';
import type { DocumentMetadata } from '../understand/metadata.ts';
import { withValue } from './with-sidecar.ts';

/** What archivists set right in a document: field → value, `null` where the field is to be empty. */
export type Corrections = ReadonlyMap<string, string | null>;

/** The corrections of a document that stand. */
export async function correctionsOf(writer: Transaction, document: string): Promise<Corrections> {
  const rows = await writer.query<{ field: string; value: string | null }>(
    'select field, value from correction_in_force where document = $1',
    [document],
  );
  return new Map(rows.map(({ field, value }) => [field, value]));
}

/** What new rules read, but with every field that an archivist set right as the archivist left it. */
export function withCorrections(metadata: DocumentMetadata, corrections: Corrections): DocumentMetadata {
  return [...corrections].reduce((kept, [field, value]) => withValue(kept, field, value), metadata);
}
