import type { Transaction } from '@tangthu/db/store';
import type { DocumentLink } from '../understand/document-links.ts';

/**
 * Stores what a document refers to, in place of what was stored before, and finds for the whole archive what those links name
 * and which links name this document. Call it last of what waits for others: until the transaction ends, nobody else can
 * bring in a document of a number that is cited here, or cite this one.
 */
export async function storeLinks(
  writer: Transaction,
  document: string,
  links: readonly DocumentLink[],
): Promise<void> {
  await writer.query('delete from link where document = $1', [document]);
  await writer.query(
    `insert into link (document, custodian, mode, relation, cited_number, cited_key, cited_date, cited_issuer)
     select d.id, d.custodian, d.mode, given.* from document d,
       unnest($2::text[], $3::text[], $4::text[], $5::date[], $6::text[]) as given
     where d.id = $1`,
    [
      document,
      links.map(({ relation }) => relation),
      links.map(({ citedNumber }) => citedNumber),
      links.map(({ citedKey }) => citedKey),
      links.map(({ citedDate }) => citedDate ?? null),
      links.map(({ citedIssuer }) => citedIssuer ?? null),
    ],
  );
  await writer.query('select resolve_links($1)', [document]);
}
