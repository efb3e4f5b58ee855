import { asArchivist, type Archivist } from '@tangthu/db/archivist';
import type { Store, Transaction } from '@tangthu/db/store';
import { FILE_SUMS, LATEST_RUNS, NO_FILES } from './progress.ts';
import type { Activity, FileCounts, Span } from './work-view.ts';

const STRETCHES = {
  day: { step: '1 hour', unit: 'hour', count: 24 },
  month: { step: '1 day', unit: 'day', count: 30 },
  year: { step: '1 month', unit: 'month', count: 12 },
} as const satisfies Record<Span, object>;

/**
 * What came in and what failed over the last day, month or year; every stretch is there, the quiet ones too. Pages go in but
 * once; a file that failed fails again when its run is repeated, and counts in the latest run alone.
 */
export function recentActivity(store: Store, archivist: Archivist, span: Span): Promise<Activity[]> {
  return asArchivist(store, archivist, (archive) => activityOf(archive, archivist, { span }));
}

/** The same within a transaction, of one run alone where it is given. Stretches begin as clocks and calendars in Vietnam do. */
export async function activityOf(
  archive: Transaction,
  archivist: Archivist,
  { span, run }: { readonly span: Span; readonly run?: string },
): Promise<Activity[]> {
  const { step, unit, count } = STRETCHES[span];
  const rows = await archive.query<{ at: Date; files: FileCounts | null; pages: number | null }>(
    `with stretch as (
       select generate_series(this - ${count - 1} * interval '${step}', this, interval '${step}') as local
       from date_trunc('${unit}', now() at time zone interval '7 hours') as this),
     tally as (
       select date_trunc('${unit}', hour at time zone interval '7 hours') as local, * from ingest_tally
       where custodian = any ($1::int[]) and ($2::uuid is null or run = $2)
         and hour >= (select min(local) at time zone interval '7 hours' from stretch)),
     paged as (select local, sum(pages)::float8 as pages from tally group by 1),
     filed as (select local, ${FILE_SUMS} from tally where $2::uuid is not null or run in ${LATEST_RUNS} group by 1)
     select local at time zone interval '7 hours' as at, files, pages
     from stretch left join paged using (local) left join filed using (local) order by 1`,
    [archivist.archive, run ?? null],
  );
  return rows.map(({ at, files, pages }) => ({
    at: at.toISOString(),
    files: files ?? NO_FILES,
    pages: pages ?? 0,
  }));
}
