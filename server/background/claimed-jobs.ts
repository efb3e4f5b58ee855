import { actingFor, NOBODY_ACTS } from '@tangthu/db/acting';
import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import type { GoesOn } from './rounds.ts';

/** A queue in the database, by the function `claim_…` that gives its next job to a worker. */
export interface Queue {
  readonly store: Store;
  readonly kind: 'export' | 'batch';
  /** Names the worker, by which it knows whether a job is still its own. */
  readonly worker: string;
}

/**
 * Does the jobs of a queue one after the other, each as the person whose it is, until none waits: also those that a worker left which
 * has not been heard of for a minute. Several workers share a queue; each job is one's alone.
 */
export async function doClaimed<Job extends { readonly id: string; readonly account: string }>(
  { store, kind, worker }: Queue,
  goesOn: GoesOn,
  work: (job: Job) => Promise<void>,
): Promise<void> {
  while (goesOn()) {
    const [job] = await asPortal(store, (portal) =>
      portal.query<Job>(`select * from claim_${kind}($1)`, [worker]),
    );
    if (!job) return;
    const acting = { ...NOBODY_ACTS, account: job.account, request: `${kind}-${job.id}` };
    await actingFor(acting, () => work(job));
  }
}
