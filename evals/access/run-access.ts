import type { Store } from '@tangthu/db/store';
import { onPglite, onPostgres } from '../bench/bench-stores.ts';
import { printResults, type Results } from '../report.ts';
import { AccessPortal, accessOriginals } from './access-portal.ts';
import { addTo, compareWorld, DAYS, newComparison, type Comparison } from './comparison.ts';
import { worlds } from './drawn-world.ts';
import { interference, type PortalPair } from './non-interference.ts';
import { foundBy } from './property.ts';
import type { World } from './world.ts';

/** Cases on both stores together where none are asked for. */
const CASES = 10_000;
/** Worlds a batch; every batch on every store draws from another seed. */
const BATCH = 20;
/** For each batch, so many worlds are looked at from two stores too. */
const PAIRS_A_BATCH = 3;
const FIRST_SEED = 20_250_701;

/** A world in which a person got what the rules do not give, as small as it could be made. */
interface CounterExample {
  readonly store: Store['kind'];
  readonly world: World;
  readonly differences: string;
}

interface Measured {
  readonly model: Comparison;
  readonly pairs: Comparison;
  readonly found: CounterExample[];
}

/**
 * Compares what people get from the API, on every surface, with what the reference of the rules gives them, in so many cases (one
 * person, one world and one moment over all surfaces) on both stores together; and what they get from pairs of stores that
 * differ in what they may not read.
 */
export async function runAccess({ count = CASES }: { readonly count?: number | undefined }): Promise<{
  results: Results;
  cases: readonly CounterExample[];
}> {
  const measured: Measured = { model: newComparison(), pairs: newComparison(), found: [] };
  for (const onStore of [onPostgres, onPglite]) {
    await onStore((full) => onStore((bare) => measureStores(full, bare, count / 2, measured)));
  }
  const { model, pairs, found } = measured;
  const results: Results = {
    differences: found.length,
    cases: model.cases,
    'cases.documentsRead': model.read,
    'cases.documentsKeptBack': model.keptBack,
    pairs: pairs.cases,
    ...bySurface('answers', model),
    ...bySurface('paired', pairs),
  };
  printResults('Access: what people get, against the rules written out plainly', results);
  if (found.length > 0) process.exitCode = 1;
  return { results, cases: found };
}

async function measureStores(full: Store, bare: Store, count: number, measured: Measured): Promise<void> {
  const originals = await accessOriginals();
  const pair: PortalPair = {
    full: await AccessPortal.open(full, originals),
    bare: await AccessPortal.open(bare, originals),
  };
  const [model, pairs] = [newComparison(), newComparison()];
  for (let batch = 0; model.cases < count; batch++) {
    const seed = FIRST_SEED + 2 * batch + (full.kind === 'pglite' ? 1 : 0);
    const apart = await foundBy(worlds, { seed, runs: PAIRS_A_BATCH }, (world) =>
      interference(pair, world, pairs),
    );
    const wrong = await foundBy(worlds, { seed, runs: BATCH }, (world) =>
      compareWorld(pair.full, world, DAYS, model),
    );
    // The two must have seen as many changes of the rules.
    await pair.bare.catchUpWith(pair.full);
    for (const each of [apart, wrong]) {
      if (!each) continue;
      measured.found.push({ store: full.kind, ...each });
      console.log(
        `\nOn ${full.kind}, a world of\n${JSON.stringify(each.world, null, 1)}\n${each.differences}\n`,
      );
    }
    console.log(
      `${full.kind}: ${model.cases} cases, ${pairs.cases} pairs, ${measured.found.length} differences`,
    );
    if (apart ?? wrong) break;
  }
  addTo(measured.model, model);
  addTo(measured.pairs, pairs);
  await Promise.all([pair.full.close(), pair.bare.close()]);
}

function bySurface(name: string, { answers }: Comparison): Results {
  return Object.fromEntries([...answers].toSorted().map(([surface, count]) => [`${name}.${surface}`, count]));
}
