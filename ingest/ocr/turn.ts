/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import type { OcrImage, OcrWord } from './ocr-engine.ts';

/** By how many degrees an image is turned, clockwise. */
export type Turn = 0 | 90 | 180 | 270;

/** The image turned clockwise. */
export function turned(image: OcrImage, turn: Turn): OcrImage {
  if (turn === 0) return image;
  const { data, width, height } = image;
  if (turn === 180) return { ...image, data: data.slice().reverse() };
  const result = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = turn === 90 ? x * height + height - 1 - y : (width - 1 - x) * height + y;
      result[at] = data[y * width + x]!;
    }
  }
  return { ...image, data: result, width: height, height: width };
}

/** A word of the turned image where it stands in the image (of this width and height) that was turned. */
export function turnedBack(
  word: OcrWord,
  { width, height }: { readonly width: number; readonly height: number },
  turn: Turn,
): OcrWord {
  const { left, top, right, bottom } = word;
  if (turn === 90) return { ...word, left: top, top: height - right, right: bottom, bottom: height - left };
  if (turn === 180)
    return { ...word, left: width - right, top: height - bottom, right: width - left, bottom: height - top };
  if (turn === 270) return { ...word, left: width - bottom, top: left, right: width - top, bottom: right };
  return word;
}
