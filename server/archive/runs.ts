import { asArchivist, type Archivist } from '@tangthu/db/archivist';
import type { Store, Transaction } from '@tangthu/db/store';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { loadAgencies } from '../retrieval/document-summaries.ts';
import { activityOf } from './activity.ts';
import { FILE_SUMS, NO_FILES } from './progress.ts';
import type { FaultKind, FileCounts, RunSummary, RunView } from './work-view.ts';

interface RunRow {
  readonly id: string;
  readonly source: string;
  readonly package: string | null;
  readonly state: RunSummary['state'];
  readonly priority: number | null;
  readonly waiting_for: string | null;
  readonly listed_at: Date | null;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly steerable: boolean;
}

const RUN = `select id, masked_numbers(source) as source,
  (select masked_numbers(name) from package p where p.id = package) as package, state, priority, waiting_for, listed_at, started_at, finished_at,
  state <> 'finished' and keeps_whole_run(id) as steerable from ingest_run`;

/** The pace of a run that goes on is that of its last minutes. */
const PACE_MINUTES = 5;
const FAULTS_READ = 20_000;
const FAULT_KINDS = 20;

/** The runs that brought something of the archivist's agencies, the newest first, and how many there are. */
export function listRuns(
  store: Store,
  archivist: Archivist,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ runs: RunSummary[]; total: number }> {
  return asArchivist(store, archivist, async (archive) => {
    const rows = await archive.query<RunRow>(`${RUN} order by id desc limit $1 offset $2`, [limit, offset]);
    const [count] = await archive.query<{ n: number }>('select count(*)::int as n from ingest_run');
    return { runs: await summariesOf(archive, archivist, rows), total: count?.n ?? 0 };
  });
}

/** One run with its agencies, faults and last day. Throws `RecordNotFoundError` when it is hidden or missing. */
export function openRun(store: Store, archivist: Archivist, id: string): Promise<RunView> {
  return asArchivist(store, archivist, async (archive) => {
    const [summary] = await summariesOf(
      archive,
      archivist,
      await archive.query<RunRow>(`${RUN} where id = $1`, [id]),
    );
    if (!summary) throw new RecordNotFoundError();
    const [agencies, faults, activity] = await Promise.all([
      agenciesOf(archive, archivist, id),
      faultsOf(archive, id),
      activityOf(archive, archivist, { span: 'day', run: id }),
    ]);
    return { ...summary, agencies, faults, activity };
  });
}

async function summariesOf(
  archive: Transaction,
  archivist: Archivist,
  rows: readonly RunRow[],
): Promise<RunSummary[]> {
  const ids = rows.map(({ id }) => id);
  const tallies = await archive.query<{ run: string; files: FileCounts; pages: number }>(
    `select run, ${FILE_SUMS}, sum(pages)::float8 as pages from ingest_tally
     where run = any ($1::uuid[]) and custodian = any ($2::int[]) group by run`,
    [ids, archivist.archive],
  );
  const paces = await archive.query<Pace>(
    `select run, sum(page_count)::float8 / (60 * ${PACE_MINUTES}) as pages, count(*)::float8 / (60 * ${PACE_MINUTES}) as files
     from ingest_item
     where run = any ($1::uuid[]) and custodian = any ($2::int[]) and finished_at > now() - ${PACE_MINUTES} * interval '1 minute'
     group by run`,
    [ids, archivist.archive],
  );
  return rows.map((row) => {
    const { files = NO_FILES, pages = 0 } = tallies.find(({ run }) => run === row.id) ?? {};
    return summaryOf(
      row,
      files,
      pages,
      paces.find(({ run }) => run === row.id),
    );
  });
}

interface Pace {
  readonly run: string;
  readonly pages: number;
  readonly files: number;
}

function summaryOf(row: RunRow, files: FileCounts, pages: number, pace: Pace | undefined): RunSummary {
  const { id, source, state, priority, steerable } = row;
  const seconds = row.finished_at && (row.finished_at.getTime() - row.started_at.getTime()) / 1000;
  const going = state === 'running' ? pace : undefined;
  return {
    id,
    source,
    package: row.package,
    state,
    priority,
    waitingFor: row.waiting_for,
    listed: row.listed_at !== null,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    files,
    pages,
    pagesPerSecond: seconds ? pages / seconds : (going?.pages ?? null),
    secondsLeft: going && going.files > 0 && row.listed_at ? files.waiting / going.files : null,
    steerable,
  };
}

async function agenciesOf(
  archive: Transaction,
  archivist: Archivist,
  run: string,
): Promise<RunView['agencies']> {
  const rows = await archive.query<{ custodian: number; files: FileCounts; pages: number }>(
    `select custodian, ${FILE_SUMS}, sum(pages)::float8 as pages from ingest_tally
     where run = $1 and custodian = any ($2::int[]) group by custodian order by custodian`,
    [run, archivist.archive],
  );
  const labels = await loadAgencies(
    { transaction: archive },
    rows.map(({ custodian }) => custodian),
  );
  return rows.map(({ custodian, files, pages }) => {
    return { code: '', name: '', ...labels.get(custodian), files, pages };
  });
}

/** By kind; lines that know none by their sentences, in which what is a number or a quoted name differs from file to file. */
function faultsOf(archive: Transaction, run: string): Promise<FaultKind[]> {
  return archive.query<FaultKind>(
    `select outcome, kind, min(reason) as reason, count(*)::int as count from (
       select outcome, fault ->> 'kind' as kind, regexp_replace(coalesce(reason, ''), '«[^»]*»|"[^"]*"|\\d+([.,]\\d+)*', '…', 'g') as reason
       from ingest_item where run = $1 and outcome in ('refused', 'quarantined', 'set-aside')
       order by finished_at limit ${FAULTS_READ}) as fault
     group by outcome, kind, case when kind is null then reason end order by 4 desc, 3 limit ${FAULT_KINDS}`,
    [run],
  );
}
