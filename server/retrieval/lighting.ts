import type { PageSize, StoredWords } from '@tangthu/db/page-words';
import { readQuery, type Query } from './query.ts';
import type { LitBox } from './search-result.ts';
import { findMatches, type TextRange } from './text-matches.ts';

/** A page with its words, as it is stored. */
export interface PageWords extends StoredWords, PageSize {
  readonly text: string;
}

/** A run of a page's words by index, both ends inclusive, as in a chunk's spans. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** A lit run of a page's text, in UTF-16 offsets. */
interface LitRange extends TextRange {
  readonly kind: LitBox['kind'];
}

/** What is lit on one page: boxes on the image and ranges of the text, both in reading order. */
export interface LitPage {
  readonly boxes: LitBox[];
  readonly ranges: LitRange[];
}

/** Below this share of the query's words, a passage was found for what it means: its lines are lit too. */
const FEW_WORDS_FOUND = 0.5;

/**
 * Lights a page for a query: every word that the query names, and, where a passage is given that holds few of them, the
 * lines of that passage as well. With `onlyPassage` nothing outside the passage is lit.
 */
export function litPage(
  page: PageWords,
  query: string | Query,
  passage: readonly WordRange[] = [],
  onlyPassage = false,
): LitPage {
  const read = typeof query === 'string' ? readQuery(query) : query;
  const inPassage = new Set(passage.flatMap(indexes));
  const scope = onlyPassage ? inPassage : undefined;
  const whole = findMatches(page.text, read);
  const matched = whole.ranges;
  const words = wordsUnder(page, matched).filter((index) => !scope || scope.has(index));
  const wordSet = new Set(words);
  const coverage = isWholePage(page, passage) ? whole.coverage : coverageOf(page, read, passage);
  const lines = coverage < FEW_WORDS_FOUND ? linesOf(page, inPassage) : [];
  const matches = matched.filter((range) => wordsUnder(page, [range]).some((index) => wordSet.has(index)));
  return {
    boxes: [
      ...lines.map((line) => boxOf(page, line, 'passage')),
      ...words.map((index) => boxOf(page, [index], 'match')),
    ],
    ranges: [
      ...matches.map((range): LitRange => ({ ...range, kind: 'match' })),
      ...lines.flatMap((line) => without(textOf(page, line), matches)),
    ].sort((one, two) => one.start - two.start),
  };
}

/** Lights runs of a page's words as they are, line by line; runs that the page has not light nothing. */
export function litRuns(page: PageWords, words: readonly WordRange[]): LitPage {
  const last = page.wordSpans.length / 2 - 1;
  const runs = words.map(({ from, to }) => ({ from, to: Math.min(to, last) }));
  const lines = linesOf(page, new Set(runs.flatMap(indexes)));
  return {
    boxes: lines.map((line) => boxOf(page, line, 'match')),
    ranges: lines.map((line) => ({ ...textOf(page, line), kind: 'match' })),
  };
}

/** The boxes of runs of a page's words, one a line. */
export function lineBoxes(page: PageWords, words: readonly WordRange[]): LitBox[] {
  return litRuns(page, words).boxes;
}

/** Hits give only the passage's own words as the page. */
function isWholePage(page: PageWords, passage: readonly WordRange[]): boolean {
  const [range] = passage;
  return passage.length === 1 && range?.from === 0 && range.to === page.wordSpans.length / 2 - 1;
}

/** Which share of the query's words a passage on the page holds; 1 without a passage. */
function coverageOf(page: PageWords, query: Query, passage: readonly WordRange[]): number {
  if (passage.length === 0) return 1;
  const text = passage
    .map(({ from, to }) => page.text.slice(startOf(page, from), endOf(page, to)))
    .join('\n');
  return findMatches(text, query).coverage;
}

function indexes({ from, to }: WordRange): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => from + k);
}

const startOf = (page: PageWords, word: number): number => page.wordSpans[2 * word] ?? 0;
const endOf = (page: PageWords, word: number): number => page.wordSpans[2 * word + 1] ?? 0;

/** The indexes of the words that the ranges touch; both are in reading order, so one walk finds them all. */
function wordsUnder(page: PageWords, ranges: readonly TextRange[]): number[] {
  const found: number[] = [];
  const count = page.wordSpans.length / 2;
  let next = 0;
  for (let word = 0; word < count; word++) {
    while (next < ranges.length && (ranges[next]?.end ?? 0) <= startOf(page, word)) next++;
    const range = ranges[next];
    if (!range) break;
    if (range.start < endOf(page, word)) found.push(word);
  }
  return found;
}

/** Splits words into lines: a line goes on while the next word stands to the right at the same height. */
function linesOf(page: PageWords, words: ReadonlySet<number>): number[][] {
  const lines: number[][] = [];
  for (const word of [...words].sort((one, two) => one - two)) {
    if (2 * word + 1 >= page.wordSpans.length) continue;
    const line = lines.at(-1);
    const previous = line?.at(-1);
    if (line && previous === word - 1 && onOneLine(page, previous, word)) line.push(word);
    else lines.push([word]);
  }
  return lines;
}

function onOneLine(page: PageWords, one: number, two: number): boolean {
  const [left1 = 0, top1 = 0, , bottom1 = 0] = page.wordBoxes.slice(4 * one, 4 * one + 4);
  const [left2 = 0, top2 = 0, , bottom2 = 0] = page.wordBoxes.slice(4 * two, 4 * two + 4);
  const shared = Math.min(bottom1, bottom2) - Math.max(top1, top2);
  return left2 >= left1 && shared > 0.3 * Math.min(bottom1 - top1, bottom2 - top2);
}

function boxOf(page: PageWords, words: readonly number[], kind: LitBox['kind']): LitBox {
  const sides = (side: number): number[] => words.map((word) => page.wordBoxes[4 * word + side] ?? 0);
  return {
    left: share(Math.min(...sides(0)), page.width),
    top: share(Math.min(...sides(1)), page.height),
    right: share(Math.max(...sides(2)), page.width),
    bottom: share(Math.max(...sides(3)), page.height),
    kind,
  };
}

/** Five decimals: finer than a pixel of any scan. */
function share(points: number, whole: number): number {
  return whole > 0 ? Math.round(Math.min(1, Math.max(0, points / whole)) * 1e5) / 1e5 : 0;
}

function textOf(page: PageWords, words: readonly number[]): TextRange {
  return { start: startOf(page, words[0] ?? 0), end: endOf(page, words.at(-1) ?? 0) };
}

/** What is left of a passage's line beside the matches in it. */
function without(line: TextRange, matches: readonly TextRange[]): LitRange[] {
  const left: LitRange[] = [];
  let start = line.start;
  for (const match of matches) {
    if (match.end <= start || match.start >= line.end) continue;
    if (match.start > start) left.push({ start, end: match.start, kind: 'passage' });
    start = Math.max(start, match.end);
  }
  if (start < line.end) left.push({ start, end: line.end, kind: 'passage' });
  return left;
}
