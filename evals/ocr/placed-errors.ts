import { addErrors, noErrors, textErrors, type TextErrors } from './text-errors.ts';

/** A word with its box; true and found words in the same measure. */
export interface PlacedWord {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The errors of a page line by line of the truth, whatever the order in which lines were found: each found word is
 * compared with the line on whose words it lies; one that lies on none is an error as a whole.
 */
export function placedErrors(
  truth: readonly (readonly PlacedWord[])[],
  found: readonly PlacedWord[],
): TextErrors {
  const onLine = truth.map((): PlacedWord[] => []);
  const onNone: PlacedWord[] = [];
  for (const word of found) {
    const line = lineUnder(truth, word);
    (onLine[line] ?? onNone).push(word);
  }
  const placed = truth.map((line, index) => textErrors(textOf(line), textOf(inOrder(onLine[index] ?? []))));
  const stray = onNone.map((word) => textErrors('', word.text));
  return [...placed, ...stray].reduce(addErrors, noErrors);
}

/** The line that a found word shares most of its surface with, -1 where it touches none. */
function lineUnder(truth: readonly (readonly PlacedWord[])[], word: PlacedWord): number {
  let best = -1;
  let most = 0;
  truth.forEach((line, index) => {
    for (const wanted of line) {
      const shared = sharedSurface(wanted, word);
      if (shared > most) [best, most] = [index, shared];
    }
  });
  return best;
}

function sharedSurface(one: PlacedWord, other: PlacedWord): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return Math.max(0, width) * Math.max(0, height);
}

function inOrder(words: readonly PlacedWord[]): PlacedWord[] {
  return [...words].sort((one, other) => one.left - other.left);
}

function textOf(words: readonly PlacedWord[]): string {
  return words.map(({ text }) => text).join(' ');
}
