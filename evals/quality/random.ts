import { createHash } from 'node:crypto';

/** Choices that a seed decides, the same in every run. */
export class Random {
  private readonly seed: string;
  private drawn = 0;

  constructor(seed: string) {
    this.seed = seed;
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    const digest = createHash('sha256').update(`${this.seed}\0${this.drawn++}`).digest();
    return digest.readUInt32BE(0) / 2 ** 32;
  }

  /** Whether something of this likelihood (0–1) happens. */
  chance(likelihood: number): boolean {
    return this.next() < likelihood;
  }

  /** One of the values; there must be one. */
  pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.next() * values.length)];
    if (value === undefined) throw new RangeError('There is nothing to pick from.');
    return value;
  }

  /** All of the values in another order. */
  shuffled<Value>(values: readonly Value[]): Value[] {
    return values
      .map((value) => ({ value, place: this.next() }))
      .sort((one, two) => one.place - two.place)
      .map(({ value }) => value);
  }
}
