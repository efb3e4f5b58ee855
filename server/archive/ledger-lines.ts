import { asArchivist, type Archivist } from '@tangthu/db/archivist';
import type { Store } from '@tangthu/db/store';
import { RecordNotFoundError } from '../records/record-errors.ts';
import type { LedgerLine, LedgerPage, Outcome } from './work-view.ts';

/** Which lines of a run's ledger: `after` is the last line of the page before. */
export interface LedgerRequest {
  readonly run: string;
  readonly outcome?: Outcome | undefined;
  readonly agency?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A page of a run's ledger, by agency and path. Throws `RecordNotFoundError` when the run is hidden or missing. */
export function ledgerLines(store: Store, archivist: Archivist, request: LedgerRequest): Promise<LedgerPage> {
  const { run, outcome, agency, after, limit } = request;
  return asArchivist(store, archivist, async (archive) => {
    const known = await archive.query('select from ingest_run where id = $1', [run]);
    if (known.length === 0) throw new RecordNotFoundError();
    const rows = await archive.query<Omit<LedgerLine, 'finishedAt'> & { finishedAt: Date | null }>(
      `select i.id, masked_numbers(i.path) as path, coalesce(a.code, '') as agency, i.outcome, masked_numbers(i.reason) as reason, i.fault, i.page_count as pages,
         i.pages_needing_ocr as "pagesNeedingOcr", i.attempts, i.finished_at as "finishedAt", d.id as document
       from ingest_item i join agency a on a.id = i.custodian left join document d on d.id = i.document
       where i.run = $1 and i.custodian = any ($2::int[])
         and ($3::text is null or i.outcome = $3) and ($4::text is null or a.code = $4)
         and ($5::uuid is null or (i.custodian, i.path) > (select custodian, path from ingest_item where id = $5))
       order by i.custodian, i.path limit $6`,
      [run, archivist.archive, outcome ?? null, agency ?? null, after ?? null, limit + 1],
    );
    const lines = rows
      .slice(0, limit)
      .map((row) => ({ ...row, finishedAt: row.finishedAt?.toISOString() ?? null }));
    return { lines, next: rows.length > limit ? (lines.at(-1)?.id ?? null) : null };
  });
}
