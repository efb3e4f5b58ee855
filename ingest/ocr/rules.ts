/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import { painted, type Area } from './area.ts';
import type { OcrImage } from './ocr-engine.ts';

/** The drawn lines of a page: level ones, thick from `top` to `bottom`, and upright ones. */
export interface Rules {
  readonly level: readonly Area[];
  readonly upright: readonly Area[];
}

const LEAST_LEVEL_INCHES = 0.75;
const LEAST_UPRIGHT_INCHES = 0.4;
const THICKEST_INCHES = 0.06;
/** Faxes and worn plates break a line for so many pixels. */
const LONGEST_BREAK = 2;
/** Runs whose pixels lie no further apart belong to one line. */
const NEAR = 3;

/** Finds the drawn lines of a page whose lines run level: rules under headings, the grid of tables, edges of the sheet. */
export function findRules(image: OcrImage, threshold: number): Rules {
  const level: Area[] = [];
  const upright: Area[] = [];
  const { data, width, height, dotsPerInch } = image;
  const leastLevel = LEAST_LEVEL_INCHES * dotsPerInch;
  const leastUpright = LEAST_UPRIGHT_INCHES * dotsPerInch;
  const starts = new Int32Array(width).fill(-1);
  const ends = new Int32Array(width).fill(-1);
  for (let y = 0; y <= height; y++) {
    let start = -1;
    let end = -1;
    for (let x = 0; x < width; x++) {
      if (y < height && data[y * width + x]! < threshold) {
        if (start < 0 || x - end > LONGEST_BREAK) {
          if (end - start > leastLevel) join(level, { left: start, right: end, top: y, bottom: y + 1 });
          start = x;
        }
        end = x + 1;
        if (starts[x]! < 0) starts[x] = y;
        ends[x] = y + 1;
      } else if (starts[x]! >= 0 && (y - ends[x]! > LONGEST_BREAK || y === height)) {
        if (ends[x]! - starts[x]! > leastUpright)
          join(upright, { left: x, right: x + 1, top: starts[x]!, bottom: ends[x]! });
        starts[x] = -1;
      }
    }
    if (start >= 0 && end - start > leastLevel)
      join(level, { left: start, right: end, top: y, bottom: y + 1 });
  }
  return { level, upright };
}

/** The image with its drawn lines painted over; what is thicker than a line is left. */
export function withoutRules(image: OcrImage, { level, upright }: Rules, paper: number): OcrImage {
  const thickest = THICKEST_INCHES * image.dotsPerInch;
  const lines = [
    ...level.filter(({ top, bottom }) => bottom - top <= thickest),
    ...upright.filter(({ left, right }) => right - left <= thickest),
  ];
  return painted(image, lines, paper);
}

/** Adds a run of dark pixels to the line beside which it lies, else as a line of its own. */
function join(rules: Area[], run: Area): void {
  const at = rules.findIndex(
    (rule) =>
      run.left <= rule.right + NEAR &&
      rule.left <= run.right + NEAR &&
      run.top <= rule.bottom + NEAR &&
      rule.top <= run.bottom + NEAR,
  );
  const near = rules[at];
  if (!near) {
    rules.push(run);
    return;
  }
  rules[at] = {
    left: Math.min(near.left, run.left),
    top: Math.min(near.top, run.top),
    right: Math.max(near.right, run.right),
    bottom: Math.max(near.bottom, run.bottom),
  };
}
