import { pageHeight, pageWidth, type Sheet } from './sheet.ts';

/** A word of a page's text (UTF-16 offsets) and the box around its ink, in points from the page's top left corner. */
interface Word {
  start: number;
  end: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A scanned page: its text (lines joined by a line feed, words by a space), its words, and how it was printed. */
export interface SamplePage {
  text: string;
  words: Word[];
  width: number;
  height: number;
  /** Degrees by which the sheet lay turned on the scanner; positive is clockwise. */
  skew: number;
  sheet: Sheet;
}

/** Where a point of the level sheet lies on the scanned page. */
export function turned(x: number, y: number, skew: number): { x: number; y: number } {
  const angle = (skew * Math.PI) / 180;
  const [dx, dy] = [x - pageWidth / 2, y - pageHeight / 2];
  return {
    x: pageWidth / 2 + dx * Math.cos(angle) - dy * Math.sin(angle),
    y: pageHeight / 2 + dx * Math.sin(angle) + dy * Math.cos(angle),
  };
}

/** Reads a sheet out as text with word boxes, as it will lie on the scan. */
export function pageText(sheet: Sheet, skew: number): SamplePage {
  const angle = (skew * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const words: Word[] = [];
  const parts: string[] = [];
  let at = 0;
  for (const line of sheet.lines) {
    for (const [index, word] of line.entries()) {
      const { shape } = word;
      const unit = word.size / 1000;
      const middleX = word.x + ((shape.left + shape.right) / 2) * unit - pageWidth / 2;
      const middleY = word.y - ((shape.top + shape.bottom) / 2) * unit - pageHeight / 2;
      const halfX = ((shape.right - shape.left) / 2) * unit;
      const halfY = ((shape.top - shape.bottom) / 2) * unit;
      const x = pageWidth / 2 + middleX * cos - middleY * sin;
      const y = pageHeight / 2 + middleX * sin + middleY * cos;
      const reachX = halfX * cos + halfY * Math.abs(sin);
      const reachY = halfY * cos + halfX * Math.abs(sin);
      words.push({
        start: at,
        end: at + word.text.length,
        left: tenth(x - reachX),
        top: tenth(y - reachY),
        right: tenth(x + reachX),
        bottom: tenth(y + reachY),
      });
      parts.push(word.text, index < line.length - 1 ? ' ' : '\n');
      at += word.text.length + 1;
    }
  }
  parts.pop();
  return { text: parts.join(''), words, width: pageWidth, height: pageHeight, skew, sheet };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
