import { SURFACES } from '@tangthu/server/http/surfaces';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionsFor, rightsOf } from './comparison.ts';
import { worlds } from './drawn-world.ts';

/** They show nothing of any record, or change something: what comes of it is asked. */
function isAsked([surface, guard]: readonly [surface: string, guard: string]): boolean {
  if (['public', 'session', 'self'].includes(guard)) return false;
  return surface.startsWith('GET ') || surface.startsWith('POST /api/desk/');
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
