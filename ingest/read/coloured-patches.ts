/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import { withoutOverlaps, type Area } from '../ocr/area.ts';
import { colouredAreas, type ColourImage } from '../ocr/coloured-ink.ts';
import type { ColouredPatch } from '../ocr/under-colour.ts';
import type { GreyImage } from './page-image.ts';

/** Seals and stamps are found on a small image of the page. */
const LOOK_DOTS_PER_INCH = 50;
/** What a seal hides reaches beyond it: a name and a title are wider, and stand above and below. */
const BESIDE_INCHES = 1.6;
const ABOVE_INCHES = 0.4;
const BELOW_INCHES = 0.6;
/** A page with more patches is printed in colours. */
const MOST_PATCHES = 6;
/** Bytes of a pixel. */
const PIXEL = 4;
const OPAQUE = 255;

/** The parts of a page's image on which coloured ink may hide print; none where it was drawn without colours. */
export function colouredPatches(image: GreyImage): ColouredPatch[] {
  const { colours, width, height, dotsPerInch } = image;
  if (!colours) return [];
  const whole = { data: colours, width, height, dotsPerInch };
  const times = Math.max(1, Math.round(dotsPerInch / LOOK_DOTS_PER_INCH));
  const areas = colouredAreas(shrunk(whole, times));
  if (areas.length > MOST_PATCHES) return [];
  const wide = areas.map((area) => ({
    left: Math.max(0, Math.round(area.left * times - BESIDE_INCHES * dotsPerInch)),
    top: Math.max(0, Math.round(area.top * times - ABOVE_INCHES * dotsPerInch)),
    right: Math.min(width, Math.round(area.right * times + BESIDE_INCHES * dotsPerInch)),
    bottom: Math.min(height, Math.round(area.bottom * times + BELOW_INCHES * dotsPerInch)),
  }));
  return withoutOverlaps(wide).map((area) => ({ left: area.left, top: area.top, image: cut(whole, area) }));
}

/** The image so many times smaller, each pixel the mean of those that it stands for; never transparent. */
function shrunk(image: ColourImage, times: number): ColourImage {
  const { data, dotsPerInch } = image;
  const [width, height] = [Math.floor(image.width / times), Math.floor(image.height / times)];
  const small = new Uint8Array(width * height * PIXEL).fill(OPAQUE);
  const sums = new Uint32Array(width * PIXEL);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let row = y * times; row < (y + 1) * times; row++) {
      let at = row * image.width * PIXEL;
      for (let to = 0; to < sums.length; to += PIXEL) {
        for (let pixel = 0; pixel < times; pixel++, at += PIXEL) {
          sums[to]! += data[at]!;
          sums[to + 1]! += data[at + 1]!;
          sums[to + 2]! += data[at + 2]!;
        }
      }
    }
    for (let to = 0; to < sums.length; to++) {
      if (to % PIXEL !== PIXEL - 1) small[y * sums.length + to] = sums[to]! / (times * times);
    }
  }
  return { data: small, width, height, dotsPerInch: dotsPerInch / times };
}

function cut(image: ColourImage, { left, top, right, bottom }: Area): ColourImage {
  const [width, height] = [right - left, bottom - top];
  const data = new Uint8Array(width * height * PIXEL);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * image.width + left) * PIXEL;
    data.set(image.data.subarray(from, from + width * PIXEL), y * width * PIXEL);
  }
  return { ...image, data, width, height };
}
