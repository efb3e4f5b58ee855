/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import type { OcrImage } from './ocr-engine.ts';

const LEVELS = 256;
/** Square inches of ink that a page of one short word bears. */
const LEAST_INK = 0.001;
/** Looking at one pixel in so many tells the levels of a page as well. */
const STEP = 7;

/** What is less dark than the paper by this much is the paper's own grain, not ink. */
const LEAST_CONTRAST = 25;

/** How light a page is: its paper, and the level below which there is ink. */
export interface GreyLevels {
  readonly paper: number;
  readonly ink: number;
}

/** The paper's level, and the one that best parts ink from it (Otsu); a page without ink has nothing darker. */
export function greyLevels({ data }: OcrImage): GreyLevels {
  const counts = new Float64Array(LEVELS);
  for (let at = 0; at < data.length; at += STEP) counts[data[at]!]!++;
  let all = 0;
  let sum = 0;
  counts.forEach((count, level) => {
    all += count;
    sum += count * level;
  });
  let dark = 0;
  let darkSum = 0;
  let widest = -1;
  let best = { paper: LEVELS - 1, ink: LEVELS / 2 };
  for (let level = 0; level < LEVELS - 1; level++) {
    dark += counts[level]!;
    darkSum += counts[level]! * level;
    const light = all - dark;
    if (dark === 0 || light === 0) continue;
    const dye = darkSum / dark;
    const paper = (sum - darkSum) / light;
    const apart = dark * light * (paper - dye) ** 2;
    if (apart > widest)
      [widest, best] = [
        apart,
        { paper, ink: Math.ceil(Math.min((dye + paper) / 2, paper - LEAST_CONTRAST)) },
      ];
  }
  return best;
}

/** Whether a page bears more ink than a few letters' dots. */
export function hasInk(image: OcrImage): boolean {
  const { ink } = greyLevels(image);
  const least = LEAST_INK * image.dotsPerInch ** 2;
  let dark = 0;
  for (const level of image.data) if (level < ink && ++dark > least) return true;
  return false;
}
