import { parentPort, workerData } from 'node:worker_threads';
import type { Store } from '@tangthu/db/store';
import { onPglite, onPostgres } from '../bench/bench-stores.ts';
import { AccessPortal, accessOriginals } from './access-portal.ts';
import { compareWorld, DAYS, newComparison } from './comparison.ts';
import { worlds } from './drawn-world.ts';
import { interference, type PortalPair } from './non-interference.ts';
import { foundBy } from './property.ts';
import type { CounterExample, StoreComparison, StoreTask } from './store-comparison.ts';

/** Worlds a batch; every batch on every store draws from another seed. */
const BATCH = 20;
/** For each batch, so many worlds are looked at from two stores too. */
const PAIRS_A_BATCH = 3;
const FIRST_SEED = 20_250_701;

const task = workerData as StoreTask;
const onStore = task.kind === 'postgres' ? onPostgres : onPglite;
const comparison = await onStore((full) => onStore((bare) => compareStores(full, bare, task)));
parentPort?.postMessage(comparison);

async function compareStores(
  full: Store,
  bare: Store,
  { count, compared }: StoreTask,
): Promise<StoreComparison> {
  const originals = await accessOriginals();
  const pair: PortalPair = {
    full: await AccessPortal.open(full, originals),
    bare: await AccessPortal.open(bare, originals),
  };
  const [model, pairs] = [newComparison(), newComparison()];
  const found: CounterExample[] = [];
  for (let batch = 0; Atomics.load(compared, 0) < count && found.length === 0; batch++) {
    const before = model.cases;
    const seed = FIRST_SEED + 2 * batch + (full.kind === 'pglite' ? 1 : 0);
    const apart = await foundBy(worlds, { seed, runs: PAIRS_A_BATCH }, (world) =>
      interference(pair, world, pairs),
    );
    const wrong = await foundBy(worlds, { seed, runs: BATCH }, (world) =>
      compareWorld(pair.full, world, DAYS, model),
    );
    Atomics.add(compared, 0, model.cases - before);
    // The two must have seen as many changes of the rules.
    await pair.bare.catchUpWith(pair.full);
    for (const each of [apart, wrong]) {
      if (!each) continue;
      found.push({ store: full.kind, ...each });
      console.log(
        `\nOn ${full.kind}, a world of\n${JSON.stringify(each.world, null, 1)}\n${each.differences}\n`,
      );
    }
    console.log(`${full.kind}: ${model.cases} cases, ${pairs.cases} pairs, ${found.length} differences`);
  }
  await Promise.all([pair.full.close(), pair.bare.close()]);
  return { model, pairs, found };
}
