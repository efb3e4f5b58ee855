/* eslint-disable @typescript-eslint/no-non-null-assertion -- parallel columns of one length, read in the hot loop */
import type { GreyImage } from './page-image.ts';
import type { Word } from './page-text.ts';

/** The ink of a page's image, as marks (runs of dark pixels that touch) of which letters are those of a letter's size. */
export interface PageInk {
  readonly letters: number;
  /** Letters that lie in no word's box. */
  readonly lettersOutside: number;
  /** The part of the page, but for its margins, that is much darker than its paper. */
  readonly share: number;
}

/** Marks are counted at about this resolution: enough to part letters, and grain and specks are gone. */
const DOTS_PER_INCH = 60;
const MOST_PIXELS = 16_000_000;
/** The height in pixels at that resolution of what may be a letter: 3 to 30 points. */
const LEAST_HEIGHT = 3;
const MOST_HEIGHT = 25;
const MOST_WIDTH = 42;
const LEAST_PIXELS = 3;
/** Ink is darker than the paper around it by this many of 256 levels. */
const DARKER = 36;
/** Dark by itself is what is darker than the page's middle tone by so many levels, */
const MUCH_DARKER = 60;
/** outside the margins (as parts of the page), where scanners leave shadows. */
const MARGIN = 0.03;
/** Half the side of the square that is the paper around a pixel. */
const AROUND = 7;
/** A box reaches this many pixels farther, for boxes of recognised words are tight or a little off. */
const SLACK = 2;

/** Counts the marks on a page's image, and those outside the boxes of its words (in points of the page). */
export function pageInk(image: GreyImage, words: readonly Word[] = []): PageInk {
  const small = shrunk(image);
  const { width, height } = small;
  const covered = coveredPixels(small, words);
  const marks = findMarks(darkPixels(small), width, height);
  let letters = 0;
  let lettersOutside = 0;
  for (const { left, top, right, bottom, pixels } of marks) {
    const tall = bottom - top + 1;
    const wide = right - left + 1;
    if (tall < LEAST_HEIGHT || tall > MOST_HEIGHT || wide > MOST_WIDTH || pixels < LEAST_PIXELS) continue;
    letters++;
    const middle = ((top + bottom) >> 1) * width + ((left + right) >> 1);
    if (covered[middle] === 0) lettersOutside++;
  }
  return { letters, lettersOutside, share: darkShare(small) };
}

/** The share of the pixels inside the margins that are much darker than the page's middle tone. */
function darkShare({ data, width, height }: GreyImage): number {
  const side = Math.round(width * MARGIN);
  const end = Math.round(height * MARGIN);
  const tones = new Uint32Array(256);
  for (let y = end; y < height - end; y++) {
    for (let x = side; x < width - side; x++) tones[data[y * width + x]!]!++;
  }
  const all = (width - 2 * side) * (height - 2 * end);
  let middle = 0;
  for (let below = tones[0]!; below < all / 2 && middle < 255; below += tones[middle]!) middle++;
  const dark = tones.subarray(0, Math.max(0, middle - MUCH_DARKER)).reduce((sum, count) => sum + count, 0);
  return all > 0 ? dark / all : 0;
}

/** The image at about 100 dots per inch, each pixel the mean of those it stands for. */
function shrunk(image: GreyImage): GreyImage {
  const least = Math.ceil(Math.sqrt((image.width * image.height) / MOST_PIXELS));
  const step = Math.max(1, least, Math.round(image.dotsPerInch / DOTS_PER_INCH));
  if (step === 1) return image;
  const width = Math.floor(image.width / step);
  const height = Math.floor(image.height / step);
  const data = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let row = y * step; row < (y + 1) * step; row++) {
      let at = row * image.width;
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (const end = at + step; at < end; at++) sum += image.data[at]!;
        sums[x]! += sum;
      }
    }
    for (let x = 0; x < width; x++) data[y * width + x] = sums[x]! / (step * step);
  }
  return { data, width, height, dotsPerInch: image.dotsPerInch / step };
}

function coveredPixels({ width, height, dotsPerInch }: GreyImage, words: readonly Word[]): Uint8Array {
  const covered = new Uint8Array(width * height);
  const scale = dotsPerInch / 72;
  for (const { left, top, right, bottom } of words) {
    const from = Math.max(0, Math.floor(left * scale) - SLACK);
    const to = Math.min(width, Math.ceil(right * scale) + SLACK);
    const last = Math.min(height, Math.ceil(bottom * scale) + SLACK);
    for (let y = Math.max(0, Math.floor(top * scale) - SLACK); y < last; y++) {
      if (to > from) covered.fill(1, y * width + from, y * width + to);
    }
  }
  return covered;
}

/** 1 where a pixel is darker than the mean of the square around it. */
function darkPixels({ data, width, height }: GreyImage): Uint8Array {
  const sums = new Int32Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x]!;
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row;
    }
  }
  const dark = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const above = Math.max(0, y - AROUND) * (width + 1);
    const below = Math.min(height, y + AROUND + 1) * (width + 1);
    for (let x = 0; x < width; x++) {
      const from = Math.max(0, x - AROUND);
      const to = Math.min(width, x + AROUND + 1);
      // Right even where the sums overflow.
      const sum = (sums[below + to]! - sums[below + from]! - sums[above + to]! + sums[above + from]!) | 0;
      const area = ((below - above) / (width + 1)) * (to - from);
      if (data[y * width + x]! < sum / area - DARKER) dark[y * width + x] = 1;
    }
  }
  return dark;
}

interface Mark {
  left: number;
  top: number;
  right: number;
  bottom: number;
  pixels: number;
}

/** The runs of dark pixels that touch, by filling one after the other; the pixels are used up. */
function findMarks(dark: Uint8Array, width: number, height: number): Mark[] {
  const marks: Mark[] = [];
  const waiting: number[] = [];
  for (let start = 0; start < dark.length; start++) {
    if (dark[start] === 0) continue;
    const mark = { left: width, top: height, right: 0, bottom: 0, pixels: 0 };
    dark[start] = 0;
    waiting.push(start);
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      mark.pixels++;
      if (x < mark.left) mark.left = x;
      if (x > mark.right) mark.right = x;
      if (y < mark.top) mark.top = y;
      if (y > mark.bottom) mark.bottom = y;
      const lastColumn = Math.min(width - 1, x + 1);
      const lastRow = Math.min(height - 1, y + 1);
      for (let row = Math.max(0, y - 1); row <= lastRow; row++) {
        for (let column = Math.max(0, x - 1); column <= lastColumn; column++) {
          const beside = row * width + column;
          if (dark[beside] === 0) continue;
          dark[beside] = 0;
          waiting.push(beside);
        }
      }
    }
    marks.push(mark);
  }
  return marks;
}
