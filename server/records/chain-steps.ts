import type { Transaction } from '@tangthu/db/store';
import { loadDocuments } from '../retrieval/document-summaries.ts';
import type { ChainRelation } from './chain-view.ts';

/** A link from a document of the chain: to what it names, or from what changed it. */
export interface ChainLink {
  /** The document at which the chain has come. */
  readonly document: string;
  /** The document at the other end; null where the reader reads none that the link surely means. */
  readonly other: string | null;
  readonly relation: ChainRelation;
  /** The number by which the other is named, as it is written, and the day (`yyyy-mm-dd`) beside it. */
  readonly number: string | null;
  readonly date: string | null;
  /** The day of the document that says it. */
  readonly since: string | null;
}

/** Of a paper that names hundreds of others the first ones are followed. */
const LINKS = 300;

/**
 * What documents name, in the order of their texts: what they amend, replace or repeal, and where `withCited`, what they cite. Of
 * several copies the one is meant that the same agency keeps.
 */
export function linksOf(
  transaction: Transaction,
  documents: readonly string[],
  withCited: boolean,
): Promise<ChainLink[]> {
  return transaction.query<ChainLink>(
    `select l.document, c.id as other, l.relation, l.cited_number as number, l.cited_date as date, citing.issued_date as since
     from link l join document citing on citing.id = l.document left join lateral (
       select id from document
       where id in (select c.id from cited_documents(l.id) c)
       order by custodian = l.custodian desc, id limit 1
     ) c on true
     where l.document = any ($1::uuid[]) and ($2 or l.relation <> 'cites')
     order by l.relation = 'cites', l.document, l.id limit ${LINKS}`,
    [documents, withCited],
  );
}

/** What later documents did to these, the earliest first. */
export async function changesOf(
  transaction: Transaction,
  documents: readonly string[],
): Promise<ChainLink[]> {
  const rows = await loadDocuments({ transaction }, documents);
  return [...rows.values()].flatMap(({ id, document_number, issued_date, changes }) =>
    changes.map(({ relation, by, since }) => ({
      document: id,
      other: by,
      relation,
      number: document_number,
      date: issued_date,
      since,
    })),
  );
}
