import { tokensOf, type Token } from './tokens.ts';

/** The version of the rules below; a document with a fingerprint of older rules gets another. */
export const FINGERPRINT_RULES = 1;

/** What a document is found by among others: a few keys a page, of which two likenesses of one page share some. */
export interface Fingerprint {
  readonly rules: number;
  /** Keys (32-bit, signed) by page, in the pages' order; none for a page with too little text. */
  readonly pages: readonly (readonly number[])[];
}

const SYLLABLES = 4;
const BANDS = 24;
const ROWS = 3;
const FEWEST_SHINGLES = 16;

const factors = Int32Array.from({ length: BANDS * ROWS }, (_, index) => mixed(2 * index + 1) | 1);
const offsets = Int32Array.from({ length: BANDS * ROWS }, (_, index) => mixed(0x5bd1e995 ^ index));

/**
 * The fingerprint of a document by the text of its pages: MinHash over shingles of four folded syllables, in twenty-four bands of
 * three. Only shingles that hold a number or a capital count, where a page has enough of them: what two papers of one
 * template share is the rest.
 */
export function fingerprintOf(pages: readonly { readonly page: { readonly text: string } }[]): Fingerprint {
  return { rules: FINGERPRINT_RULES, pages: pages.map(({ page }) => keysOf(tokensOf(page.text))) };
}

function keysOf(tokens: readonly Token[]): number[] {
  const shingles = shinglesOf(tokens);
  return shingles.length < FEWEST_SHINGLES ? [] : bandKeys(leastHashes(shingles));
}

/** Hashes of a page's telling shingles, or of all where it has few telling ones. */
function shinglesOf(tokens: readonly Token[]): number[] {
  const hashes = tokens.map(({ text }) => hashOf(text));
  const telling: number[] = [];
  const all: number[] = [];
  for (let at = 0; at + SYLLABLES <= tokens.length; at++) {
    let shingle = 0;
    let tells = false;
    for (let next = at; next < at + SYLLABLES; next++) {
      shingle = mixed(Math.imul(shingle, 31) + (hashes[next] as number));
      tells ||= (tokens[next] as Token).telling;
    }
    all.push(shingle);
    if (tells) telling.push(shingle);
  }
  return telling.length < FEWEST_SHINGLES ? all : telling;
}

function leastHashes(shingles: readonly number[]): Int32Array {
  const least = new Int32Array(BANDS * ROWS).fill(0x7fffffff);
  for (const shingle of shingles) {
    for (let way = 0; way < least.length; way++) {
      const hash = mixed(Math.imul(shingle, factors[way] as number) + (offsets[way] as number));
      if (hash < (least[way] as number)) least[way] = hash;
    }
  }
  return least;
}

function bandKeys(least: Int32Array): number[] {
  return Array.from({ length: BANDS }, (_, band) =>
    least
      .subarray(band * ROWS, (band + 1) * ROWS)
      .reduce((key, hash) => mixed(Math.imul(key, 31) + hash), band),
  );
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Spreads a number over all 32 bits (the last step of MurmurHash3). */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b | 0);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35 | 0);
  return hash ^ (hash >>> 16);
}
