import { asArchivist, type Archivist } from '@tangthu/db/archivist';
import type { Store } from '@tangthu/db/store';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { RunNotSteerableError } from './archive-errors.ts';

/** What is asked of a run; what is undefined stays. A `null` class gives it that of its agencies. */
export interface Steering {
  readonly state?: 'running' | 'paused' | undefined;
  readonly priority?: number | null | undefined;
}

/**
 * Pauses or resumes a run, or gives it a class from 1 to 5 (1 first); workers see it before they take the next file. Throws
 * `RecordNotFoundError` when the run is hidden or missing, `RunNotSteerableError` when it has ended or also brings in records
 * of agencies whose archive is not this archivist's.
 */
export function steerRun(store: Store, archivist: Archivist, id: string, steering: Steering): Promise<void> {
  return asArchivist(store, archivist, async (archive) => {
    const steered = await archive.query(
      `update ingest_run set state = coalesce($2, state), priority = case when $3 then $4 else priority end
       where id = $1 and state <> 'finished' returning id`,
      [id, steering.state ?? null, steering.priority !== undefined, steering.priority ?? null],
    );
    if (steered.length > 0) return;
    const seen = await archive.query('select from ingest_run where id = $1', [id]);
    throw seen.length > 0 ? new RunNotSteerableError() : new RecordNotFoundError();
  });
}
