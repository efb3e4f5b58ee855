import { correctWords } from '@tangthu/db/corrected-words';
import type { Transaction } from '@tangthu/db/store';
import { passageTerms } from '@tangthu/language/text/passage-text';
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

/**
 * Sets the words right again that archivists had set right on pages which were read anew, wherever the same wrong words were read. What is
 * read otherwise by now stays as it is read.
 */
export async function correctTextAgain(writer: Transaction, document: string): Promise<void> {
  const made = await writer.query<{ page: number; words: [number, number]; old: string; right: string }>(
    `select page, words, old_value as old, coalesce(new_value, '') as right from text_correction_in_force
     where document = $1 order by id`,
    [document],
  );
  for (const { page, words, old, right } of made) {
    const [from, to] = words;
    await correctWords(writer, { document, page, from, to, old, right }, passageTerms);
  }
}
