import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { loadDocuments, summaryOf } from '../retrieval/document-summaries.ts';
import type { ReportView } from './report-view.ts';

interface Row extends Omit<ReportView, 'document' | 'at' | 'settledAt'> {
  readonly document: string;
  readonly at: Date;
  readonly settledAt: Date | null;
}

const MOST = 200;

/**
 * What the reader reported, the newest first: of one document, or of all that may be read. What is hidden by now is left out.
 */
export function ownReports(store: Store, reader: Reader, document?: string): Promise<ReportView[]> {
  return asReader(store, reader, async (transaction, reader) => {
    await transaction.query("select set_config('tangthu.account', $1, true)", [reader.account]);
    const rows = await transaction.query<Row>(
      `select id, document, page, field, whole_value(id, 'said', said) as said, whole_value(id, 'proposed', proposed) as proposed,
         remark, at, state, settled_at as "settledAt", reason
       from error_report where account = $1 and ($2::uuid is null or document = $2) order by at desc, id desc limit ${MOST}`,
      [reader.account, document ?? null],
    );
    const documents = await loadDocuments({ transaction }, [...new Set(rows.map((row) => row.document))]);
    return rows.flatMap((row) => {
      const of = documents.get(row.document);
      if (!of) return [];
      const { id, title, documentNumber } = summaryOf(of, new Map());
      return {
        ...row,
        at: row.at.toISOString(),
        settledAt: row.settledAt?.toISOString() ?? null,
        document: { id, title, documentNumber },
      };
    });
  });
}
