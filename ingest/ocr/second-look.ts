import { stripOf, type Strip } from './line-strip.ts';
import type { OcrEngine, OcrImage, OcrLine, OcrWord } from './ocr-engine.ts';
import { saysTheSame, votedWords } from './word-vote.ts';
import { withoutNoise } from './word-noise.ts';

/** How a line is drawn for another reading: so many times as large, its grain blurred away or not. */
const LOOKS = [
  { scale: 1.5, smooth: true },
  { scale: 2, smooth: true },
  { scale: 2, smooth: false },
] as const;
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
