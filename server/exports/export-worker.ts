import { randomUUID } from 'node:crypto';
import { actingFor, NOBODY_ACTS } from '@tangthu/db/acting';
import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import type { Logger } from 'pino';
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
 * begun again from the start. Starts at once.
 */
export class ExportWorker {
  readonly #work: ExportWork;
  readonly #id = randomUUID();
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(work: ExportWork) {
    this.#work = work;
    this.#timer = setInterval(() => this.wake(), LOOK).unref();
    this.wake();
  }

  /** Looks for exports that wait. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#again = false;
    this.#running = this.#writeAll().finally(() => {
      this.#running = undefined;
      if (this.#again) this.wake();
    });
  }

  /** Waits until nothing is being written. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Stops; what is being written waits for the next worker. */
  async close(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #writeAll(): Promise<void> {
    try {
      await actingFor(NOBODY_ACTS, async () => {
        await this.#sweep();
        while (!this.#stopped) {
          const job = await this.#claim();
          if (!job) return;
          await actingFor({ ...NOBODY_ACTS, account: job.account }, () => this.#write(job));
        }
      });
    } catch (error) {
      this.#work.log.error({ err: error }, 'Exports could not be written; they are tried again.');
    }
  }

  /** Removes what is over, and files that no export has. */
  async #sweep(): Promise<number> {
    const kept = await asPortal(this.#work.store, (portal) =>
      portal.query<{ id: string; bytes: number }>('select id, bytes from kept_exports()'),
    );
    await this.#work.folder.removeAllBut(new Set(kept.map(({ id }) => id)));
    return kept.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  async #claim(): Promise<ExportRow | undefined> {
    const [job] = await asPortal(this.#work.store, (portal) =>
      portal.query<ExportRow>('select * from claim_export($1)', [this.#id]),
    );
    return job;
  }

  async #write(job: ExportRow): Promise<void> {
    const { store, folder, limits, log } = this.#work;
    try {
      const room = limits.mostBytes - (await this.#sweep());
      const paths = await folder.begin(job.id);
      const bounds = { mostRows: limits.mostRows, mostBytes: room };
      const written = await writeExport(store, job, paths, bounds, this.#teller(job.id));
      await folder.finish(job.id);
      await this.#done(job, written);
    } catch (error) {
      await folder.remove(job.id);
      if (error instanceof ExportLeftError) return this.#leave(job);
      if (!(error instanceof ExportFailedError))
        log.error({ err: error, export: job.id }, 'An export failed.');
      await this.#failed(job, error instanceof ExportFailedError ? error.fault : 'unexpected');
    }
  }

  /** Writes progress down now and then; ends the work where the export is gone or another worker's, or this one is to stop. */
  #teller(id: string): (progress: ExportProgress) => Promise<void> {
    let told = 0;
    return async ({ total, rows, bytes }) => {
      if (this.#stopped) throw new ExportLeftError();
      if (rows > 0 && rows < total && performance.now() - told < TELL) return;
      told = performance.now();
      const held = await this.#change(id, 'total = $3, rows = $4, bytes = $5, beat_at = now()', [
        total,
        rows,
        bytes,
      ]);
      if (!held) throw new ExportLeftError();
    };
  }

  async #done(
    job: ExportRow,
    { rows, bytes, hash, rulesVersion, indexVersion }: WrittenExport,
  ): Promise<void> {
    const held = await this.#change(
      job.id,
      `state = 'done', finished_at = now(), expires_at = now() + make_interval(days => $3), rows = $4, bytes = $5, file_hash = $6,
       rules_version = $7, index_version = $8`,
      [this.#work.limits.days, rows, bytes, hash, rulesVersion, indexVersion],
    );
    if (!held) await this.#work.folder.remove(job.id);
  }

  async #failed(job: ExportRow, fault: string): Promise<void> {
    await this.#change(
      job.id,
      `state = 'failed', finished_at = now(), expires_at = now() + make_interval(days => $3), bytes = 0, fault = $4`,
      [this.#work.limits.days, fault],
    );
  }

  /** A stop is no try of its own. */
  async #leave(job: ExportRow): Promise<void> {
    await this.#change(
      job.id,
      `state = 'waiting', worker = null, attempts = attempts - 1, rows = 0, bytes = 0`,
      [],
    );
  }

  async #change(id: string, set: string, values: readonly unknown[]): Promise<boolean> {
    const changed = await asPortal(this.#work.store, (portal) =>
      portal.query(`update record_export set ${set} where id = $1 and worker = $2 returning id`, [
        id,
        this.#id,
        ...values,
      ]),
    );
    return changed.length > 0;
  }
}
