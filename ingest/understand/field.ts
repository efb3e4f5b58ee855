import type { PageLine } from '../read/page-lines.ts';

/**
 * A value that was read from a page: how sure the rules are of it (0 to 1, a rank and no probability), the
 * page (from 1) and the words of that page it stands on (`to` exclusive).
 */
export interface Field<Value> {
  readonly value: Value;
  readonly confidence: number;
  readonly page: number;
  readonly words: readonly [from: number, to: number];
}

/** A field read from lines of one page (at least one). */
export function fieldOf<Value>(
  value: Value,
  page: number,
  lines: readonly PageLine[],
  confidence: number,
): Field<Value> {
  const from = Math.min(...lines.map((line) => line.from));
  const to = Math.max(...lines.map((line) => line.to));
  return { value, confidence, page, words: [from, to] };
}

/** A value that stands on the same words as another field. */
export function found<Value>(value: Value, on: Field<unknown>, confidence = on.confidence): Field<Value> {
  return { ...on, value, confidence };
}

/** The value of a field, if it was read. */
export function valueOf<Value>(field: Field<Value> | undefined): Value | undefined {
  return field?.value;
}
