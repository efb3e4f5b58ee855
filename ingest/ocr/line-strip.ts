/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import sharp from 'sharp';
import type { Area } from './area.ts';
import { cleanedUp } from './clean-up.ts';
import type { OcrImage, OcrLine, OcrWord } from './ocr-engine.ts';

/** Beside and above a line there is so much paper, as a share of its height. */
const MARGIN = 0.25;

/** A line cut out of an image and drawn larger. */
export interface Strip {
  readonly area: Area;
  /** By how many pixels the line lies lower at this place of the image than in its middle. */
  readonly fall: (x: number) => number;
  readonly image: OcrImage;
}

/** The strip of a line, so many times as large, its grain blurred away or not. */
export async function stripOf(
  image: OcrImage,
  { words }: OcrLine,
  scale: number,
  smooth: boolean,
): Promise<Strip> {
  const { area, data: cut, fall } = cutOut(image, words);
  const [width, height] = [area.right - area.left, area.bottom - area.top];
  const plain: OcrImage = { ...image, data: cut, width, height };
  const { data } = smooth ? await cleanedUp(plain) : plain;
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const large = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize({ ...size, fit: 'fill', kernel: 'cubic' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return {
    area,
    fall,
    image: { ...size, data: new Uint8Array(large), dotsPerInch: image.dotsPerInch * scale },
  };
}

/** A line's part of an image, its own slope taken out. */
function cutOut(
  image: OcrImage,
  words: readonly OcrWord[],
): { area: Area; data: Uint8Array; fall: Strip['fall'] } {
  const slope = slopeOf(words);
  const left = Math.min(...words.map((word) => word.left));
  const right = Math.max(...words.map((word) => word.right));
  const centre = (left + right) / 2;
  const fall = (x: number): number => Math.round(slope * (x - centre));
  const level = words.map((word) => ({ ...word, down: fall((word.left + word.right) / 2) }));
  const top = Math.min(...level.map((word) => word.top - word.down));
  const bottom = Math.max(...level.map((word) => word.bottom - word.down));
  const margin = Math.ceil(MARGIN * (bottom - top));
  const area = {
    left: Math.max(0, left - 2 * margin),
    right: Math.min(image.width, right + 2 * margin),
    top: top - margin,
    bottom: bottom + margin,
  };
  const width = area.right - area.left;
  const data = new Uint8Array(width * (area.bottom - area.top));
  for (let x = 0; x < width; x++) {
    const down = fall(area.left + x);
    for (let y = area.top; y < area.bottom; y++) {
      const row = Math.min(image.height - 1, Math.max(0, y + down));
      data[(y - area.top) * width + x] = image.data[row * image.width + area.left + x]!;
    }
  }
  return { area, data, fall };
}

/** By how much a line falls to the right, in pixels a pixel: the median over its pairs of words that stand well apart. */
function slopeOf(words: readonly OcrWord[]): number {
  const slopes = words.flatMap((one, at) =>
    words.slice(at + 1).flatMap((other) => {
      const across = other.left + other.right - one.left - one.right;
      const down = other.bottom + other.top - one.bottom - one.top;
      return across > 8 * (one.bottom - one.top) ? [down / across] : [];
    }),
  );
  return slopes.sort((one, other) => one - other)[slopes.length >> 1] ?? 0;
}
