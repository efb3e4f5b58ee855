import { basename, relative } from 'node:path';
import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { laneName, noteLane } from '../queue/lanes.ts';
import { patiently, type Patience } from '../queue/patience.ts';
import type { WorkQueue } from '../queue/work-queue.ts';
import type { FoundFile } from './find-files.ts';
import type { Placement } from './placement.ts';

/** Files that are put in the ledger in one go. */
const BATCH = 500;

/** The run that files are added to. */
export interface RunToFill {
  readonly run: string;
  readonly root: string;
  readonly placementOf: (path: string) => Placement;
  readonly heartbeatSeconds?: number | undefined;
  /** Hears of the files that were found, batch by batch. */
  readonly onFound?: ((files: readonly FoundFile[]) => void) | undefined;
}

/**
 * Puts files in the ledger of a run as waiting and in the queue, each once however often it is called, as they are found: the
 * list never stands in memory. At its end, not where the signal stops it, the list counts as whole. Returns how many files it saw.
 */
export async function enqueue(
  store: Store,
  queue: WorkQueue,
  { run, ...fill }: RunToFill,
  files: Iterable<FoundFile> | AsyncIterable<FoundFile>,
  patience: Patience = {},
): Promise<number> {
  const opened = new Set<number>();
  let seen = 0;
  for await (const batch of inBatches(files)) {
    if (patience.signal?.aborted) return seen;
    const placed = batch.map((file) => ({ file, placement: fill.placementOf(file.path) }));
    for (const [custodian, ofAgency] of Map.groupBy(placed, ({ placement }) => placement.custodian)) {
      const lane = laneName(run, custodian);
      await patiently(patience, async () => {
        if (!opened.has(custodian)) await queue.openLane(lane, fill);
        await asWriter(store, async (writer) => {
          if (!opened.has(custodian)) await noteLane(writer, run, custodian);
          await queue.add(writer, lane, await insertItems(writer, run, fill.root, ofAgency));
        });
      });
      opened.add(custodian);
    }
    seen += batch.length;
    fill.onFound?.(batch);
  }
  await patiently(patience, () =>
    asWriter(store, (writer) => writer.query('update ingest_run set listed_at = now() where id = $1', [run])),
  );
  return seen;
}

interface PlacedFile {
  readonly file: FoundFile;
  readonly placement: Placement;
}

/** Returns the ids of the lines that are new. */
async function insertItems(
  writer: Transaction,
  run: string,
  root: string,
  placed: readonly PlacedFile[],
): Promise<string[]> {
  const column = <Value>(value: (row: PlacedFile) => Value): Value[] => placed.map(value);
  const rows = await writer.query<{ id: string }>(
    `insert into ingest_item (run, outcome, custodian, path, bytes, mode, fonds, file, creator)
     select $1, 'waiting', * from unnest($2::int[], $3::text[], $4::bigint[], $5::text[], $6::uuid[], $7::uuid[], $8::int[])
     on conflict (run, custodian, path) do nothing returning id`,
    [
      run,
      column(({ placement }) => placement.custodian),
      column(({ file }) => relative(root, file.path) || basename(file.path)),
      column(({ file }) => file.bytes),
      column(({ placement }) => placement.mode),
      column(({ placement }) => placement.fonds ?? null),
      column(({ placement }) => placement.file ?? null),
      column(({ placement }) => placement.creator ?? null),
    ],
  );
  return rows.map(({ id }) => id);
}

async function* inBatches(
  files: Iterable<FoundFile> | AsyncIterable<FoundFile>,
): AsyncGenerator<FoundFile[]> {
  let batch: FoundFile[] = [];
  for await (const file of files) {
    batch.push(file);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}
