import fc from 'fast-check';
import type { Difference } from './questions.ts';
import type { World } from './world.ts';

/** A world in which something differs, and what. */
export interface Found {
  readonly world: World;
  readonly differences: string;
}

const SHOWN = 5;

/** Draws worlds until in one of them something differs, and makes that one as small as it stays so; undefined where none does. */
export async function foundBy(
  worlds: fc.Arbitrary<World>,
  { seed, runs }: { readonly seed: number; readonly runs: number },
  compare: (world: World) => Promise<readonly Difference[]>,
): Promise<Found | undefined> {
  let smallest: Found | undefined;
  await fc.check(
    fc.asyncProperty(worlds, async (world) => {
      const differences = await compare(world);
      if (differences.length === 0) return;
      smallest = { world, differences: differences.slice(0, SHOWN).map(lineOf).join('\n') };
      throw new Error('Something differs.');
    }),
    { seed, numRuns: runs },
  );
  return smallest;
}

function lineOf({ surface, path, fault }: Difference): string {
  return `${surface} (${path}): ${fault}`;
}
