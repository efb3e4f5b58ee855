import { fold } from '@tangthu/language/text/fold';
import { isSoonGuessed } from './guessed-passwords.ts';
import { PasswordRefusedError } from './identity-errors.ts';

const FEWEST = 14;
const MOST = 200;
const FEWEST_DIFFERENT = 6;

/** Rows of the keyboard, the alphabet and the digits: nobody guesses later than along these. */
const RUNS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const LONGEST_RUN = 7;

/** Shorter names stand in other words. */
const SHORTEST_NAME = 4;

/**
 * Throws `PasswordRefusedError` for a new password of fewer than 14 characters, one that repeats itself or runs along the keyboard, one
 * that holds the system's name or one of these (the person's, the account's, the agency's), and one that is guessed soon by who tries
 * common passwords, names and words. What kinds of characters it has is the person's choice.
 */
export async function requireGoodPassword(password: string, names: readonly string[]): Promise<void> {
  const text = password.normalize('NFC');
  const length = Array.from(text).length;
  if (length < FEWEST) throw new PasswordRefusedError('short');
  if (length > MOST) throw new PasswordRefusedError('long');
  if (isPlain(text.toLowerCase())) throw new PasswordRefusedError('plain');
  const own = ['Tàng Thư', ...names].flatMap(typedForms);
  if (own.some((name) => folded(text).includes(name))) throw new PasswordRefusedError('named');
  if (await isSoonGuessed(text, own)) throw new PasswordRefusedError('common');
}

/** How a name is typed in a password: whole, and its last two syllables, by which people and places are called. */
function typedForms(name: string): string[] {
  const syllables = name.split(/[\s.,_-]+/u);
  return [syllables, syllables.slice(-2)]
    .map((some) => folded(some.join('')))
    .filter((form) => form.length >= SHORTEST_NAME);
}

/** Letters and digits alone, without case and diacritics. */
function folded(text: string): string {
  return fold(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
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
