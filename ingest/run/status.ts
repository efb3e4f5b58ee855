import type { Store } from '@tangthu/db/store';
import { QUEUE_SCHEMA } from '@tangthu/db/queue-tables';
import { asWriter } from '@tangthu/db/writer';
import { counted } from './counted.ts';
import { knownState } from './runs.ts';
import { summarise, tallyOf } from './summary.ts';

const LATEST_RUNS = 10;

/** The state of the ingest in lines of text: runs, workers, backlog by agency and fonds, promises. */
export function statusText(store: Store): Promise<string> {
  return asWriter(store, async (writer) => {
    const runs = await writer.query<RunRow>(
      `select r.id, r.source, r.state, r.priority, r.waiting_for, r.listed_at is not null as listed,
              count(i.id) filter (where i.outcome = 'waiting') as waiting, count(i.id) as files
       from (select * from ingest_run order by state = 'finished', started_at desc limit ${LATEST_RUNS}) r
         left join ingest_item i on i.run = r.id
       group by r.id, r.source, r.state, r.priority, r.waiting_for, r.listed_at, r.started_at
       order by r.state = 'finished', r.started_at desc`,
    );
    const [workers] = await writer.query<{ workers: number; machines: number }>(
      `select count(*) as workers, count(distinct host) as machines from ${QUEUE_SCHEMA}.instance
       where stopped_on is null and heartbeat_on > now() - 3 * heartbeat_seconds * interval '1s'`,
    );
    const backlog = await writer.query<{ code: string; fonds: string | null; files: number; bytes: number }>(
      `select a.code, f.code as fonds, count(*) as files, sum(i.bytes)::bigint as bytes
       from ingest_item i join agency a on a.id = i.custodian left join fonds f on f.id = i.fonds
       where i.outcome = 'waiting' group by 1, 2 order by 1, 2`,
    );
    const promised = await writer.query<PromiseRow>(
      `select a.code, p.fonds, p.metres::float8 as metres, p.pages,
              (select coalesce(sum(d.page_count), 0) from document d join fonds f on f.id = d.fonds
               where f.custodian = p.custodian and f.code = p.fonds)::bigint as delivered
       from promise p join agency a on a.id = p.custodian order by 1, 2`,
    );
    return [
      'Runs',
      ...(runs.length ? runs.map(runLine) : ['  none']),
      `Workers: ${workers?.workers ?? 0} on ${counted(workers?.machines ?? 0, 'machine')}`,
      'Waiting, by agency and fonds',
      ...(backlog.length ? backlog.map(backlogLine) : ['  nothing']),
      ...(promised.length ? ['Promised and delivered', ...promised.map(promiseLine)] : []),
    ].join('\n');
  });
}

/** One run in words. Throws `IngestError` where there is none with this id. */
export async function runText(store: Store, run: string): Promise<string> {
  await asWriter(store, (writer) => knownState(writer, run));
  return summarise(await tallyOf(store, run));
}

interface RunRow {
  readonly id: string;
  readonly source: string;
  readonly state: string;
  readonly priority: number | null;
  readonly waiting_for: string | null;
  readonly listed: boolean;
  readonly waiting: number;
  readonly files: number;
}

interface PromiseRow {
  readonly code: string;
  readonly fonds: string;
  readonly metres: number;
  readonly pages: number;
  readonly delivered: number;
}

function runLine(run: RunRow): string {
  const files = `${run.files - run.waiting} of ${run.listed ? counted(run.files, 'file') : `${run.files} or more files`} done`;
  const priority = run.priority === null ? [] : [`class ${run.priority}`];
  const waits = run.waiting_for === null ? [] : [run.waiting_for];
  return `  ${[run.id, run.state, ...priority, files, run.source, ...waits].join(' | ')}`;
}

function backlogLine({
  code,
  fonds,
  files,
  bytes,
}: {
  code: string;
  fonds: string | null;
  files: number;
  bytes: number;
}): string {
  return `  ${code} | ${fonds ?? '–'} | ${counted(files, 'file')} | ${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

function promiseLine({ code, fonds, metres, pages, delivered }: PromiseRow): string {
  const share = pages ? ` (${((100 * delivered) / pages).toFixed(1)}%)` : '';
  return `  ${code} | ${fonds} | promised ${metres} m, ${counted(pages, 'page')} | delivered ${counted(delivered, 'page')}${share}`;
}
