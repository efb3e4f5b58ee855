import type { OcrImage } from './ocr-engine.ts';

const FILE_HEADER = 14;
const IMAGE_HEADER = 40;
const LEVELS = 256;
/** Blue, green, red and nothing of each level. */
const PALETTE = 4 * LEVELS;
const PIXELS_AT = FILE_HEADER + IMAGE_HEADER + PALETTE;
const BITS_A_PIXEL = 8;

/**
 * The image as a file in Windows' bitmap format: rows from the bottom, each filled up to four bytes. Every Tesseract takes it in
 * by rows, a grey map (PGM) pixel by pixel.
 */
export function bitmapFile({ data, width, height }: OcrImage): Buffer {
  const stride = Math.ceil(width / 4) * 4;
  const file = Buffer.alloc(PIXELS_AT + stride * height);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(PIXELS_AT, 10);
  file.writeUInt32LE(IMAGE_HEADER, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(BITS_A_PIXEL, 28);
  file.writeUInt32LE(LEVELS, 46);
  for (let level = 0, at = FILE_HEADER + IMAGE_HEADER; level < LEVELS; level++, at += 4)
    file.fill(level, at, at + 3);
  for (let y = 0; y < height; y++)
    file.set(data.subarray(y * width, (y + 1) * width), PIXELS_AT + (height - 1 - y) * stride);
  return file;
}
