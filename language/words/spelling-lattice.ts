import { neighbourScore } from './spelling-model.ts';
import type { Reading } from './spelling-readings.ts';

/** Whether the typed syllable at a place belongs to the one before it, so that no sentence ends between them. */
export type Joined = (at: number) => boolean;

/** A row of readings that covers a whole query, and how likely it is. */
export interface Path {
  readonly readings: readonly Reading[];
  readonly score: number;
}

interface Step {
  readonly score: number;
  readonly last: string;
  readonly reading?: Reading;
  readonly before?: Step;
}

/** The steps that end before each typed syllable, the best one for each last syllable. */
type Steps = readonly ReadonlyMap<string, Step>[];

function readingScore(last: string | undefined, reading: Reading): number {
  let score = reading.score;
  let previous = last;
  for (const syllable of reading.syllables) {
    score += neighbourScore(previous, syllable);
    previous = syllable;
  }
  return score;
}

const lastOf = (reading: Reading): string => reading.syllables.at(-1) ?? '';

function startingAt(readings: readonly Reading[]): ReadonlyMap<number, readonly Reading[]> {
  return Map.groupBy(readings, ({ from }) => from);
}

function walk(length: number, readings: readonly Reading[], joined: Joined): Steps {
  const starting = startingAt(readings);
  const steps: Map<string, Step>[] = Array.from({ length: length + 1 }, () => new Map<string, Step>());
  steps[0]?.set('', { score: 0, last: '' });
  for (let at = 0; at < length; at++) {
    for (const before of steps[at]?.values() ?? []) {
      for (const reading of starting.get(at) ?? []) {
        const score = before.score + readingScore(joined(at) ? before.last : undefined, reading);
        const there = steps[reading.to];
        const last = lastOf(reading);
        if (score > (there?.get(last)?.score ?? -Infinity))
          there?.set(last, { score, last, reading, before });
      }
    }
  }
  return steps;
}

/** The likeliest row of readings that covers `length` typed syllables. */
export function bestPath(length: number, readings: readonly Reading[], joined: Joined): Path {
  let best: Step = { score: -Infinity, last: '' };
  for (const step of walk(length, readings, joined)[length]?.values() ?? [])
    if (step.score > best.score) best = step;
  const row: Reading[] = [];
  for (let step: Step | undefined = best; step?.reading; step = step.before) row.unshift(step.reading);
  return { readings: row, score: best.score };
}

/**
 * Those readings through which a row goes that is likelier than `least`. No others can be in the best row, whichever of
 * the readings are taken away.
 */
export function readingsAbove(
  least: number,
  length: number,
  readings: readonly Reading[],
  joined: Joined,
): Reading[] {
  const starting = startingAt(readings);
  const steps = walk(length, readings, joined);
  // The best score of what follows a step, by where it ends and its last syllable.
  const rest: Map<string, number>[] = Array.from({ length: length + 1 }, () => new Map<string, number>());
  for (const last of steps[length]?.keys() ?? []) rest[length]?.set(last, 0);
  const above = new Set<Reading>();
  for (let at = length - 1; at >= 0; at--) {
    for (const step of steps[at]?.values() ?? []) {
      let best = -Infinity;
      for (const reading of starting.get(at) ?? []) {
        const after = rest[reading.to]?.get(lastOf(reading)) ?? -Infinity;
        const score = readingScore(joined(at) ? step.last : undefined, reading) + after;
        best = Math.max(best, score);
        if (step.score + score > least) above.add(reading);
      }
      rest[at]?.set(step.last, best);
    }
  }
  return readings.filter((reading) => above.has(reading));
}
