/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import type { OcrImage, OcrWord } from './ocr-engine.ts';

/** Parts of a pixel are counted in 256ths. */
const SHIFT = 8;
const ONE = 1 << SHIFT;

/**
 * The image with its lines level: columns slide down or up by parts of a pixel, then rows sideways by whole ones. Corners
 * that slide out are lost; margins are wider than that at these angles.
 */
export function levelled(image: OcrImage, skew: number, paper: number): OcrImage {
  if (skew === 0) return image;
  const { data, width, height } = image;
  const slope = slopeOf(skew);
  const upright = new Uint8Array(data.length).fill(paper);
  const drops = new Int32Array(width);
  const parts = new Int32Array(width);
  for (let x = 0; x < width; x++) {
    const drop = (x - width / 2) * slope;
    drops[x] = Math.floor(drop);
    parts[x] = Math.round((drop - drops[x]!) * ONE);
  }
  for (let y = 0; y < height; y++) {
    const shift = Math.round((y - height / 2) * slope);
    const to = Math.min(width, width - shift);
    for (let x = Math.max(0, -shift); x < to; x++) {
      const row = y + drops[x]!;
      if (row < 0 || row + 1 >= height) continue;
      const upper = data[row * width + x]!;
      const lower = data[(row + 1) * width + x]!;
      upright[y * width + x + shift] = upper + (((lower - upper) * parts[x]!) >> SHIFT);
    }
  }
  return { ...image, data: upright };
}

/** A word of the levelled image where it stands in the image that was given. */
export function unlevelled(word: OcrWord, { width, height }: OcrImage, skew: number): OcrWord {
  const slope = slopeOf(skew);
  const middleX = (word.left + word.right) / 2;
  const middleY = (word.top + word.bottom) / 2;
  const across = -Math.round((middleY - height / 2) * slope);
  const down = Math.round((middleX + across - width / 2) * slope);
  return {
    ...word,
    left: word.left + across,
    right: word.right + across,
    top: word.top + down,
    bottom: word.bottom + down,
  };
}

function slopeOf(skew: number): number {
  return Math.tan((skew * Math.PI) / 180);
}
