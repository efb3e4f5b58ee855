/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import sharp from 'sharp';
import type { Area } from './area.ts';
import { cleanedUp } from './clean-up.ts';
import type { OcrEngine, OcrImage, OcrLine, OcrWord } from './ocr-engine.ts';
import { saysTheSame, votedWords } from './word-vote.ts';
import { withoutNoise } from './word-noise.ts';

/** How a line is drawn for another reading: so many times as large, its grain blurred away or not. */
const LOOKS = [
  { scale: 1.5, smooth: true },
  { scale: 2, smooth: true },
  { scale: 2, smooth: false },
] as const;
/** Beside and above a line there is so much paper, as a share of its height. */
const MARGIN = 0.25;
/** The lines of a look stand so far apart, as a share of their height. */
const APART = 0.6;
const WHITE = 255;

/**
 * Lines of a level image read again, larger and smoothed. Where that reads the same, the line stands; else it is looked at
 * twice more, and every word settled by the vote of all readings: what one look misreads the others set right. `image` is
 * the one on which the lines stand, `paper` its paper's grey level.
 */
export async function withSecondLook(
  engine: OcrEngine,
  image: OcrImage,
  paper: number,
  lines: readonly OcrLine[],
): Promise<OcrLine[]> {
  const [first, ...others] = LOOKS;
  const second = await lookedAt(engine, image, paper, lines, first);
  const disputed = lines.filter((line, at) => !saysTheSame(line.words, second[at] ?? []));
  const looks = await Promise.all(others.map((look) => lookedAt(engine, image, paper, disputed, look)));
  return lines.map((line, at) => {
    const place = disputed.indexOf(line);
    if (place < 0) return line;
    return {
      ...line,
      words: votedWords(line.words, second[at] ?? [], ...looks.map((look) => look[place] ?? [])),
    };
  });
}

/** The words that one look reads of each line, where they stand on the image. */
async function lookedAt(
  engine: OcrEngine,
  image: OcrImage,
  paper: number,
  lines: readonly OcrLine[],
  { scale, smooth }: (typeof LOOKS)[number],
): Promise<OcrWord[][]> {
  if (lines.length === 0) return [];
  const strips = await Promise.all(lines.map((line) => stripOf(image, line, scale, smooth)));
  const { column, tops, left } = stacked(
    strips,
    smooth ? WHITE : Math.round(paper),
    image.dotsPerInch * scale,
  );
  const found = withoutNoise(await engine.recognize(column, 'column'));
  const words: OcrWord[][] = lines.map(() => []);
  for (const line of found) {
    for (const word of line.words) {
      const middle = (word.top + word.bottom) / 2;
      const at = tops.findLastIndex((top) => top <= middle);
      const strip = strips[at];
      const top = tops[at];
      if (!strip || top === undefined) continue;
      const height = strip.image.height;
      if (Math.abs(middle - top - height / 2) > height / 4) continue;
      words[at]?.push(onImage(strip, word, left, top, scale));
    }
  }
  return words.map((line) => line.sort((one, other) => one.left - other.left));
}

/** A word of the column where it stands on the image; the strip begins at `left` and `top` of the column. */
function onImage({ area, fall }: Strip, word: OcrWord, left: number, top: number, scale: number): OcrWord {
  const across = (x: number): number => Math.round((x - left) / scale) + area.left;
  const down = fall((across(word.left) + across(word.right)) / 2) + area.top;
  return {
    ...word,
    left: across(word.left),
    right: across(word.right),
    top: Math.round((word.top - top) / scale) + down,
    bottom: Math.round((word.bottom - top) / scale) + down,
  };
}

interface Strip {
  readonly area: Area;
  /** By how many pixels the line lies lower at this place of the image than in its middle. */
  readonly fall: (x: number) => number;
  readonly image: OcrImage;
}

async function stripOf(image: OcrImage, { words }: OcrLine, scale: number, smooth: boolean): Promise<Strip> {
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

/** Strips one under another on paper, and where each begins from the top and all from the left. */
function stacked(
  strips: readonly Strip[],
  paper: number,
  dotsPerInch: number,
): { column: OcrImage; tops: number[]; left: number } {
  const gap = Math.round(APART * Math.max(...strips.map(({ image }) => image.height)));
  const width = 2 * gap + Math.max(...strips.map(({ image }) => image.width));
  const height = strips.reduce((sum, { image }) => sum + image.height + gap, gap);
  const data = new Uint8Array(width * height).fill(paper);
  let top = gap;
  const tops = strips.map(({ image }) => {
    const start = top;
    for (let y = 0; y < image.height; y++) {
      data.set(image.data.subarray(y * image.width, (y + 1) * image.width), (start + y) * width + gap);
    }
    top += image.height + gap;
    return start;
  });
  return { column: { data, width, height, dotsPerInch: Math.round(dotsPerInch) }, tops, left: gap };
}
