import type { OcrImage } from './ocr-engine.ts';

/** The image as a file in the PGM format (binary), which every Tesseract reads without decoding. */
export function greyMap({ data, width, height }: OcrImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]);
}
