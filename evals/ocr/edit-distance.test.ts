import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, editDistanceWithin } from './edit-distance.ts';

const sequence = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 150 });

/** The textbook table, row by row; `anywhere` lets `found` begin and end at no cost. */
function byTable(wanted: readonly number[], found: readonly number[], anywhere: boolean): number {
  let column = wanted.map((_, index) => index + 1);
  const ends = [wanted.length];
  found.forEach((symbol, at) => {
    let diagonal = anywhere ? 0 : at;
    let above = anywhere ? 0 : at + 1;
    column = column.map((left, index) => {
      const cost = Math.min(diagonal + (wanted[index] === symbol ? 0 : 1), above + 1, left + 1);
      diagonal = left;
      above = cost;
      return cost;
    });
    ends.push(column.at(-1) ?? 0);
  });
  if (wanted.length === 0) return anywhere ? 0 : found.length;
  return anywhere ? Math.min(...ends) : (ends.at(-1) ?? 0);
}

test('counts what the textbook counts, over many blocks of bits', () => {
  fc.assert(
    fc.property(sequence, sequence, (wanted, found) => {
      expect(editDistance(wanted, found)).toBe(byTable(wanted, found, false));
      expect(editDistanceWithin(wanted, found)).toBe(byTable(wanted, found, true));
    }),
  );
});
