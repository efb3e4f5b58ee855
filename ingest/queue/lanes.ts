import { QUEUE_SCHEMA } from '@tangthu/db/queue-tables';
import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';

/** The name of the lane that holds one agency's files of a run. */
export function laneName(run: string, custodian: number): string {
  return `${run}.${custodian}`;
}

/** Notes that a run has files of an agency. */
export async function noteLane(writer: Transaction, run: string, custodian: number): Promise<void> {
  await writer.query('insert into ingest_lane (run, custodian) values ($1, $2) on conflict do nothing', [
    run,
    custodian,
  ]);
}

/** Where the files of a lane lie. */
export interface OpenLane {
  readonly lane: string;
  readonly root: string;
}

/**
 * The lanes with work in the order in which they are served: by class (the run's own, else the agency's, else 3), then the
 * older run. Paused runs have none. With `run`, that run's alone.
 */
export async function openLanes(store: Store, run?: string): Promise<OpenLane[]> {
  const rows = await asWriter(store, (writer) =>
    writer.query<{ run: string; custodian: number; root: string }>(
      `select l.run, l.custodian, r.root
       from ingest_lane l join ingest_run r on r.id = l.run left join agency_priority a on a.agency = l.custodian
       where r.state = 'running' and ($1::uuid is null or r.id = $1)
         and exists (select from ingest_item i where i.run = l.run and i.custodian = l.custodian and i.outcome = 'waiting')
       order by coalesce(r.priority, a.priority, 3), l.run, l.custodian`,
      [run ?? null],
    ),
  );
  return rows.map(({ run, custodian, root }) => ({ lane: laneName(run, custodian), root }));
}

/** The lanes that finished runs have left in the queue. */
export async function lanesToClose(store: Store): Promise<string[]> {
  const rows = await asWriter(store, (writer) =>
    writer.query<{ name: string }>(
      `select q.name from ingest_run r join ingest_lane l on l.run = r.id
         join ${QUEUE_SCHEMA}.queue q on q.name = l.run || '.' || l.custodian
       where r.state = 'finished'`,
    ),
  );
  return rows.map(({ name }) => name);
}
