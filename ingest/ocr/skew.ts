/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import type { OcrImage } from './ocr-engine.ts';

const MOST_DEGREES = 8;
const COARSE_STEP = 0.5;
const FINE_STEP = 0.05;
/** Lines of text are told apart at this resolution. */
const DOTS_PER_INCH = 50;
const RADIANS = Math.PI / 180;

/**
 * By how many degrees the lines of an upright page fall to the right (positive) or rise, up to 8, and how sharply they
 * stand out then (0 for a page without lines; comparable only within one page).
 */
export function measureSkew(image: OcrImage, threshold: number): { degrees: number; sharpness: number } {
  const ink = inkPlaces(image, threshold);
  let best = { degrees: 0, sharpness: sharpnessAt(ink, 0) };
  const look = (from: number, to: number, step: number): void => {
    for (let degrees = from; degrees <= to; degrees += step) {
      const sharpness = sharpnessAt(ink, degrees);
      if (sharpness > best.sharpness) best = { degrees, sharpness };
    }
  };
  look(-MOST_DEGREES, MOST_DEGREES, COARSE_STEP);
  look(best.degrees - COARSE_STEP, best.degrees + COARSE_STEP, FINE_STEP);
  return best;
}

/** Places of dark cells of the page made small, x and y by turns, and how many cells it is wide and high. */
function inkPlaces(
  { data, width, height, dotsPerInch }: OcrImage,
  threshold: number,
): { places: Int16Array; across: number; down: number } {
  const cell = Math.max(1, Math.round(dotsPerInch / DOTS_PER_INCH));
  const middle = cell >> 1;
  const places: number[] = [];
  for (let y = middle; y < height; y += cell) {
    for (let x = middle; x < width; x += cell) {
      if (data[y * width + x]! < threshold) places.push(Math.floor(x / cell), Math.floor(y / cell));
    }
  }
  return { places: Int16Array.from(places), across: Math.ceil(width / cell), down: Math.ceil(height / cell) };
}

/** How much ink changes from one row to the next along lines at this slope: most when rows lie along the writing. */
function sharpnessAt({ places, across, down }: ReturnType<typeof inkPlaces>, degrees: number): number {
  const slope = Math.tan(degrees * RADIANS);
  const margin = Math.ceil(across * Math.abs(slope)) + 1;
  const rows = new Int32Array(down + 2 * margin);
  // Rounded by cutting off, which is quicker: no place lies above the margin.
  const half = margin + 0.5;
  for (let at = 0; at < places.length; at += 2) {
    rows[(places[at + 1]! - places[at]! * slope + half) | 0]!++;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row++) sum += (rows[row]! - rows[row - 1]!) ** 2;
  return sum;
}
