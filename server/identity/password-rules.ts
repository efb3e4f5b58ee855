import { PasswordRefusedError } from './identity-errors.ts';

const FEWEST = 14;
const MOST = 200;
const FEWEST_DIFFERENT = 6;

/** Rows of the keyboard, the alphabet and the digits: nobody guesses later than along these. */
const RUNS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const LONGEST_RUN = 7;

/**
 * Throws `PasswordRefusedError` for a new password of fewer than 14 characters, one that repeats itself or runs along the keyboard,
 * or one that holds the account's or the system's name. What kinds of characters it has is the person's choice.
 */
export function requireGoodPassword(password: string, signInName: string): void {
  const text = password.normalize('NFC');
  const length = Array.from(text).length;
  if (length < FEWEST) throw new PasswordRefusedError('short');
  if (length > MOST) throw new PasswordRefusedError('long');
  const plain = text.toLowerCase();
  if (isPlain(plain)) throw new PasswordRefusedError('plain');
  const names = [signInName, 'tangthu', 'tàng thư'].map((name) => name.normalize('NFC').toLowerCase());
  if (names.some((name) => name.length >= 4 && plain.includes(name))) throw new PasswordRefusedError('named');
}

function isPlain(text: string): boolean {
  if (new Set(text).size < FEWEST_DIFFERENT) return true;
  // A text that is found within itself, moved along, is one piece over and over.
  if ((text + text).indexOf(text, 1) < text.length) return true;
  return RUNS.some((run) => holdsRun(text, run) || holdsRun(text, Array.from(run).toReversed().join('')));
}

function holdsRun(text: string, run: string): boolean {
  return Array.from({ length: run.length - LONGEST_RUN }, (_, at) =>
    run.slice(at, at + LONGEST_RUN + 1),
  ).some((piece) => text.includes(piece));
}
