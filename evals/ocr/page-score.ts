import type { PageReading } from '@tangthu/ingest/read/page-reading';
import { placedErrors, type PlacedWord } from './placed-errors.ts';
import { addErrors, noErrors, textErrors, type TextErrors } from './text-errors.ts';

/** What truly stands on a page: its text in reading order, and its words, line by line, in points of the page. */
export interface PageTruth {
  readonly text: string;
  readonly lines: readonly (readonly PlacedWord[])[];
}

/** The errors of one page. */
export interface PageScore {
  readonly page: string;
  /** What kind of page it is: a noise profile. */
  readonly profile: string;
  /** Against the whole text, in the order in which it is to be read. */
  readonly asRead: TextErrors;
  /** Line by line, whatever the order of lines. */
  readonly byPlace: TextErrors;
  readonly confidence: number;
}

/** Compares a page as the ingest read it with what truly stands on it. */
export function pageScore(page: string, profile: string, truth: PageTruth, reading: PageReading): PageScore {
  const { text, words } = reading.page;
  const found = words.map((word) => ({ ...word, text: text.slice(word.start, word.end) }));
  return {
    page,
    profile,
    asRead: textErrors(truth.text, text),
    byPlace: placedErrors(truth.lines, found),
    confidence: reading.confidence ?? 0,
  };
}

/** The errors of all pages, as read and by place. */
export function sumOfScores(scores: readonly PageScore[]): { asRead: TextErrors; byPlace: TextErrors } {
  return {
    asRead: scores.map(({ asRead }) => asRead).reduce(addErrors, noErrors),
    byPlace: scores.map(({ byPlace }) => byPlace).reduce(addErrors, noErrors),
  };
}

/** Words in the order of a text, parted into its lines; words that the text does not name are left out. */
export function linesOfWords(text: string, words: readonly PlacedWord[]): PlacedWord[][] {
  let next = 0;
  return text.split('\n').map((line) =>
    line.split(' ').flatMap((written) => {
      const word = words[next];
      if (word?.text !== written) return [];
      next++;
      return [word];
    }),
  );
}
