import { readPageChars } from './page-chars.ts';
import type { PageChars } from './page-chars.ts';
import { groupLines } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';
import { inReadingOrder } from './reading-order.ts';
import { lineWords } from './line-words.ts';
import type { PdfDocument } from './pdf-document.ts';

/**
 * One word of a page: `start` and `end` are UTF-16 offsets in the page's text; the box is in points from
 * the top left corner of the page as it is displayed.
 */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The text of one page in reading order (NFC; lines joined by a newline, words by a space), its words,
 * and the size of the displayed page in points.
 */
export interface PageText {
  readonly text: string;
  readonly words: readonly Word[];
  readonly width: number;
  readonly height: number;
}

/**
 * Reads the text layer of a page (0-based index), seen or unseen, with a box for every word. Words are
 * told apart by the gaps between characters, never by the file's own spaces alone.
 */
export function readPage(pdf: PdfDocument, index: number): PageText {
  return pdf.withPage(index, (page) => {
    const chars = readPageChars(pdf.pdfium, page);
    return textOfLines(chars, inReadingOrder(groupLines(chars)));
  });
}

/** The text of lines in their order, with the words that their gaps make. */
export function textOfLines(chars: PageChars, lines: readonly TextLine[]): PageText {
  const words: Word[] = [];
  let text = '';
  for (const line of lines) {
    let before = text === '' ? '' : '\n';
    for (const word of lineWords(chars, line)) {
      text += before;
      before = ' ';
      const start = text.length;
      text += word.text;
      words.push({ start, end: text.length, ...word.box });
    }
  }
  return { text, words, width: chars.width, height: chars.height };
}
