/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import sharp, { type Sharp } from 'sharp';
import type { OcrImage } from './ocr-engine.ts';

/** Paper is judged over patches of this many pixels, by the lightest of those within this reach. */
const PATCH = 16;
const REACH = 2;
const PATCHES_BLURRED = 3;
const GRAIN_BLURRED = 1.2;
const WHITE = 255;

/**
 * The image with its grain smoothed and its paper made evenly white: what helps a stained, faded or grainy page, and
 * costs a clean one some of its fine marks.
 */
export async function cleanedUp(image: OcrImage): Promise<OcrImage> {
  const { width, height } = image;
  const smooth = await grey(sharp(image.data, { raw: { width, height, channels: 1 } }).blur(GRAIN_BLURRED));
  const paper = await paperOf(smooth, width, height);
  const data = smooth.map((level, at) => Math.min(WHITE, (level * WHITE) / Math.max(1, paper[at]!)));
  return { ...image, data };
}

/** How light the paper is at each pixel: the lightness of patches, without the ink that stands on them. */
async function paperOf(data: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  const across = Math.ceil(width / PATCH);
  const down = Math.ceil(height / PATCH);
  const patches = await grey(
    sharp(data, { raw: { width, height, channels: 1 } }).resize(across, down, { fit: 'fill' }),
  );
  const light = lightestNear(patches, across, down);
  return grey(
    sharp(light, { raw: { width: across, height: down, channels: 1 } })
      .blur(PATCHES_BLURRED)
      .resize(width, height, { fit: 'fill', kernel: 'linear' }),
  );
}

function lightestNear(patches: Uint8Array, across: number, down: number): Uint8Array {
  return patches.map((_, at) => {
    const [x, y] = [at % across, Math.floor(at / across)];
    let lightest = 0;
    for (let row = Math.max(0, y - REACH); row <= Math.min(down - 1, y + REACH); row++) {
      for (let column = Math.max(0, x - REACH); column <= Math.min(across - 1, x + REACH); column++) {
        lightest = Math.max(lightest, patches[row * across + column]!);
      }
    }
    return lightest;
  });
}

async function grey(image: Sharp): Promise<Uint8Array> {
  return new Uint8Array(await image.toColourspace('b-w').raw().toBuffer());
}
