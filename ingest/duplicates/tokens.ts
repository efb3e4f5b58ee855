import { fold } from '@tangthu/language/text/fold';
import { syllables } from '@tangthu/language/text/syllables';

/** A syllable or number of a page as it is compared: folded, with letters that OCR puts for digits set right in numbers. */
export interface Token {
  readonly text: string;
  /** Whether it tells this document from others of its template: a number, or written with a capital. */
  readonly telling: boolean;
}

const DIGIT = /\d/;
const CAPITAL = /^\p{Lu}/u;

/** The tokens of a page's text in reading order. Spelling, tones, case and punctuation do not count. */
export function tokensOf(text: string): Token[] {
  return syllables(text).map(({ text: syllable, start, end }) => {
    const folded = fold(syllable);
    return DIGIT.test(folded)
      ? { text: digitsSetRight(folded), telling: true }
      : { text: folded, telling: CAPITAL.test(text.slice(start, end)) };
  });
}

/** The text with `o`, `l`, `i`, `s` as the digits that OCR takes them for. */
export function digitsSetRight(text: string): string {
  return text.replaceAll('o', '0').replace(/[li]/g, '1').replaceAll('s', '5');
}
