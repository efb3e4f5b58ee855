import { fold, toIndexForm } from '@tangthu/language/text/fold';
import { typedNumbers } from '@tangthu/language/text/personal-numbers';
import { syllables } from '@tangthu/language/text/syllables';

/** What somebody has typed so far, as suggestions read it. */
export interface TypedText {
  /** Its syllables as written (index form); the last one may be only begun. */
  readonly words: readonly string[];
  /** The same folded, with one space between words, as keys are stored. */
  readonly key: string;
  /** The typed text itself, trimmed at its beginning, without people's numbers. */
  readonly text: string;
}

/** Longer ones are pasted text, which needs no suggestions. */
const LONGEST_TYPED = 120;

/** Reads what is typed; undefined where nothing can be suggested: too short, too long, or a person's number. */
export function readTyped(typed: string): TypedText | undefined {
  const { text: given, people } = typedNumbers(typed);
  const text = given.normalize('NFC').trimStart();
  if (people.length > 0 || text.length > LONGEST_TYPED) return undefined;
  const key = fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (key.length < 2) return undefined;
  return { words: syllables(toIndexForm(text)).map((syllable) => syllable.text), key, text };
}

/** Whether words on a page (index form) begin as somebody typed: with the same diacritics, as far as any were typed. */
export function isMeant(typed: readonly string[], words: readonly string[]): boolean {
  return typed.every((word, at) => {
    const there = words[at] ?? '';
    const isLast = at === typed.length - 1;
    if (word === fold(word)) return isLast ? fold(there).startsWith(word) : fold(there) === word;
    // A vowel may still get its tone: «tuyê» is on the way to «tuyển».
    return isLast ? fold(there).startsWith(fold(word)) : there === word;
  });
}
