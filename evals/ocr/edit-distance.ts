/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */

const BITS = 32;

/**
 * The fewest insertions, deletions and replacements that turn one sequence of symbols into the other (Levenshtein, by
 * the bit-parallel way of Myers and Hyyrö: 50,000 × 50,000 in about a second).
 */
export function editDistance(wanted: readonly number[], found: readonly number[]): number {
  return lowestCost(wanted, found, false);
}

/** The same for the part of `found` that comes nearest to what is wanted; what stands before and after costs nothing. */
export function editDistanceWithin(wanted: readonly number[], found: readonly number[]): number {
  return lowestCost(wanted, found, true);
}

function lowestCost(wanted: readonly number[], found: readonly number[], anywhere: boolean): number {
  if (wanted.length === 0) return anywhere ? 0 : found.length;
  const blocks = Math.ceil(wanted.length / BITS);
  const places = placesOfSymbols(wanted, blocks);
  const nowhere = new Int32Array(blocks);
  const rising = new Int32Array(blocks).fill(-1);
  const falling = new Int32Array(blocks);
  const lastBit = 1 << ((wanted.length - 1) % BITS);
  let cost = wanted.length;
  let lowest = cost;
  for (const symbol of found) {
    const equal = places.get(symbol) ?? nowhere;
    let carried = anywhere ? 0 : 1;
    for (let block = 0; block < blocks; block++) {
      const up = rising[block]!;
      const down = falling[block]!;
      const same = carried < 0 ? equal[block]! | 1 : equal[block]!;
      const vertical = equal[block]! | down;
      const horizontal = (((same & up) + up) ^ up) | same;
      let plus = down | ~(horizontal | up);
      let minus = up & horizontal;
      const top = block === blocks - 1 ? lastBit : 1 << (BITS - 1);
      const carry = plus & top ? 1 : minus & top ? -1 : 0;
      plus = (plus << 1) | (carried > 0 ? 1 : 0);
      minus = (minus << 1) | (carried < 0 ? 1 : 0);
      rising[block] = minus | ~(vertical | plus);
      falling[block] = plus & vertical;
      carried = carry;
    }
    cost += carried;
    if (cost < lowest) lowest = cost;
  }
  return anywhere ? lowest : cost;
}

/** For each symbol a bit at each place where it is wanted. */
function placesOfSymbols(wanted: readonly number[], blocks: number): Map<number, Int32Array> {
  const places = new Map<number, Int32Array>();
  wanted.forEach((symbol, index) => {
    const bits = places.get(symbol) ?? new Int32Array(blocks);
    places.set(symbol, bits);
    bits[Math.floor(index / BITS)]! |= 1 << (index % BITS);
  });
  return places;
}
