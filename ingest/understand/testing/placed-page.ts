import type { PageText, Word } from '../../read/page-text.ts';

/** A line of a page made by hand: its text, and where it begins, in points. */
export type PlacedLine = readonly [text: string, left: number, top: number];

const LETTER = 6.5;
const HEIGHT = 13;

/** An A4 page with lines at given places; letters are 6.5 points wide, lines 13 high, in the order given. */
export function placedPage(lines: readonly PlacedLine[]): PageText {
  const words: Word[] = [];
  let text = '';
  for (const [line, left, top] of lines) {
    if (text !== '') text += '\n';
    for (const match of line.matchAll(/\S+/gu)) {
      words.push({
        start: text.length + match.index,
        end: text.length + match.index + match[0].length,
        left: left + match.index * LETTER,
        top,
        right: left + (match.index + match[0].length) * LETTER,
        bottom: top + HEIGHT,
      });
    }
    text += line;
  }
  return { text, words, width: 595, height: 842 };
}
