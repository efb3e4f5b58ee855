import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { lanesToClose } from '../queue/lanes.ts';
import type { WorkQueue } from '../queue/work-queue.ts';
import { IngestError } from './ingest-error.ts';

/** What a run reads. */
export interface RunSource {
  readonly kind?: 'ingest' | 'refresh' | undefined;
  /** As the operator named it. */
  readonly source: string;
  /** The folder under which its paths stand, absolute. */
  readonly root: string;
  /** What else was asked, in words: only a run that was asked the same is gone on with. */
  readonly asked?: string | undefined;
  readonly package?: string | undefined;
}

/** Opens a run, or goes on with the unfinished one of the same source. Returns its id. Throws `IngestError` where that is paused. */
export function openRun(
  store: Store,
  { kind = 'ingest', source, root, asked = '', ...more }: RunSource,
): Promise<string> {
  return asWriter(store, async (writer) => {
    await writer.query('select pg_advisory_xact_lock(hashtext($1))', [`ingest_run ${root}`]);
    const [unfinished] = await writer.query<{ id: string; state: string }>(
      `select id, state from ingest_run
       where state <> 'finished' and source = $1 and root = $2 and asked = $3 and package is not distinct from $4
       order by started_at desc limit 1`,
      [source, root, asked, more.package ?? null],
    );
    if (unfinished?.state === 'paused') {
      throw new IngestError(
        `The run ${unfinished.id} over ${source} is paused. Go on with it: npm run ingest -- resume ${unfinished.id}`,
      );
    }
    if (unfinished) return unfinished.id;
    const [run] = await writer.query<{ id: string }>(
      'insert into ingest_run (kind, source, root, asked, package) values ($1, $2, $3, $4, $5) returning id',
      [kind, source, root, asked, more.package ?? null],
    );
    return run?.id ?? '';
  });
}

/** Pauses a run: what is in hand is finished, nothing more is taken. */
export function pauseRun(store: Store, run: string): Promise<void> {
  return changeRun(
    store,
    run,
    `update ingest_run set state = 'paused' where id::text = lower($1) and state = 'running' returning id`,
  );
}

/** Lets a paused run go on. */
export function resumeRun(store: Store, run: string): Promise<void> {
  return changeRun(
    store,
    run,
    `update ingest_run set state = 'running' where id::text = lower($1) and state = 'paused' returning id`,
  );
}

async function changeRun(store: Store, run: string, change: string): Promise<void> {
  await asWriter(store, async (writer) => {
    const [changed] = await writer.query(change, [run]);
    if (changed) return;
    throw new IngestError(`The run ${run} is ${await knownState(writer, run)} already.`);
  });
}

/** The state of a run that an operator named. Throws `IngestError` where there is none, also where the name is no id at all. */
export async function knownState(
  writer: Transaction,
  run: string,
): Promise<'running' | 'paused' | 'finished'> {
  const [there] = await writer.query<{ state: 'running' | 'paused' | 'finished' }>(
    'select state from ingest_run where id::text = lower($1)',
    [run],
  );
  if (!there) throw new IngestError(`There is no run ${run}. The runs there are: npm run ingest -- status`);
  return there.state;
}

/** Gives a run, or all runs of an agency that have none of their own, a class from 1 (first) to 5. Returns which it was. Throws `IngestError` for neither. */
export function setPriority(store: Store, runOrAgency: string, priority: number): Promise<'run' | 'agency'> {
  return asWriter(store, async (writer) => {
    const [run] = await writer.query(
      `update ingest_run set priority = $2 where id::text = lower($1) and state <> 'finished' returning id`,
      [runOrAgency, priority],
    );
    if (run) return 'run';
    const [agency] = await writer.query(
      `insert into agency_priority (agency, priority) select id, $2 from agency where code = $1
       on conflict (agency) do update set priority = excluded.priority returning agency`,
      [runOrAgency, priority],
    );
    if (!agency) throw new IngestError(`There is no unfinished run and no agency ${runOrAgency}.`);
    return 'agency';
  });
}

/** Says what a run (or, by a worker of all, every running one) waits for, or with `undefined` that it goes on. */
export async function noteWaiting(
  store: Store,
  run: string | undefined,
  sentence: string | undefined,
): Promise<void> {
  await asWriter(store, (writer) =>
    writer.query(
      `update ingest_run set waiting_for = $2
       where state = 'running' and ($1::uuid is null or id = $1) and waiting_for is distinct from $2`,
      [run ?? null, sentence ?? null],
    ),
  );
}

/** Finishes the runs that have nothing more to do (or the one named) and removes their lanes. Returns their ids. */
export async function finishRuns(store: Store, queue: WorkQueue, run?: string): Promise<string[]> {
  const finished = await asWriter(store, (writer) =>
    writer.query<{ id: string }>(
      `update ingest_run r set state = 'finished', finished_at = now(), waiting_for = null
       where state = 'running' and listed_at is not null and ($1::uuid is null or id = $1)
         and not exists (select from ingest_item i where i.run = r.id and i.outcome = 'waiting')
       returning id`,
      [run ?? null],
    ),
  );
  if (finished.length) for (const lane of await lanesToClose(store)) await queue.closeLane(lane);
  return finished.map(({ id }) => id);
}

/** Whether a run goes on, rests or is done. */
export async function stateOf(store: Store, run: string): Promise<'running' | 'paused' | 'finished'> {
  const [row] = await asWriter(store, (writer) =>
    writer.query<{ state: 'running' | 'paused' | 'finished' }>('select state from ingest_run where id = $1', [
      run,
    ]),
  );
  return row?.state ?? 'finished';
}
