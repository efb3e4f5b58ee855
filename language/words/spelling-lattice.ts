import type { Reading } from './spelling-readings.ts';
import { neighbourScore } from './spelling-model.ts';

interface Path {
  readonly score: number;
  readonly last: string;
  readonly reading?: Reading;
  readonly before?: Path;
}

function extend(path: Path, reading: Reading, joined: boolean): Path {
  let score = path.score + reading.score;
  let last = joined ? path.last : undefined;
  for (const syllable of reading.syllables) {
    score += neighbourScore(last, syllable);
    last = syllable;
  }
  return { score, last: last ?? path.last, reading, before: path };
}

/**
 * The likeliest row of readings that covers `length` typed syllables. `joined` tells whether a typed syllable belongs to
 * the one before it (no sentence ends between them).
 */
export function bestReadings(
  length: number,
  readings: readonly Reading[],
  joined: (at: number) => boolean,
): Reading[] {
  const starting = Map.groupBy(readings, ({ from }) => from);
  const paths: Map<string, Path>[] = Array.from({ length: length + 1 }, () => new Map<string, Path>());
  paths[0]?.set('', { score: 0, last: '' });
  for (let at = 0; at < length; at++) {
    for (const path of paths[at]?.values() ?? []) {
      for (const reading of starting.get(at) ?? []) {
        const longer = extend(path, reading, at > 0 && joined(at));
        const there = paths[reading.to];
        if (longer.score > (there?.get(longer.last)?.score ?? -Infinity)) there?.set(longer.last, longer);
      }
    }
  }
  let best: Path | undefined;
  for (const path of paths[length]?.values() ?? []) if (path.score > (best?.score ?? -Infinity)) best = path;
  const found: Reading[] = [];
  for (let path = best; path?.reading; path = path.before) found.unshift(path.reading);
  return found;
}
