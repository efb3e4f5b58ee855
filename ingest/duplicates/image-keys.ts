import { turnsOf } from './image-hash.ts';

const BANDS = 24;
const BITS = 12;
/** Spreads the bits of a band over the page; it shares no factor with their number. */
const STRIDE = 389;
const SALT = 0x51ab0000;

/**
 * Keys (32-bit, signed) by which pages of one picture are found, whichever way they were laid on the scanner: bands of 12 bits
 * of the hash in each of its four turns.
 */
export function imageKeys(hashes: readonly Uint8Array[]): number[] {
  const keys = hashes.flatMap((hash) =>
    turnsOf(hash).flatMap((turn) => Array.from({ length: BANDS }, (_, band) => bandKey(turn, band))),
  );
  return [...new Set(keys)];
}

function bandKey(hash: Uint8Array, band: number): number {
  let key = SALT ^ (band << BITS);
  for (let bit = 0; bit < BITS; bit++) {
    const at = ((band * BITS + bit) * STRIDE) % (hash.length * 8);
    if (((hash[at >> 3] ?? 0) >> (at & 7)) & 1) key ^= 1 << bit;
  }
  return key;
}
