import { align } from './text-alignment.ts';
import { digitsSetRight } from './tokens.ts';

/** How two texts agree and differ, in tokens (syllables and numbers). */
export interface TextDifferences {
  /** Tokens that agree, in order. */
  readonly agreeing: number;
  /** Places where both have something alike, as two readings of one word are. */
  readonly misread: number;
  /** Places where both have a number, and the one may be the other misread (`1990`, `1998`). */
  readonly doubtfulNumbers: number;
  /** Places where both have a number, and misreading does not explain it. */
  readonly numbers: number;
  /** Words in places where both have something, not alike, that the other text has nowhere. */
  readonly words: number;
}

/** Two readings of one word differ in less than this share of their letters. */
const ALIKE = 0.45;
/** Of shorter words one misread letter leaves nothing alike. */
const FEWEST_LETTERS = 4;
/** What stands in a place of one text is beside the point where the other has so many times more. */
const MOST_TIMES_LONGER = 2.5;
const LONGEST_WEIGHED = 200;

/** Digits that poor print makes one of. */
const LOOKALIKES = ['0689', '147', '23'];

type Difference = 'none' | 'one-sided' | 'misread' | 'doubtfulNumbers' | 'numbers' | 'words';

/** Compares two texts token by token and says what kind each difference is of. */
export function differencesOf(one: readonly string[], other: readonly string[]): TextDifferences {
  const { agreeing, gaps } = align(one, other);
  const [known, otherKnown] = [new Set(one), new Set(other)];
  const tally = { agreeing, misread: 0, doubtfulNumbers: 0, numbers: 0, words: 0 };
  for (const gap of gaps) {
    const [mine, theirs] = [one.slice(...gap.one), other.slice(...gap.other)];
    const difference = differenceOf(mine.join(''), theirs.join(''));
    if (difference === 'words')
      tally.words += Math.min(strangers(mine, otherKnown), strangers(theirs, known));
    else if (difference !== 'none' && difference !== 'one-sided') tally[difference]++;
  }
  return tally;
}

function strangers(tokens: readonly string[], known: ReadonlySet<string>): number {
  return tokens.filter((token) => token.length > 1 && !known.has(token)).length;
}

function differenceOf(one: string, other: string): Difference {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  if (longer.length > LONGEST_WEIGHED || longer.length > MOST_TIMES_LONGER * shorter.length)
    return 'one-sided';
  if (digitsSetRight(one) === digitsSetRight(other)) return 'none';
  const numbers = numbersDifference(one.replace(/\D/g, ''), other.replace(/\D/g, ''));
  if (numbers) return numbers;
  const alike = longer.length < FEWEST_LETTERS || distance(one, other) < ALIKE * longer.length;
  return alike ? 'misread' : 'words';
}

/**
 * Whether the digits of two texts differ: not where either lacks them or has lost some in reading, doubtfully where poor
 * print may have made the one of the other.
 */
export function numbersDifference(one: string, other: string): 'numbers' | 'doubtfulNumbers' | undefined {
  if (one === '' || other === '' || holdsInOrder(one, other) || holdsInOrder(other, one)) return undefined;
  const [mine, theirs] = [blurred(one), blurred(other)];
  return holdsInOrder(mine, theirs) || holdsInOrder(theirs, mine) ? 'doubtfulNumbers' : 'numbers';
}

function blurred(digits: string): string {
  return digits.replace(/\d/g, (digit) => LOOKALIKES.find((group) => group.includes(digit))?.[0] ?? digit);
}

function holdsInOrder(whole: string, part: string): boolean {
  let at = 0;
  for (const character of whole) if (character === part[at]) at++;
  return at === part.length;
}

/** Levenshtein's distance: letters to change, add or drop. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let place = 1; place <= other.length; place++) {
      const change = (row[place - 1] as number) + (one[at - 1] === other[place - 1] ? 0 : 1);
      next.push(Math.min(change, (row[place] as number) + 1, (next[place - 1] as number) + 1));
    }
    row = next;
  }
  return row[other.length] as number;
}
