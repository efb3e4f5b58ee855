// What `indexTerms` makes of a text names every syllable three times: as written, folded, and in a pair. A search weighs
// hundreds of passages, so they are also stored short: two 32-bit codes a syllable, from which all its terms can be told.

/** A passage's terms in the order of its text: for each syllable the code of its accented term, then of its folded one. */
export type TermCodes = Int32Array;

const joiner = 'ˑ';
/** Set in the folded code of a syllable that makes a pair with the one before it. */
const JOINS = 1;

/** Terms spell the syllable `1e5` with a joiner, which here only parts the syllables of a pair. */
const plain = (term: string): string => term.replace(/(?<=(?:^|ˑ)\d+e)ˑ(?=\d)/g, '');

/** The code of an accented or folded term: even, so that the lowest bit is free. */
function codeOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) & ~JOINS;
}

// Texts repeat some ten thousand terms.
const knownCodes = new Map<string, number>();
const knownCodesLimit = 50_000;

function knownCodeOf(term: string): number {
  const known = knownCodes.get(term);
  if (known !== undefined) return known;
  if (knownCodes.size >= knownCodesLimit) knownCodes.clear();
  const code = codeOf(plain(term));
  knownCodes.set(term, code);
  return code;
}

/** The codes of what `indexTerms` made of a text, eight bytes a syllable in base64, for storing. */
export function encodeTerms(terms: string): string {
  const all = terms === '' ? [] : terms.split(' ');
  const codes: number[] = [];
  let previous = '';
  for (let at = 0; at < all.length;) {
    const folded = all[at + 1] ?? '';
    const joins = previous !== '' && all[at + 2] === previous.slice(1) + folded;
    codes.push(knownCodeOf(all[at] ?? ''), knownCodeOf(folded) | (joins ? JOINS : 0));
    previous = folded;
    at += joins ? 3 : 2;
  }
  const bytes = Buffer.alloc(4 * codes.length);
  codes.forEach((code, index) => bytes.writeInt32LE(code, 4 * index));
  return bytes.toString('base64');
}

/** Reads stored codes. */
export function decodeTerms(base64: string): TermCodes {
  const bytes = Buffer.from(base64, 'base64');
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}

/** How many terms the codes stand for: two a syllable, and one a pair. */
export function termCount(codes: TermCodes): number {
  let pairs = 0;
  for (let at = 1; at < codes.length; at += 2) pairs += (codes[at] ?? 0) & JOINS;
  return codes.length + pairs;
}

/** Finds chosen terms among codes, without making a string of any. */
export class TermFinder {
  /** The terms looked for, each once; found terms are named by their index in this list. */
  readonly terms: readonly string[];
  readonly #accented = new Map<number, number>();
  readonly #folded = new Map<number, number>();
  /** By the code of the second syllable: the first one's, and the term. */
  readonly #pairs = new Map<number, { readonly first: number; readonly term: number }[]>();
  /** Marks the lowest bits of every code that is looked for: most syllables of a text are passed over by this alone. */
  readonly #marks = new Uint8Array(MARKS);

  constructor(wanted: Iterable<string>) {
    this.terms = [...new Set(wanted)];
    this.terms.forEach((term, index) => this.#want(term, index));
  }

  #want(term: string, index: number): void {
    const spelt = plain(term);
    const joint = spelt.lastIndexOf(joiner);
    const code = codeOf(joint > 0 ? spelt.slice(joint) : spelt);
    this.#marks[markOf(code)] = 1;
    if (joint < 0) this.#accented.set(code, index);
    else if (joint === 0) this.#folded.set(code, index);
    else {
      const pair = { first: codeOf(joiner + spelt.slice(0, joint)), term: index };
      this.#pairs.set(code, [...(this.#pairs.get(code) ?? []), pair]);
    }
  }

  /**
   * Calls `found` for each place of each wanted term, in the order of the text: the term's index in `terms`, and the index
   * of its syllable (a pair's second one).
   */
  find(codes: TermCodes, found: (term: number, syllable: number) => void): void {
    const marks = this.#marks;
    for (let at = 0; at < codes.length; at += 2) {
      const accented = codes[at] ?? 0;
      const foldedCode = codes[at + 1] ?? 0;
      const folded = foldedCode & ~JOINS;
      const asWritten = marks[markOf(accented)] ? this.#accented.get(accented) : undefined;
      if (asWritten !== undefined) found(asWritten, at >> 1);
      if (!marks[markOf(folded)]) continue;
      const alone = this.#folded.get(folded);
      if (alone !== undefined) found(alone, at >> 1);
      const before = at === 0 || !(foldedCode & JOINS) ? undefined : (codes[at - 1] ?? 0) & ~JOINS;
      if (before === undefined) continue;
      for (const { first, term } of this.#pairs.get(folded) ?? []) if (first === before) found(term, at >> 1);
    }
  }
}

const MARKS = 1 << 13;
const markOf = (code: number): number => (code >>> 1) & (MARKS - 1);
