import { basename } from 'node:path';
import { counted } from './counted.ts';

const MOST_NAMES = 5;

/** The files that a walk passed over: only their number and a few names stand in memory. */
export interface PassedOver {
  readonly add: (path: string) => void;
  /** A line that says how many there were and names at most five; undefined where there was none. */
  readonly sentence: () => string | undefined;
}

/** Begins to count files that are passed over because they are not named `.pdf`. */
export function countPassedOver(): PassedOver {
  const names: string[] = [];
  let files = 0;
  return {
    add: (path) => {
      files += 1;
      if (files <= MOST_NAMES) names.push(basename(path));
    },
    sentence: () =>
      files === 0
        ? undefined
        : `${counted(files, 'file')} passed over: not PDF (${names.join(', ')}${files > MOST_NAMES ? ' …' : ''})`,
  };
}
