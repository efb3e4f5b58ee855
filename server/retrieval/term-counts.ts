import { termCount, TermFinder, type TermCodes } from '@tangthu/language/text/term-codes';

/** Counts some terms in passages. All other terms are counted together under '', so that the counts sum up to the length. */
export class TermCounter {
  readonly #finder: TermFinder;

  constructor(wanted: Iterable<string>) {
    this.#finder = new TermFinder(wanted);
  }

  /** The counts of the wanted terms that occur, and of all others as ''. */
  count(codes: TermCodes): Map<string, number> {
    const { terms } = this.#finder;
    const found = new Int32Array(terms.length);
    this.#finder.find(codes, (term) => {
      found[term] = (found[term] ?? 0) + 1;
    });
    const counts = new Map<string, number>();
    let others = termCount(codes);
    found.forEach((count, index) => {
      if (count === 0) return;
      counts.set(terms[index] ?? '', count);
      others -= count;
    });
    return counts.set('', others);
  }
}
