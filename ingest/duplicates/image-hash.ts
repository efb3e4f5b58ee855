import type { GreyImage } from '../read/page-image.ts';
import { levelled } from './levelled-ink.ts';

/** Cells along each side of the grid that a page's picture is brought down to. */
const SIDE = 32;
/** Ink beyond this share at each edge is specks and the scanner's rim. */
const RIM_SHARE = 0.01;
/** A page of which less than this share is ink is blank. */
const LEAST_INK = 0.001;
/** Ink is darker than this share of the paper around it, which is told by tiles of so many pixels. */
const INK = 0.75;
const TILE = 24;

/**
 * What a page looks like, in 256 bits: which cells of a grid over its ink are darker than most. The same sheet scanned again, a
 * little askew, paler or smaller, differs in a few. Undefined for a blank page.
 */
export function imageHash(image: GreyImage): Uint8Array | undefined {
  const { data, width } = image;
  const places = inkPlaces(image);
  if (places.length === 0 || places.length < LEAST_INK * data.length) return undefined;
  const { across, down } = levelled(
    Float64Array.from(places, (at) => at % width),
    Float64Array.from(places, (at) => Math.floor(at / width)),
  );
  const cells = gridOf(across, down);
  const middle = cells.toSorted()[cells.length / 2] ?? 0;
  const hash = new Uint8Array(cells.length / 8);
  for (const [at, dark] of cells.entries()) if (dark > middle) setBit(hash, at);
  return hash;
}

/** Where ink lies: paper may be brown at its edges, and a scanner's bed grey. */
function inkPlaces({ data, width, height }: GreyImage): number[] {
  const places: number[] = [];
  for (let top = 0; top < height; top += TILE) {
    for (let left = 0; left < width; left += TILE) {
      const tile: number[] = [];
      for (let y = top; y < Math.min(height, top + TILE); y++) {
        for (let x = left; x < Math.min(width, left + TILE); x++) tile.push(y * width + x);
      }
      const paper =
        tile.map((at) => data[at] ?? 0).sort((one, other) => one - other)[Math.floor(tile.length * 0.8)] ?? 0;
      places.push(...tile.filter((at) => (data[at] ?? 0) < INK * paper));
    }
  }
  return places;
}

/** The share of bits in which two pages differ (0 to 1), the second turned so that they differ least. */
export function imageDistance(one: Uint8Array, other: Uint8Array): number {
  return Math.min(...turnsOf(other).map((turn) => bitsApart(one, turn))) / (SIDE * SIDE);
}

/** A hash as of the page turned by 0, 90, 180 and 270 degrees. */
export function turnsOf(hash: Uint8Array): Uint8Array[] {
  const once = turned(hash);
  const twice = turned(once);
  return [hash, once, twice, turned(twice)];
}

function turned(hash: Uint8Array): Uint8Array {
  const next = new Uint8Array(hash.length);
  for (let at = 0; at < SIDE * SIDE; at++) {
    const [row, column] = [Math.floor(at / SIDE), at % SIDE];
    if (hasBit(hash, (SIDE - 1 - column) * SIDE + row)) setBit(next, at);
  }
  return next;
}

function setBit(hash: Uint8Array, at: number): void {
  hash[at >> 3] = (hash[at >> 3] ?? 0) | (1 << (at & 7));
}

function hasBit(hash: Uint8Array, at: number): boolean {
  return (((hash[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
}

function bitsApart(one: Uint8Array, other: Uint8Array): number {
  let bits = 0;
  for (let at = 0; at < SIDE * SIDE; at++) if (hasBit(one, at) !== hasBit(other, at)) bits++;
  return bits;
}

/** How much ink lies in each cell of a grid over all of it but its outermost specks. */
function gridOf(across: Float64Array, down: Float64Array): Float64Array {
  const cells = new Float64Array(SIDE * SIDE);
  const [left, right] = extentOf(across);
  const [top, bottom] = extentOf(down);
  for (const [at, x] of across.entries()) {
    const column = Math.floor(((x - left) * SIDE) / (right - left));
    const row = Math.floor((((down[at] ?? 0) - top) * SIDE) / (bottom - top));
    if (column < 0 || column >= SIDE || row < 0 || row >= SIDE) continue;
    cells[row * SIDE + column] = (cells[row * SIDE + column] ?? 0) + 1;
  }
  return cells;
}

function extentOf(places: Float64Array): [from: number, to: number] {
  const sorted = places.toSorted();
  const from = sorted[Math.floor(RIM_SHARE * sorted.length)] ?? 0;
  const to = sorted[Math.ceil((1 - RIM_SHARE) * sorted.length) - 1] ?? 0;
  return [from, Math.max(to, from) + 1];
}
