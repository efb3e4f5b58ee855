/** A seeded stream of random choices: the same seed gives the same choices on every machine. */
export class Random {
  private state: number;

  /** Starts a stream from a seed (any integer) and a label that tells streams of one seed apart. */
  constructor(seed: number, label = '') {
    let hash = (seed ^ 0x9e3779b9) >>> 0;
    for (let index = 0; index < label.length; index += 1) {
      hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193) >>> 0;
    }
    this.state = hash;
  }

  /** A number from 0 (in) to 1 (out); the mulberry32 generator. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** A number between low and high. */
  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One element of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const element = list[Math.floor(this.next() * list.length)];
    if (element === undefined)
      throw new RangeError('There is nothing to pick from: give a list with at least one element.');
    return element;
  }

  /** Several different elements of a list, in random order. */
  sample<T>(list: readonly T[], count: number): T[] {
    return this.shuffle(list).slice(0, count);
  }

  /** The list in random order; the given list stays as it is. */
  shuffle<T>(list: readonly T[]): T[] {
    const keyed = list.map((element) => ({ element, key: this.next() }));
    return keyed.sort((one, other) => one.key - other.key).map((entry) => entry.element);
  }

  /** The text with every `{one|two|three}` replaced by one of its alternatives. */
  say(text: string): string {
    return text.replace(/\{([^{}]*)\}/g, (_whole, inside: string) => this.pick(inside.split('|')));
  }
}
