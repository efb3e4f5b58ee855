import type { Archivist } from '@tangthu/db/archivist';
import type { Transaction } from '@tangthu/db/store';

/**
 * Writes down whether a document begins on the page on which this one does now; the next reading of its file obeys, and the newest word
 * on a page holds.
 */
export async function decideBeginning(
  archive: Transaction,
  archivist: Archivist,
  document: string,
  begins: boolean,
): Promise<void> {
  await archive.query(
    `insert into file_parting (custodian, content_hash, page, begins, account)
     select custodian, content_hash, first_page, $2, $3 from document where id = $1 and first_page > 1`,
    [document, begins, archivist.account],
  );
}
