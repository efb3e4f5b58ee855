import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { laneName } from '../queue/lanes.ts';
import type { WorkQueue } from '../queue/work-queue.ts';
import { knownState } from './runs.ts';

/** Puts what was set aside (of one run, or of all) back in the queue, with all its attempts before it. Returns how many files. Throws `IngestError` where there is no such run. */
export async function retrySetAside(store: Store, queue: WorkQueue, run?: string): Promise<number> {
  const lanes = await asWriter(store, async (writer) => {
    if (run !== undefined) await knownState(writer, run);
    return writer.query<{ run: string; custodian: number }>(
      `select distinct run, custodian from ingest_item where outcome = 'set-aside' and ($1::uuid is null or run = $1)`,
      [run ?? null],
    );
  });
  let count = 0;
  for (const { run: of, custodian } of lanes) {
    const lane = laneName(of, custodian);
    await queue.openLane(lane);
    count += await asWriter(store, async (writer) => {
      const items = await writer.query<{ id: string }>(
        `update ingest_item set outcome = 'waiting', reason = null, fault = null, attempts = 0, finished_at = null
         where run = $1 and custodian = $2 and outcome = 'set-aside' returning id`,
        [of, custodian],
      );
      await queue.add(
        writer,
        lane,
        items.map(({ id }) => id),
      );
      await writer.query(
        `update ingest_run set state = 'running', finished_at = null where id = $1 and state = 'finished'`,
        [of],
      );
      return items.length;
    });
  }
  return count;
}
