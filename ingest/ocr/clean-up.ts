/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import sharp from 'sharp';
import type { OcrImage } from './ocr-engine.ts';

/** Paper is judged over patches of this many pixels. */
const PATCH = 16;
const PATCHES_BLURRED = 3;
const WHITE = 255;

/**
 * The image with its paper made evenly white and its grain smoothed: what helps a stained, faded or grainy page, and
 * costs a clean one some of its fine marks.
 */
export async function cleanedUp(image: OcrImage): Promise<OcrImage> {
  const paper = await paperOf(image);
  const flat = Buffer.alloc(image.data.length);
  for (let at = 0; at < flat.length; at++) {
    flat[at] = Math.min(WHITE, (image.data[at]! * WHITE) / Math.max(1, paper[at]!));
  }
  const { width, height } = image;
  const data = await sharp(flat, { raw: { width, height, channels: 1 } })
    .median(3)
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { ...image, data };
}

/** How light the paper is at each pixel: the lightness of patches, without the ink that stands on them. */
async function paperOf({ data, width, height }: OcrImage): Promise<Buffer> {
  const small = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize(Math.ceil(width / PATCH), Math.ceil(height / PATCH), { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const patches = { width: small.info.width, height: small.info.height, channels: 1 as const };
  const light = await sharp(small.data, { raw: patches }).erode(2).toColourspace('b-w').raw().toBuffer();
  return sharp(light, { raw: patches })
    .blur(PATCHES_BLURRED)
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .toColourspace('b-w')
    .raw()
    .toBuffer();
}
