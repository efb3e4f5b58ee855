/** A page as grey pixels: one byte a pixel, 0 black to 255 white, row by row from the top. */
export interface OcrImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly dotsPerInch: number;
}

/** A recognised word (NFC) with its box in pixels of the image that was given and its confidence, 0 to 100. */
export interface OcrWord {
  readonly text: string;
  readonly confidence: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The words of one line, from its beginning. `block` counts the blocks of the page (columns, cells) from 1. */
export interface OcrLine {
  readonly block: number;
  readonly words: readonly OcrWord[];
}

/** How the engine looks for text: on a page that it takes apart itself, or line under line in one column. */
export type OcrLayout = 'page' | 'column';

/** A program that reads words off the image of a page. */
export interface OcrEngine {
  readonly name: string;
  readonly version: string;
  /** How many images it reads at once; more wait. A caller that keeps one more in hand keeps it busy. */
  readonly slots: number;
  /** The lines of an image that stands upright, in the engine's reading order. Throws `OcrError` where it gives none. */
  recognize(image: OcrImage, layout: OcrLayout): Promise<OcrLine[]>;
  /** Ends what still runs; pages in hand are rejected with an `OcrError`. */
  close(): Promise<void>;
}

/** A page could not be recognised; the message is a plain sentence for the operator. */
export class OcrError extends Error {
  override readonly name = 'OcrError';
}
