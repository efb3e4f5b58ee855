/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import type { GreyLevels } from './grey-levels.ts';
import type { OcrImage } from './ocr-engine.ts';

/** Cells this many inches wide that touch, corners included, hold one piece of ink: a dot stays with its letter. */
const CELL_INCHES = 0.03;
/** A piece of ink with less than this, in square inches, standing alone, is dust: half of a full stop at 11 points. */
const LEAST_INK = 0.0004;

/**
 * The image without dust: pieces of ink (darker than `darkest` is light) smaller than half a full stop, with nothing near
 * them. Dots, tone marks and full stops stay, for they stand by letters.
 */
export function withoutSpecks(image: OcrImage, { ink: threshold, paper }: GreyLevels): OcrImage {
  const { data, width, height, dotsPerInch } = image;
  const cell = Math.max(2, Math.round(CELL_INCHES * dotsPerInch));
  const across = Math.ceil(width / cell);
  const down = Math.ceil(height / cell);
  const ink = inkOfCells(image, threshold, cell, across, down);
  const cleaned = data.slice();
  const least = LEAST_INK * dotsPerInch ** 2;
  for (const piece of pieces(ink, across, down)) {
    let amount = 0;
    for (const at of piece) amount += ink[at]!;
    if (amount >= least) continue;
    for (const at of piece) {
      const left = (at % across) * cell;
      const top = Math.floor(at / across) * cell;
      const right = Math.min(left + cell, width);
      for (let y = top; y < Math.min(top + cell, height); y++)
        cleaned.fill(paper, y * width + left, y * width + right);
    }
  }
  return { ...image, data: cleaned };
}

/** How many dark pixels each cell holds. */
function inkOfCells(
  { data, width, height }: OcrImage,
  threshold: number,
  cell: number,
  across: number,
  down: number,
): Uint16Array {
  const ink = new Uint16Array(across * down);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / cell) * across;
    for (let column = 0; column < across; column++) {
      let dark = 0;
      for (const end = y * width + Math.min(width, (column + 1) * cell); at < end; at++)
        if (data[at]! < threshold) dark++;
      if (dark > 0) ink[row + column]! += dark;
    }
  }
  return ink;
}

/** Cells with ink that touch one another, piece by piece. */
function* pieces(ink: Uint16Array, across: number, down: number): Generator<number[]> {
  const seen = new Uint8Array(ink.length);
  for (let start = 0; start < ink.length; start++) {
    if (seen[start] || !ink[start]) continue;
    const piece = [start];
    seen[start] = 1;
    for (let next = 0; next < piece.length; next++) {
      const x = piece[next]! % across;
      const y = Math.floor(piece[next]! / across);
      for (let row = Math.max(0, y - 1); row <= Math.min(down - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(across - 1, x + 1); column++) {
          const at = row * across + column;
          if (seen[at] || !ink[at]) continue;
          seen[at] = 1;
          piece.push(at);
        }
      }
    }
    yield piece;
  }
}
