import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import type { Logger } from 'pino';
import { Rounds, type GoesOn } from '../background/rounds.ts';
import type { SearchContext } from '../retrieval/search-context.ts';
import { renewMeanings } from './renewal.ts';

/** From which cosine on a passage is near enough to a saved search to be told of; measured, see the room's README. */
const LEAST_LIKENESS = 0.5;
/** Documents that are compared in one transaction where nothing else is asked for. */
const BATCH = 200;
const EVERY_MILLISECONDS = 30_000;

/**
 * Compares everything that came in with the saved searches that ask for alerts; gives how many documents it took. Each batch is one
 * transaction of the database's own: interrupted, it is done again, and several processes take different documents.
 */
export async function matchArrivals(
  store: Store,
  goesOn: GoesOn = () => true,
  batch = BATCH,
): Promise<number> {
  let all = 0;
  while (goesOn()) {
    const [row] = await asPortal(store, (portal) =>
      portal.query<{ taken: number }>('select match_arrivals($1, $2) as taken', [batch, LEAST_LIKENESS]),
    );
    if (!row || row.taken === 0) break;
    all += row.taken;
  }
  return all;
}

/** Does so now and every half minute, until it is closed; before it, renews what was saved under another model. */
export function matchRegularly(context: SearchContext, log: Logger): Rounds {
  return new Rounds(
    async (goesOn) => {
      // What comes in waits until it can be compared by meaning too.
      if (await renewMeanings(context, goesOn)) await matchArrivals(context.store, goesOn);
    },
    EVERY_MILLISECONDS,
    (error) => log.error({ err: error }, 'New documents could not be compared with saved searches.'),
  );
}
