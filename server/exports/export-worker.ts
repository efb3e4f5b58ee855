import { randomUUID } from 'node:crypto';
import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import type { Logger } from 'pino';
import { doClaimed } from '../background/claimed-jobs.ts';
import { Rounds, type GoesOn } from '../background/rounds.ts';
import { ExportFailedError } from './export-errors.ts';
import type { ExportFolder } from './export-folder.ts';
import type { ExportRow } from './export-jobs.ts';
import { writeExport, type ExportProgress, type WrittenExport } from './write-export.ts';

/** What exports may take: rows of one, bytes of all their files together, and the days for which they are kept. */
export interface ExportLimits {
  readonly mostRows: number;
  readonly mostBytes: number;
  readonly days: number;
}

/** What a worker works with. */
export interface ExportWork {
  readonly store: Store;
  readonly folder: ExportFolder;
  readonly limits: ExportLimits;
  readonly log: Logger;
}

/** How often a worker looks for what others left, in milliseconds. */
const LOOK = 20_000;
/** How often at most progress is written down, in milliseconds. */
const TELL = 500;

/** The export was deleted, or the worker is to stop: nothing more is written. */
class ExportLeftError extends Error {
  override name = 'ExportLeftError';
}

/**
 * Writes exports one after the other, in the background of a server; several servers share the queue. What a server left unfinished is
 * begun again from the start. Begins at once.
 */
export function writeExports(work: ExportWork): Rounds {
  const worker = randomUUID();
  return new Rounds(
    (goesOn) => writeAll(work, worker, goesOn),
    LOOK,
    (error) => work.log.error({ err: error }, 'Exports could not be written; they are tried again.'),
  );
}

async function writeAll(work: ExportWork, worker: string, goesOn: GoesOn): Promise<void> {
  await sweep(work);
  await doClaimed<ExportRow>({ store: work.store, kind: 'export', worker }, goesOn, (row) =>
    write(work, { row, worker, goesOn }),
  );
}

/** An export that a worker holds. */
interface Job {
  readonly row: ExportRow;
  readonly worker: string;
  readonly goesOn: GoesOn;
}

/** Removes what is over, and files that no export has; gives the bytes of what is left. */
async function sweep({ store, folder }: ExportWork): Promise<number> {
  // Looked at first: an export that another server begins meanwhile has its row before its files.
  const found = await folder.ids();
  const kept = await asPortal(store, (portal) =>
    portal.query<{ id: string; bytes: number }>('select id, bytes from kept_exports()'),
  );
  const ids = new Set(kept.map(({ id }) => id));
  for (const id of found) if (!ids.has(id)) await folder.remove(id);
  return kept.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function write(work: ExportWork, job: Job): Promise<void> {
  const { store, folder, limits, log } = work;
  const { id } = job.row;
  try {
    const room = limits.mostBytes - (await sweep(work));
    const paths = await folder.begin(id);
    const bounds = { mostRows: limits.mostRows, mostBytes: room };
    const written = await writeExport(store, job.row, paths, bounds, teller(store, job));
    await folder.finish(id);
    if (!(await done(work, job, written))) await folder.remove(id);
  } catch (error) {
    await folder.remove(id);
    if (error instanceof ExportLeftError) return leave(store, job);
    if (!(error instanceof ExportFailedError)) log.error({ err: error, export: id }, 'An export failed.');
    await failed(work, job, error instanceof ExportFailedError ? error.fault : 'unexpected');
  }
}

/** Writes progress down now and then; ends the work where the export is gone or another worker's, or this one is to stop. */
function teller(store: Store, job: Job): (progress: ExportProgress) => Promise<void> {
  let told = 0;
  return async ({ total, rows, bytes }) => {
    if (!job.goesOn()) throw new ExportLeftError();
    if (rows > 0 && rows < total && performance.now() - told < TELL) return;
    told = performance.now();
    const held = await change(store, job, 'total = $3, rows = $4, bytes = $5, beat_at = now()', [
      total,
      rows,
      bytes,
    ]);
    if (!held) throw new ExportLeftError();
  };
}

/** False where the export was deleted meanwhile, or is another worker's. */
function done(
  { store, limits }: ExportWork,
  job: Job,
  { rows, bytes, hash, rulesVersion, indexVersion }: WrittenExport,
): Promise<boolean> {
  return change(
    store,
    job,
    `state = 'done', finished_at = now(), expires_at = now() + make_interval(days => $3), rows = $4, bytes = $5, file_hash = $6,
     rules_version = $7, index_version = $8`,
    [limits.days, rows, bytes, hash, rulesVersion, indexVersion],
  );
}

async function failed({ store, limits }: ExportWork, job: Job, fault: string): Promise<void> {
  await change(
    store,
    job,
    `state = 'failed', finished_at = now(), expires_at = now() + make_interval(days => $3), bytes = 0, fault = $4`,
    [limits.days, fault],
  );
}

/** A stop is no try of its own. */
async function leave(store: Store, job: Job): Promise<void> {
  await change(
    store,
    job,
    `state = 'waiting', worker = null, attempts = attempts - 1, rows = 0, bytes = 0`,
    [],
  );
}

async function change(
  store: Store,
  { row, worker }: Job,
  set: string,
  values: readonly unknown[],
): Promise<boolean> {
  const changed = await asPortal(store, (portal) =>
    portal.query(`update record_export set ${set} where id = $1 and worker = $2 returning id`, [
      row.id,
      worker,
      ...values,
    ]),
  );
  return changed.length > 0;
}
