import type { OcrEngine, OcrImage, OcrLine } from './ocr-engine.ts';

/** The pixels of a drawn page: grey or RGBA (1 or 4 bytes a pixel), row by row from the top. */
export interface DrawnPage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What stands on the image of a page; all boxes in pixels of the image that was given. */
export interface RecognizedPage {
  /** Lines in reading order. */
  readonly lines: readonly OcrLine[];
  /** How sure the engine is of its words, 0 to 1; 0 where there are none. */
  readonly confidence: number;
  /** By how much the image must be turned, clockwise, to stand upright. */
  readonly turn: 0 | 90 | 180 | 270;
  /** By how many degrees the upright page's lines fall to the right (positive) or rise. */
  readonly skew: number;
}

/** The resolution at which pages are best drawn for recognition. */
export const OCR_DOTS_PER_INCH = 200;

/** Reads the words off a page's image. Throws `OcrError` where the engine fails on it. */
export async function recognizePage(
  engine: OcrEngine,
  page: DrawnPage,
  dotsPerInch: number,
): Promise<RecognizedPage> {
  const image = greyOf(page, dotsPerInch);
  const lines = await engine.recognize(image, 'page');
  return { lines, confidence: confidenceOf(lines), turn: 0, skew: 0 };
}

function greyOf({ data, width, height }: DrawnPage, dotsPerInch: number): OcrImage {
  if (data.length === width * height) return { data, width, height, dotsPerInch };
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += 4) {
    grey[pixel] = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8;
  }
  return { data: grey, width, height, dotsPerInch };
}

/** The mean confidence of the words, each weighed by its letters. */
function confidenceOf(lines: readonly OcrLine[]): number {
  let sum = 0;
  let letters = 0;
  for (const { words } of lines) {
    for (const { text, confidence } of words) {
      sum += confidence * text.length;
      letters += text.length;
    }
  }
  return letters === 0 ? 0 : sum / letters / 100;
}
