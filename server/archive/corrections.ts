import { asArchivist, type Archivist } from '@tangthu/db/archivist';
import type { Store } from '@tangthu/db/store';
import { loadDocuments, summaryOf } from '../retrieval/document-summaries.ts';
import type { CorrectionView } from './review-view.ts';

interface Row extends Omit<CorrectionView, 'document' | 'at'> {
  readonly document: string;
  readonly at: Date;
}

/**
 * Corrections of the archivist's own documents, the newest first; those after `before` (a correction's id) where it is given.
 */
export function corrections(
  store: Store,
  archivist: Archivist,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<CorrectionView[]> {
  return asArchivist(store, archivist, async (transaction) => {
    const rows = await transaction.query<Row>(
      `select c.id, c.document, c.field, whole_value(c.id, 'old_value', c.old_value) as "oldValue",
         whole_value(c.id, 'new_value', c.new_value) as "newValue", coalesce(c.made_by, a.display_name) as by, c.at,
         c.review_item as "reviewItem", c.undoes is not null as undoes,
         exists (select from correction later where later.undoes = c.id) as undone
       from correction c join account a on a.id = c.account
       where c.custodian = any ($1::int[]) and ($2::uuid is null or c.id < $2)
       order by c.id desc limit $3`,
      [archivist.archive, before ?? null, limit],
    );
    const ids = [...new Set(rows.map(({ document }) => document))];
    const documents = await loadDocuments({ transaction }, ids);
    return rows.flatMap((row) => {
      const document = documents.get(row.document);
      if (!document) return [];
      const { id, title, documentNumber } = summaryOf(document, new Map());
      return { ...row, at: row.at.toISOString(), document: { id, title, documentNumber } };
    });
  });
}
