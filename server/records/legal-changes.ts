import type { Transaction } from '@tangthu/db/store';
import { loadDocuments, summaryOf } from '../retrieval/document-summaries.ts';
import type { LegalChange } from './record-view.ts';

/**
 * What later documents did to the given ones, the earliest first, as far as the transaction's reader may read them; documents that
 * nothing changed are left out. Only those that a link names are asked about: asking costs as much as all their rows.
 */
export async function legalChanges(
  transaction: Transaction,
  documents: readonly string[],
): Promise<Map<string, LegalChange[]>> {
  const named = await transaction.query<{ id: string }>(
    `select d.id from document d where d.id = any ($1::uuid[])
       and exists (select from link l where l.cited_key = d.number_key and l.relation <> 'cites')`,
    [documents],
  );
  if (named.length === 0) return new Map();
  const rows = await transaction.query<Omit<LegalChange, 'document'> & { of: string; by: string }>(
    `select named.id as of, c.relation, c.by_document as by, c.since
     from unnest($1::uuid[]) as named (id)
       cross join lateral legal_changes(named.id) with ordinality as c (relation, by_document, since, nth)
     order by named.id, c.nth`,
    [named.map(({ id }) => id)],
  );
  const later = await loadDocuments({ transaction }, [...new Set(rows.map(({ by }) => by))]);
  const changes = rows.flatMap(({ of, by, relation, since }) => {
    const document = later.get(by);
    return document
      ? [{ of, relation, since, document: { id: by, title: summaryOf(document, new Map()).title } }]
      : [];
  });
  return new Map(
    [...Map.groupBy(changes, ({ of }) => of)].map(([of, all]) => [
      of,
      all.map(({ relation, since, document }) => ({ relation, since, document })),
    ]),
  );
}
