/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import { oncePerPage } from './once-per-page.ts';
import type { PageText } from './page-text.ts';

/** A line of a page: its text, its words as indexes (`to` exclusive), and its box in points. */
export interface PageLine {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The lines of a page in reading order. */
export const pageLines: (page: PageText) => readonly PageLine[] = oncePerPage((page) => {
  const lines: PageLine[] = [];
  let from = 0;
  for (let word = 1; word <= page.words.length; word++) {
    const next = page.words[word];
    if (next && page.text.charCodeAt(next.start - 1) !== 0x0a) continue;
    lines.push(lineOfWords(page, from, word));
    from = word;
  }
  return lines;
});

/** A run of words of a page (`to` exclusive, at least one) as a line of its own. */
export function lineOfWords(page: PageText, from: number, to: number): PageLine {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let index = from; index < to; index++) {
    const word = page.words[index]!;
    if (word.left < left) left = word.left;
    if (word.top < top) top = word.top;
    if (word.right > right) right = word.right;
    if (word.bottom > bottom) bottom = word.bottom;
  }
  const text = page.text.slice(page.words[from]!.start, page.words[to - 1]!.end);
  return { text, from, to, left, top, right, bottom };
}
