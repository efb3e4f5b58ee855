import { readPageChars } from './page-chars.ts';
import { readPageObjects } from './page-objects.ts';
import { textOfLines, type PageText } from './page-text.ts';
import type { PdfDocument } from './pdf-document.ts';
import { inReadingOrder } from './reading-order.ts';
import { groupLines, type TextLine } from './text-lines.ts';

/** Degrees clockwise by which a displayed page must be turned to stand upright. */
export type Turn = 0 | 90 | 180 | 270;

/** The text layer of a page with what else shows whether it can be trusted. */
export interface PageLayer {
  readonly page: PageText;
  /** How the page must be turned for most of its text to stand upright. */
  readonly turn: Turn;
  /** How many objects are drawn on the page; 0 on a sheet that is empty for PDFium. */
  readonly objects: number;
  /** The part of the page that images cover, added up, at most 1. */
  readonly imageShare: number;
  /** Whether a JPEG that covers most of the page was cut off. */
  readonly cutImage: boolean;
}

/** Reads the text layer of a page (0-based index) and looks over what is drawn beside it. */
export function readLayer(pdf: PdfDocument, index: number): PageLayer {
  return pdf.withPage(index, (handle) => {
    const chars = readPageChars(pdf.pdfium, handle);
    const lines = inReadingOrder(groupLines(chars));
    const page = textOfLines(chars, lines);
    const { count, ...drawn } = readPageObjects(pdf.pdfium, handle, page.width * page.height);
    return { page, turn: turnOf(lines), objects: count, ...drawn };
  });
}

function turnOf(lines: readonly TextLine[]): Turn {
  const characters = [0, 0, 0, 0];
  for (const { quarter, from, to } of lines) characters[quarter] = (characters[quarter] ?? 0) + to - from;
  const quarter = characters.indexOf(Math.max(...characters));
  return (((4 - quarter) % 4) * 90) as Turn;
}
