/**
 * Counts some terms in a passage's terms (separated by single spaces). All other terms are counted together under '', so
 * that the counts sum up to the passage's length. Only hashes are compared until one fits: cutting every term out of its
 * string and looking it up took eight times as long, and this runs over a megabyte of terms a search.
 */
export class TermCounter {
  readonly #wanted = new Map<number, string[]>();

  constructor(wanted: Iterable<string>) {
    for (const term of new Set(wanted)) {
      const hash = hashOf(term, 0, term.length);
      this.#wanted.set(hash, [...(this.#wanted.get(hash) ?? []), term]);
    }
  }

  /** The counts of the wanted terms that occur, and of all others as ''. */
  count(terms: string): Map<string, number> {
    const counts = new Map<string, number>();
    let others = 0;
    let start = 0;
    while (start < terms.length) {
      const space = terms.indexOf(' ', start);
      const end = space < 0 ? terms.length : space;
      const found = this.#wanted
        .get(hashOf(terms, start, end))
        ?.find((term) => isAt(terms, start, end, term));
      if (found === undefined) others++;
      else counts.set(found, (counts.get(found) ?? 0) + 1);
      start = end + 1;
    }
    return counts.set('', others);
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}

function isAt(terms: string, start: number, end: number, term: string): boolean {
  return end - start === term.length && terms.startsWith(term, start);
}
