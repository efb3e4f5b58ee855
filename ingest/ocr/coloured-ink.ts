/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import type { Area } from './area.ts';
import type { OcrImage } from './ocr-engine.ts';

/** The pixels of a page or a part of it: RGBA, 4 bytes a pixel, row by row from the top. */
export interface ColourImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly dotsPerInch: number;
}

/** A pixel is coloured ink whose colours lie so far apart, and one of which is at most so light: yellowed paper is neither. */
const LEAST_APART = 50;
const LIGHTEST = 190;
/** How much lighter ink is made by its colour; black ink in a seal takes on a little of it. */
const FADED = 1.5;
const WHITE = 255;
/** The page is looked at in squares of this side; those with less coloured ink hold none. */
const SQUARE_INCHES = 0.08;
const LEAST_SHARE = 0.04;
/** Squares with so many empty ones between them belong together: a seal is a ring, a stamp its letters. */
const REACH = 2;
/** Seals and stamps; what is smaller is a speck, what is larger a picture or a dyed sheet. */
const SMALLEST_INCHES = 0.3;
const LARGEST_INCHES = 4;

/** Where seals, stamps and coloured pens have left their ink, in pixels of the image. */
export function colouredAreas(image: ColourImage): Area[] {
  const side = Math.max(2, Math.round(SQUARE_INCHES * image.dotsPerInch));
  const across = Math.ceil(image.width / side);
  const counts = new Map<number, number>();
  for (let y = 0, at = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++, at += 4) {
      if (!isColoured(image.data, at)) continue;
      const square = Math.floor(y / side) * across + Math.floor(x / side);
      counts.set(square, (counts.get(square) ?? 0) + 1);
    }
  }
  const squares = [...counts].flatMap(([square, count]) =>
    count >= LEAST_SHARE * side * side ? [square] : [],
  );
  return together(squares, across)
    .map(({ left, top, right, bottom }) => ({
      left: left * side,
      top: top * side,
      right: Math.min(image.width, right * side),
      bottom: Math.min(image.height, bottom * side),
    }))
    .filter(({ left, top, right, bottom }) =>
      [right - left, bottom - top].every(
        (length) =>
          length >= SMALLEST_INCHES * image.dotsPerInch && length <= LARGEST_INCHES * image.dotsPerInch,
      ),
    );
}

/** The image in grey, and the same without its coloured ink: the farther apart a pixel's colours lie, the lighter it is. */
export function withAndWithoutColour({ data, width, height, dotsPerInch }: ColourImage): {
  readonly all: OcrImage;
  readonly black: OcrImage;
} {
  const all = new Uint8Array(width * height);
  const black = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < all.length; pixel++, at += 4) {
    const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
    all[pixel] = (red * 77 + green * 150 + blue * 29) >> 8;
    const lightest = Math.max(red, green, blue);
    black[pixel] = Math.min(WHITE, lightest + FADED * (lightest - Math.min(red, green, blue)));
  }
  const size = { width, height, dotsPerInch };
  return { all: { ...size, data: all }, black: { ...size, data: black } };
}

/** Whether the pixel whose bytes begin at `at` is coloured ink. */
export function isColoured(data: Uint8Array, at: number): boolean {
  const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
  const darkest = Math.min(red, green, blue);
  return darkest < LIGHTEST && Math.max(red, green, blue) - darkest > LEAST_APART;
}

/** The boxes, in squares, around squares that lie near each other. */
function together(squares: readonly number[], across: number): Area[] {
  const left = new Set(squares);
  const boxes: Area[] = [];
  for (const first of squares) {
    if (!left.delete(first)) continue;
    const members = [first];
    for (const member of members) {
      const [x, y] = [member % across, Math.floor(member / across)];
      for (let row = y - REACH; row <= y + REACH; row++) {
        for (let column = Math.max(0, x - REACH); column <= Math.min(across - 1, x + REACH); column++) {
          const near = row * across + column;
          if (left.delete(near)) members.push(near);
        }
      }
    }
    const columns = members.map((member) => member % across);
    const rows = members.map((member) => Math.floor(member / across));
    boxes.push({
      left: Math.min(...columns),
      right: Math.max(...columns) + 1,
      top: Math.min(...rows),
      bottom: Math.max(...rows) + 1,
    });
  }
  return boxes;
}
