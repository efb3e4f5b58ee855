import { SURFACES } from '@tangthu/server/http/surfaces';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionsFor, rightsOf } from './comparison.ts';
import { worlds } from './drawn-world.ts';

/** Of what changes something, that is asked which names a thing by its id; and of the rest what comes of it. */
function isAsked([surface, guard]: readonly [surface: string, guard: string]): boolean {
  if (['public', 'session', 'self'].includes(guard)) return false;
  return /^GET |^POST \/api\/(desk|documents|duplicates|review)\//u.test(surface);
}

test('every surface that shows something of records is asked by some question', () => {
  const asked = new Set(
    fc
      .sample(worlds, { seed: 1, numRuns: 60 })
      .flatMap((world, turn) => questionsFor(rightsOf(world, 0, { day: 0, minute: 0 }), turn))
      .map(({ surface }) => surface),
  );
  const wanted = Object.entries(SURFACES)
    .filter(isAsked)
    .map(([surface]) => surface);
  expect(wanted.filter((surface) => !asked.has(surface))).toEqual([]);
});
