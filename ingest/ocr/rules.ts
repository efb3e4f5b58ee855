/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import { around, painted, type Area } from './area.ts';
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
const LONGEST_BREAK = { level: 2, upright: 3 } as const;
/** Runs whose pixels lie no further apart belong to one line. */
const NEAR = 3;
/** Further from every pixel than any break. */
const NOWHERE = -1000;

/** Finds the drawn lines of a page whose lines run level: rules under headings, the grid of tables, edges of the sheet. */
export function findRules(image: OcrImage, threshold: number): Rules {
  const level: Area[] = [];
  const upright: Area[] = [];
  const { data, width, height, dotsPerInch } = image;
  const leastLevel = LEAST_LEVEL_INCHES * dotsPerInch;
  const leastUpright = LEAST_UPRIGHT_INCHES * dotsPerInch;
  const endLevel = (left: number, right: number, y: number): void => {
    if (right - left > leastLevel) level.push({ left, right, top: y, bottom: y + 1 });
  };
  const endUpright = (x: number, top: number, bottom: number): void => {
    if (bottom - top > leastUpright) upright.push({ left: x, right: x + 1, top, bottom });
  };
  const tops = new Int32Array(width).fill(NOWHERE);
  const bottoms = new Int32Array(width).fill(NOWHERE);
  for (let y = 0; y < height; y++) {
    let left = NOWHERE;
    let right = NOWHERE;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      // Hardly any pixel is dark: a light one may cost no more than this look.
      if (data[at]! >= threshold) continue;
      if (x - right > LONGEST_BREAK.level) {
        endLevel(left, right, y);
        left = x;
      }
      right = x + 1;
      if (y - bottoms[x]! > LONGEST_BREAK.upright) {
        endUpright(x, tops[x]!, bottoms[x]!);
        tops[x] = y;
      }
      bottoms[x] = y + 1;
    }
    endLevel(left, right, y);
  }
  for (let x = 0; x < width; x++) endUpright(x, tops[x]!, bottoms[x]!);
  upright.sort((one, other) => one.bottom - other.bottom || one.left - other.left);
  return { level: joined(level), upright: joined(upright) };
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

/** Runs of dark pixels as lines: each joins the line beside which it lies, else it is one of its own. */
function joined(runs: readonly Area[]): Area[] {
  const rules: Area[] = [];
  for (const run of runs) {
    const at = rules.findIndex((rule) => lieBeside(rule, run));
    const near = rules[at];
    if (near) rules[at] = around(near, run);
    else rules.push(run);
  }
  return rules;
}

function lieBeside(one: Area, other: Area): boolean {
  return (
    other.left <= one.right + NEAR &&
    one.left <= other.right + NEAR &&
    other.top <= one.bottom + NEAR &&
    one.top <= other.bottom + NEAR
  );
}
