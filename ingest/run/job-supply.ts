import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { openLanes } from '../queue/lanes.ts';
import { patiently, type Patience } from '../queue/patience.ts';
import type { HeldJob, WorkQueue } from '../queue/work-queue.ts';
import type { FileOfRun } from './ingest-file.ts';

/** A file that this worker holds, with the line of the ledger that it fills. */
export interface JobInHand {
  readonly job: HeldJob;
  /** Undefined where the line needs nothing more. */
  readonly file: FileOfRun | undefined;
}

/** What a worker is to take. */
export interface SupplyRequest extends Patience {
  /** Only this run; else all. */
  readonly run?: string | undefined;
  /** Pieces taken in one go, which bounds what waits in memory. */
  readonly count: number;
  /** Called when there is nothing to take: true ends the supply. */
  readonly isOver: () => Promise<boolean>;
}

/** Hands out work one by one, taken from the queue a few at a time. */
export interface JobSupply {
  /** The next piece, as soon as there is one; undefined when the supply has ended. */
  next(): Promise<JobInHand | undefined>;
  /** What was taken and not yet handed out. */
  waiting(): readonly HeldJob[];
}

const LANES_SECONDS = 1;
const IDLE_SECONDS = [0.1, 1];

/** Supplies a worker from the lanes in their order. A run whose folder is not on this machine is left to others. */
export function openJobSupply(store: Store, queue: WorkQueue, request: SupplyRequest): JobSupply {
  const ready: JobInHand[] = [];
  const lanes = freshLanes(store, request);
  let filling: Promise<boolean> | undefined;

  const takeSome = async (): Promise<void> => {
    for (const lane of await lanes()) {
      const jobs = await queue.take(lane, request.count);
      if (jobs.length === 0) continue;
      ready.push(...(await filesOf(store, jobs)));
      return;
    }
  };
  /** True when there is something to hand out, false at the end. */
  const fill = async (): Promise<boolean> => {
    for (let idle = IDLE_SECONDS[0] ?? 0; ; idle = Math.min(idle * 2, IDLE_SECONDS[1] ?? 1)) {
      if (request.signal?.aborted) return false;
      await patiently(request, takeSome);
      if (ready.length) return true;
      if (await patiently(request, request.isOver)) return false;
      await setTimeout(idle * 1000, undefined, { signal: request.signal }).catch(() => undefined);
    }
  };
  return {
    next: async () => {
      for (;;) {
        if (request.signal?.aborted) return undefined;
        const job = ready.shift();
        if (job) return job;
        filling ??= fill().finally(() => (filling = undefined));
        if (!(await filling)) return undefined;
      }
    },
    waiting: () => ready.map(({ job }) => job),
  };
}

/** The lanes that this machine can work on, asked for at most once a second. */
function freshLanes(store: Store, request: SupplyRequest): () => Promise<string[]> {
  let asked = -Infinity;
  let lanes: string[] = [];
  return async () => {
    if (performance.now() - asked < LANES_SECONDS * 1000 && lanes.length) return lanes;
    const open = await openLanes(store, request.run);
    const there = new Map<string, boolean>();
    for (const root of new Set(open.map(({ root }) => root))) there.set(root, await isThere(root));
    lanes = open.filter(({ root }) => there.get(root)).map(({ lane }) => lane);
    asked = performance.now();
    return lanes;
  };
}

/** What is made again has no folder: it comes from the originals. */
function isThere(folder: string): Promise<boolean> {
  if (folder === '') return Promise.resolve(true);
  return stat(folder).then(
    () => true,
    () => false,
  );
}

interface ItemRow {
  readonly id: string;
  readonly run: string;
  readonly kind: 'ingest' | 'refresh';
  readonly root: string;
  readonly package: string | null;
  readonly path: string;
  readonly bytes: number;
  readonly custodian: number;
  readonly mode: '01' | '02';
  readonly fonds: string | null;
  readonly file: string | null;
  readonly creator: number | null;
}

async function filesOf(store: Store, jobs: readonly HeldJob[]): Promise<JobInHand[]> {
  const rows = await asWriter(store, (writer) =>
    writer.query<ItemRow>(
      `select i.id, i.run, r.kind, r.root, r.package, i.path, i.bytes, i.custodian, i.mode, i.fonds, i.file, i.creator
       from ingest_item i join ingest_run r on r.id = i.run where i.id = any($1::uuid[]) and i.outcome = 'waiting'`,
      [jobs.map(({ item }) => item)],
    ),
  );
  const files = new Map(rows.map((row) => [row.id, fileOf(row)]));
  return jobs.map((job) => ({ job, file: files.get(job.item) }));
}

function fileOf(row: ItemRow): FileOfRun {
  const { run, kind, path, bytes, custodian, mode } = row;
  return {
    run,
    kind,
    path,
    location: join(row.root, path),
    bytes,
    placement: {
      custodian,
      mode,
      fonds: row.fonds ?? undefined,
      file: row.file ?? undefined,
      creator: row.creator ?? undefined,
    },
    package: row.package ?? undefined,
  };
}
