import { fold } from '@tangthu/language/text/fold';
import { pageLines, type PageLine } from '../read/page-lines.ts';
import { oncePerPage } from '../read/once-per-page.ts';
import type { PageText } from '../read/page-text.ts';
import { isFormLine } from './form-line.ts';

/**
 * What was written into one line of a form or after one number or dash, run on over the lines that it takes: its words
 * (`to` exclusive) on a page (from 1), with the text that these make, parted by single spaces.
 */
export interface FormEntry {
  readonly page: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** `text` without diacritics, letter for letter. */
  readonly folded: string;
}

/** A line that ends in this last share of the page's width may run on. */
const FULL = 0.86;
const BULLET = /^(?:[-–+•*]|\d{1,2}[.)]|[a-zđ][.)])\s/u;
const BREAKS_WORDS = /[;.:!?]$/u;

/** The entries of all pages in reading order. */
export function formEntries(pages: readonly PageText[]): FormEntry[] {
  return pages.flatMap((page, index) => entriesOf(page).map((entry) => ({ ...entry, page: index + 1 })));
}

const entriesOf = oncePerPage((page): Omit<FormEntry, 'page'>[] => {
  const lines = pageLines(page);
  const edge = Math.max(0, ...lines.map(({ right }) => right)) * FULL;
  const runs: PageLine[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && runsOn(last, line, edge)) run.push(line);
    else runs.push([line]);
  }
  return runs.map((run) => entryOf(run, page));
});

function runsOn(last: PageLine, line: PageLine, edge: number): boolean {
  if (last.right < edge || last.to !== line.from || BREAKS_WORDS.test(last.text)) return false;
  if (isCapitals(line.text) !== isCapitals(last.text)) return false;
  return !BULLET.test(line.text) && !isFormLine(line.text);
}

/** Whether a line stands in capitals, as titles do. */
export function isCapitals(text: string): boolean {
  const letters = text.replace(/\P{L}/gu, '');
  return letters.length > 3 && letters.replace(/\p{Lu}/gu, '').length <= letters.length * 0.1;
}

function entryOf(run: readonly PageLine[], { text: pageText, words }: PageText): Omit<FormEntry, 'page'> {
  const [from, to] = [run[0]?.from ?? 0, run.at(-1)?.to ?? 0];
  const text = words
    .slice(from, to)
    .map(({ start, end }) => pageText.slice(start, end))
    .join(' ');
  const folded = fold(text);
  return { from, to, text, folded: folded.length === text.length ? folded : text.toLowerCase() };
}

/** The words of the page on which a part of an entry stands: from the offset `start` to `end` of its text. */
export function wordsOfEntry({ text, from }: FormEntry, start: number, end: number): [number, number] {
  const before = (offset: number): number => text.slice(0, offset).split(' ').length - 1;
  return [from + before(start), from + before(Math.max(start, end - 1)) + 1];
}
