import { asArchivist, type Archivist } from '@tangthu/db/archivist';
import type { Store, Transaction } from '@tangthu/db/store';
import { FILE_SUMS } from './progress.ts';
import type { Activity, FileCounts, Span } from './work-view.ts';

const STRETCHES = {
  day: { step: '1 hour', unit: 'hour', count: 24 },
  month: { step: '1 day', unit: 'day', count: 30 },
  year: { step: '1 month', unit: 'month', count: 12 },
} as const satisfies Record<Span, object>;

/** What came in and what failed over the last day, month or year; every stretch is there, the quiet ones too. */
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
  const rows = await archive.query<{ at: Date; files: FileCounts; pages: number }>(
    `with stretch as (
       select local at time zone interval '7 hours' as "from", (local + interval '${step}') at time zone interval '7 hours' as "to"
       from generate_series(
         date_trunc('${unit}', now() at time zone interval '7 hours') - ${count - 1} * interval '${step}',
         date_trunc('${unit}', now() at time zone interval '7 hours'), interval '${step}') as s(local))
     select s."from" as at, ${FILE_SUMS}, coalesce(sum(t.pages), 0)::float8 as pages
     from stretch s left join ingest_tally t on t.hour >= s."from" and t.hour < s."to"
       and t.custodian = any ($1::int[]) and ($2::uuid is null or t.run = $2)
     group by 1 order by 1`,
    [archivist.archive, run ?? null],
  );
  return rows.map(({ at, files, pages }) => ({ at: at.toISOString(), files, pages }));
}
