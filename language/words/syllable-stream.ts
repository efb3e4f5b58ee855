/** How often runs of syllables occur in a corpus: `counts` by the run's syllables joined with spaces, shorter ones first. */
export interface RunCounts {
  readonly counts: ReadonlyMap<string, number>;
  /** All syllables of the corpus. */
  readonly total: number;
}

/** A growing list of syllables by number; 0 parts what does not belong together. */
export class SyllableStream {
  #numbers = new Uint16Array(1 << 20);
  #length = 0;
  readonly #known = new Map<string, number>();
  readonly names: string[] = [''];

  /** Adds one syllable, or a break where it is undefined. At most 65,535 different syllables. */
  add(syllable: string | undefined): void {
    if (this.#length === this.#numbers.length) {
      const wider = new Uint16Array(2 * this.#length);
      wider.set(this.#numbers);
      this.#numbers = wider;
    }
    this.#numbers[this.#length++] = syllable === undefined ? 0 : this.#numberOf(syllable);
  }

  #numberOf(syllable: string): number {
    const known = this.#known.get(syllable);
    if (known !== undefined) return known;
    this.#known.set(syllable, this.names.length);
    return this.names.push(syllable) - 1;
  }

  /**
   * Counts the runs of one, two, … syllables that occur as often as `least` wants of each length. A run is counted only
   * where its parts are frequent enough too.
   */
  countRuns(least: readonly number[]): RunCounts {
    const numbers = this.#numbers.subarray(0, this.#length);
    const counts = new Map<string, number>();
    let total = 0;
    // Where a run of the last length starts, its number among the kept runs; 0 elsewhere.
    let heads: Uint32Array = Uint32Array.from(numbers);
    let kept: string[] = this.names;
    for (const [index, enough] of least.entries()) {
      const length = index + 1;
      const found = new Map<number, number>();
      for (let at = 0; at + length <= numbers.length; at++) {
        const key = this.#keyOf(numbers, heads, at, length);
        if (key > 0) found.set(key, (found.get(key) ?? 0) + 1);
      }
      if (length === 1) for (const count of found.values()) total += count;
      const next: string[] = [''];
      const places = new Map<number, number>();
      for (const [key, count] of found) {
        if (count < enough) continue;
        places.set(key, next.length);
        const run = this.#runOf(key, kept, length);
        next.push(run);
        counts.set(run, count);
      }
      const nextHeads = new Uint32Array(numbers.length);
      for (let at = 0; at + length <= numbers.length; at++) {
        nextHeads[at] = places.get(this.#keyOf(numbers, heads, at, length)) ?? 0;
      }
      heads = nextHeads;
      kept = next;
    }
    return { counts, total };
  }

  // A run is the kept run one syllable shorter and its last syllable; the run without its first must be kept too.
  #keyOf(numbers: Uint16Array, heads: Uint32Array, at: number, length: number): number {
    const head = heads[at] ?? 0;
    if (length === 1 || head === 0) return length === 1 ? head : 0;
    return heads[at + 1] ? head * 0x10000 + (numbers[at + length - 1] ?? 0) : 0;
  }

  #runOf(key: number, kept: readonly string[], length: number): string {
    if (length === 1) return kept[key] ?? '';
    return `${kept[Math.floor(key / 0x10000)] ?? ''} ${this.names[key % 0x10000] ?? ''}`;
  }
}
