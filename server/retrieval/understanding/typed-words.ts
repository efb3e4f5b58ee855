import { fold } from '@tangthu/language/text/fold';
import { syllables } from '@tangthu/language/text/syllables';

/** A syllable of a typed query: `text` in its index form, `start` and `end` as UTF-16 offsets into the query. */
export interface TypedWord {
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/** A run of typed words: `first` is the index of the first one, `end` that of the first one after it. */
export interface WordRun {
  readonly first: number;
  readonly end: number;
}

/** Stands for the text of a word inside quotation marks: quoted words are looked for as they stand, and say nothing else. */
export const QUOTED = '"';

/** The words of a query that is in NFC. */
export function typedWords(query: string): TypedWord[] {
  const quotes = [...query.matchAll(/"[^"]+"|“[^”]+”|«[^»]+»/gu)];
  return syllables(query).map(({ text, start, end }) => {
    const quoted = quotes.some(({ index, 0: quote }) => start >= index && end <= index + quote.length);
    return quoted ? { text: QUOTED, folded: QUOTED, start, end } : { text, folded: fold(text), start, end };
  });
}

/** What is typed means what is wanted (index form): the same letters, or the same without any diacritics. */
export function means({ text, folded }: Pick<TypedWord, 'text' | 'folded'>, wanted: string): boolean {
  return text === wanted || (text === folded && text === fold(wanted));
}

/** Whether the words from `at` on are the wanted ones (index form), in a row. */
export function standsAt(words: readonly TypedWord[], at: number, wanted: readonly string[]): boolean {
  return wanted.every((syllable, index) => {
    const word = words[at + index];
    return word !== undefined && means(word, syllable);
  });
}

/** The first of some wordings (syllables in index form) that stands at `at`, as the index of the word after it. */
export function passedBy(
  words: readonly TypedWord[],
  at: number,
  wordings: readonly (readonly string[])[],
): number | undefined {
  const found = wordings.find((wording) => standsAt(words, at, wording));
  return found && at + found.length;
}

/** Splits a list of wordings, parted by commas, into their syllables. */
export function wordingsOf(list: string): string[][] {
  return list.split(',').map((wording) => wording.trim().split(' '));
}
