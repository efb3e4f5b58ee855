import { fold } from '@tangthu/language/text/fold';
import { syllables } from '@tangthu/language/text/syllables';

/** The mark of a passage: 16 hexadecimal digits. It names the passage by what it says, and says nothing of it. */
export type PassageMark = string;

const BITS = 64;
const SHINGLE = 3;
/** Marks that differ in no more bits are of one passage that was read a little otherwise. */
const NEAR = 12;

/**
 * The mark of a passage as it is stored (people's numbers masked): a similarity hash (Charikar's simhash) over its unaccented
 * syllables, three in a row, so that a few letters that were read otherwise turn few of its bits.
 */
export function passageMark(text: string): PassageMark {
  const words = syllables(text).map((syllable) => fold(syllable.text));
  const votes = new Array<number>(BITS).fill(0);
  for (let at = 0; at <= Math.max(0, words.length - SHINGLE); at++) {
    const hash = hashOf(words.slice(at, at + SHINGLE).join(' '));
    for (let bit = 0; bit < BITS; bit++)
      votes[bit] = (votes[bit] ?? 0) + ((hash >> BigInt(bit)) & 1n ? 1 : -1);
  }
  const mark = votes.reduce((bits, vote, bit) => (vote > 0 ? bits | (1n << BigInt(bit)) : bits), 0n);
  return mark.toString(16).padStart(BITS / 4, '0');
}

/** Of passages by their marks, the one that a mark means: the same, else the nearest where it is near; undefined where none is. */
export function markedPassage<Passage extends { readonly mark: PassageMark }>(
  passages: readonly Passage[],
  mark: PassageMark,
): Passage | undefined {
  const [nearest] = passages
    .map((passage) => ({ passage, apart: differingBits(passage.mark, mark) }))
    .sort((one, other) => one.apart - other.apart);
  return nearest && nearest.apart <= NEAR ? nearest.passage : undefined;
}

function differingBits(one: PassageMark, other: PassageMark): number {
  let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; bits > 0n; bits >>= 1n) count += Number(bits & 1n);
  return count;
}

/** FNV-1a in 64 bits. */
function hashOf(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) {
    hash = BigInt.asUintN(BITS, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return hash;
}
