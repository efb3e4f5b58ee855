import { wordShape, type Face, type Shape } from './typeface.ts';

/** A4 in points. */
export const pageWidth = 595.28;
export const pageHeight = 841.89;

/** A word with the face and size it is to be set in, and its measures in them. */
export interface Token {
  text: string;
  face: Face;
  size: number;
  shape: Shape;
}

/** A word where it stands on a level page: its left end and its baseline, in points from the top left corner. */
export interface PlacedWord extends Token {
  x: number;
  y: number;
  ink?: 'red';
}

/** A straight printed line. */
interface Rule {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  weight: number;
  ink?: 'red';
}

/** Something that is no text: a round seal or a signature, by its centre. */
interface Mark {
  kind: 'seal' | 'signature';
  x: number;
  y: number;
  /** What stands in the seal's ring. */
  text?: string;
}

/** One page as it is printed, before it is laid askew on the scanner. */
export interface Sheet {
  lines: PlacedWord[][];
  rules: Rule[];
  marks: Mark[];
}

/** A growing run of pages with a place to write at. */
export class SheetRun {
  readonly sheets: Sheet[] = [];
  readonly typed: boolean;
  readonly left: number;
  readonly right: number;
  /** The height of the next line's top, in points from the top of the page. */
  y = 0;
  private readonly bottom = pageHeight - 56;

  /** Starts with one empty page; `typed` sets everything on a typewriter. */
  constructor(typed: boolean) {
    this.typed = typed;
    this.left = typed ? 78 : 85;
    this.right = pageWidth - 54;
    this.breakPage();
  }

  /** The width between the margins. */
  get width(): number {
    return this.right - this.left;
  }

  /** The page being written. */
  get sheet(): Sheet {
    const last = this.sheets.at(-1);
    if (!last) throw new RangeError('There is no page yet: break a page first.');
    return last;
  }

  /** Starts a new page; from the second on its number stands at the top. */
  breakPage(): void {
    this.sheets.push({ lines: [], rules: [], marks: [] });
    this.y = 52;
    if (this.sheets.length > 1) {
      this.centre([this.token(String(this.sheets.length), 'regular', 13)], pageWidth / 2, 40);
      this.y = 58;
    }
  }

  /** Breaks the page unless so much height is left. */
  need(height: number): void {
    if (this.y + height > this.bottom) this.breakPage();
  }

  /** A token in the run's look: on a typewriter there is one face and one size. */
  token(text: string, face: Face, size: number): Token {
    const [own, height] = this.typed ? (['typed', size < 12 ? 9.6 : 10.6] as const) : [face, size];
    return { text, face: own, size: height, shape: wordShape(own, text) };
  }

  /** The tokens of a text, split at its spaces. */
  tokens(text: string, face: Face, size: number): Token[] {
    return text
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => this.token(word, face, size));
  }

  /** Writes a line of words at the given left ends on a baseline. */
  put(words: PlacedWord[]): void {
    if (words.length > 0) this.sheet.lines.push(words);
  }

  /** Writes tokens side by side from a left end, with a space between. */
  set(tokens: readonly Token[], x: number, baseline: number, gap?: number, ink?: 'red'): void {
    let at = x;
    const words: PlacedWord[] = [];
    for (const token of tokens) {
      words.push({ ...token, x: at, y: baseline, ...(ink ? { ink } : {}) });
      at += widthOf(token) + (gap ?? spaceOf(token));
    }
    this.put(words);
  }

  /** Writes tokens so that their middle stands at x; gives the line's width. */
  centre(tokens: readonly Token[], x: number, baseline: number, ink?: 'red'): number {
    const width = lineWidth(tokens);
    this.set(tokens, x - width / 2, baseline, undefined, ink);
    return width;
  }

  /** Draws a level line. */
  rule(x1: number, x2: number, y: number, weight = 0.7): void {
    this.sheet.rules.push({ x1, y1: y, x2, y2: y, weight });
  }
}

/** A token's advance width in points. */
export function widthOf(token: Token): number {
  return (token.shape.advance * token.size) / 1000;
}

/** The width of a space beside a token in points. */
export function spaceOf(token: Token): number {
  return ((token.face === 'typed' ? 600 : 250) * token.size) / 1000;
}

/** The width of tokens set with single spaces. */
export function lineWidth(tokens: readonly Token[]): number {
  let width = 0;
  for (const [index, token] of tokens.entries()) width += widthOf(token) + (index > 0 ? spaceOf(token) : 0);
  return width;
}
