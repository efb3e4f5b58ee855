import { toIndexForm } from '@tangthu/language/text/fold';
import { editDistance, editDistanceWithin } from './edit-distance.ts';

/** Errors of recognised text against the true one: characters and words that differ, of how many there should be. */
export interface TextErrors {
  readonly characters: number;
  readonly characterErrors: number;
  readonly words: number;
  readonly wordErrors: number;
}

/** Nothing compared yet. */
export const noErrors: TextErrors = { characters: 0, characterErrors: 0, words: 0, wordErrors: 0 };

/** The errors of the whole text, beginning and end included. */
export function textErrors(truth: string, found: string): TextErrors {
  return errorsBy(editDistance, truth, found);
}

/** The errors of the passage of the found text that comes nearest to the true one. */
export function passageErrors(truth: string, found: string): TextErrors {
  return errorsBy(editDistanceWithin, truth, found);
}

/** The sum of errors. */
export function addErrors(one: TextErrors, other: TextErrors): TextErrors {
  return {
    characters: one.characters + other.characters,
    characterErrors: one.characterErrors + other.characterErrors,
    words: one.words + other.words,
    wordErrors: one.wordErrors + other.wordErrors,
  };
}

/** Errors a character, 0 where nothing was compared. */
export function characterErrorRate({ characters, characterErrors }: TextErrors): number {
  return characters === 0 ? 0 : characterErrors / characters;
}

/** Errors a word, 0 where nothing was compared. */
export function wordErrorRate({ words, wordErrors }: TextErrors): number {
  return words === 0 ? 0 : wordErrors / words;
}

/**
 * The text as it is compared: NFC, one place for tone marks, one kind of dash and of quotation mark, single spaces;
 * without drawn rules («———», «.....»), which stand in the truth of some files and not of others.
 */
function comparable(text: string): string {
  return toIndexForm(text)
    .replace(/[\u2010-\u2015\u2212\u00ad]/g, '-')
    .replace(/[“”„«»″]/g, '"')
    .replace(/[‘’`´′]/g, "'")
    .replace(/…/g, '...')
    .replace(/[-_.=~*]{3,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function errorsBy(distance: typeof editDistance, truth: string, found: string): TextErrors {
  const [wanted, given] = [comparable(truth), comparable(found)];
  const [wantedWords, givenWords] = symbolsOfWords(wanted, given);
  return {
    characters: wanted.length,
    characterErrors: distance(codesOf(wanted), codesOf(given)),
    words: wantedWords.length,
    wordErrors: distance(wantedWords, givenWords),
  };
}

function codesOf(text: string): number[] {
  return Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
}

/** The words of two texts as numbers, equal words by equal numbers. */
function symbolsOfWords(one: string, other: string): [number[], number[]] {
  const known = new Map<string, number>();
  const symbols = (text: string): number[] =>
    text
      .split(' ')
      .filter(Boolean)
      .map((word) => {
        const symbol = known.get(word) ?? known.size;
        known.set(word, symbol);
        return symbol;
      });
  return [symbols(one), symbols(other)];
}
