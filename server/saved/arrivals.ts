import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import type { Logger } from 'pino';
import { Rounds, type GoesOn } from '../background/rounds.ts';

/** From which cosine on a passage is near enough to a saved search to be told of; measured, see the room's README. */
const LEAST_LIKENESS = 0.5;
/** Documents that are compared in one transaction. */
const BATCH = 50;
const EVERY_MILLISECONDS = 30_000;

/**
 * Compares everything that came in with the saved searches that ask for alerts; gives how many documents it took. Each batch is one
 * transaction of the database's own: interrupted, it is done again, and several processes take different documents.
 */
export async function matchArrivals(store: Store, goesOn: GoesOn = () => true): Promise<number> {
  let all = 0;
  while (goesOn()) {
    const [row] = await asPortal(store, (portal) =>
      portal.query<{ taken: number }>('select match_arrivals($1, $2) as taken', [BATCH, LEAST_LIKENESS]),
    );
    if (!row || row.taken === 0) break;
    all += row.taken;
  }
  return all;
}

/** Does so now and every half minute, until it is closed. */
export function matchRegularly(store: Store, log: Logger): Rounds {
  return new Rounds(
    async (goesOn) => {
      await matchArrivals(store, goesOn);
    },
    EVERY_MILLISECONDS,
    (error) => log.error({ err: error }, 'New documents could not be compared with saved searches.'),
  );
}
