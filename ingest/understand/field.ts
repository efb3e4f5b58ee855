import type { PageLine } from '../read/page-lines.ts';

/** A run of words of a page, `to` exclusive. */
export type WordRun = readonly [from: number, to: number];

/**
 * A value that was read from a page: how sure the rules are of it (0 to 1, a rank and no probability), the page (from 1)
 * and the words it stands on. Where these do not follow each other, as in a head of two columns, `runs` has each run and
 * `words` spans them all.
 */
export interface Field<Value> {
  readonly value: Value;
  readonly confidence: number;
  readonly page: number;
  readonly words: WordRun;
  readonly runs?: readonly WordRun[];
}

/** A field read from lines of one page (at least one). */
export function fieldOf<Value>(
  value: Value,
  page: number,
  lines: readonly Pick<PageLine, 'from' | 'to'>[],
  confidence: number,
): Field<Value> {
  const from = Math.min(...lines.map((line) => line.from));
  const to = Math.max(...lines.map((line) => line.to));
  const runs = joinedRuns(lines);
  return { value, confidence, page, words: [from, to], ...(runs.length > 1 && { runs }) };
}

/** A value that stands on the same words as another field. */
export function found<Value>(value: Value, on: Field<unknown>, confidence = on.confidence): Field<Value> {
  return { ...on, value, confidence };
}

/** The value of a field, if it was read. */
export function valueOf<Value>(field: Field<Value> | undefined): Value | undefined {
  return field?.value;
}

/** The runs of words that a field stands on, from the first word to the last. */
export function runsOf({ words, runs }: Pick<Field<unknown>, 'words' | 'runs'>): readonly WordRun[] {
  return runs ?? [words];
}

function joinedRuns(lines: readonly Pick<PageLine, 'from' | 'to'>[]): WordRun[] {
  const runs: [number, number][] = [];
  for (const { from, to } of [...lines].sort((one, two) => one.from - two.from)) {
    const last = runs.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else runs.push([from, to]);
  }
  return runs;
}
