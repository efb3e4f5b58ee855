import { toIndexForm } from '@tangthu/language/text/fold';
import { wordCount } from '@tangthu/language/words/lexicon';
import type { PageText } from '../read/page-text.ts';

/** How often two syllables follow each other in a document, lower-cased index forms joined by a space. */
export type Neighbours = ReadonlyMap<string, number>;

/** Words of the lexicon that occur this often are rare ones. */
const RARE = 20;
/** What an occurrence elsewhere in the document is worth beside the lexicon; OCR errs alike again and again, so few count. */
const SEEN = 2;
const MOST_SEEN = 2;

/** Counts the pairs of syllables on all pages. */
export function neighboursOf(pages: readonly PageText[]): Neighbours {
  const pairs = new Map<string, number>();
  for (const { text } of pages) {
    let before = '';
    for (const [word] of text.matchAll(/\p{L}+|[.;:!?]/gu)) {
      const now = formOf(word);
      const pair = `${before} ${now}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      before = now;
    }
  }
  return pairs;
}

/** A word as syllables are compared: lower-cased, in index form. */
export function formOf(word: string): string {
  return toIndexForm(word).toLowerCase();
}

/**
 * How well the syllables of a text fit each other: gives the fit of a form in the place `at` of `forms` (`words` as they
 * are printed), by the lexicon's words and by what stands elsewhere in the document. Names fit by the document alone.
 */
export function fitIn(
  words: readonly string[],
  forms: readonly string[],
  neighbours: Neighbours,
): (form: string, at: number) => number {
  const own = pairCounts(words.map(formOf));
  const seen = (pair: string): number =>
    Math.min(MOST_SEEN, Math.max(0, (neighbours.get(pair) ?? 0) - (own.get(pair) ?? 0)));
  const pairFit = (one: string | undefined, two: string | undefined, isName: boolean): number =>
    one === undefined || two === undefined
      ? 0
      : (isName ? 0 : Math.log1p(wordCount([one, two]) / RARE)) + SEEN * Math.log1p(seen(`${one} ${two}`));
  return (form, at) => {
    const isName = at > 0 && /^\p{Lu}\p{Ll}/u.test(words[at] ?? '');
    return pairFit(forms[at - 1], form, isName) + pairFit(form, forms[at + 1], isName);
  };
}

function pairCounts(forms: readonly string[]): Map<string, number> {
  const pairs = new Map<string, number>();
  forms.forEach((form, at) => {
    const pair = `${forms[at - 1] ?? ''} ${form}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  });
  return pairs;
}
