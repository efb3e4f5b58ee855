import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { writeCsv } from 'hucre/csv';
import { loadAgencies, loadDocuments, summaryOf } from '../retrieval/document-summaries.ts';
import { asReaderOfOwn } from '../saved/own-rows.ts';
import type { BatchLine } from './batch-view.ts';

/** Where a hit of a line stands, as it is kept. */
export interface KeptHit {
  readonly document: string;
  readonly page: number;
  readonly passage: number;
}

interface Row {
  readonly line: number;
  readonly query: string;
  readonly done: boolean;
  readonly hits: readonly KeptHit[] | null;
}

/** Lines of one of the person's lists with their hits, as far as the person may read these at this moment; none of another's list. */
export function batchLines(
  store: Store,
  reader: Reader,
  id: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<BatchLine[]> {
  return asReaderOfOwn(store, reader, async (transaction) => {
    const rows = await transaction.query<Row>(
      `select line, query, done_at is not null as done, hits from batch_line where batch = $1 order by line limit $2 offset $3`,
      [id, limit, offset],
    );
    const ids = rows.flatMap(({ hits }) => (hits ?? []).map(({ document }) => document));
    const documents = await loadDocuments({ transaction }, [...new Set(ids)]);
    const agencies = await loadAgencies({ transaction }, [
      ...new Set([...documents.values()].map(({ custodian }) => custodian)),
    ]);
    return rows.map(({ line, query, done, hits }) => ({
      line,
      query,
      done,
      hits: (hits ?? []).flatMap(({ document, page, passage }) => {
        const row = documents.get(document);
        return row ? [{ document: summaryOf(row, agencies), page, passage }] : [];
      }),
    }));
  });
}

const COLUMNS = [
  'Dòng',
  'Truy vấn',
  'Thứ tự',
  'Số, ký hiệu',
  'Ngày',
  'Cơ quan',
  'Trích yếu',
  'Trang',
  'Liên kết',
];

/** Lines of a list as a CSV file that Excel opens: a row for each hit, one without hits for a line that found nothing. */
export function batchCsv(lines: readonly BatchLine[], origin: string): string {
  const rows = lines.flatMap(({ line, query, hits }) => {
    if (hits.length === 0) return [[line, query, '', '', '', '', '', '', '']];
    return hits.map(({ document, page, passage }, rank) => [
      line,
      query,
      rank + 1,
      document.documentNumber ?? '',
      document.issuedDate ?? '',
      document.issuer ?? document.custodian.name,
      document.title,
      page,
      `${origin}/documents/${document.id}?page=${page}&passage=${passage}`,
    ]);
  });
  return writeCsv([COLUMNS, ...rows], { bom: true, escapeFormulae: true });
}
