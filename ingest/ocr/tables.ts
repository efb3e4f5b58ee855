/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import { painted, type Area } from './area.ts';
import type { OcrImage } from './ocr-engine.ts';
import type { Rules } from './rules.ts';

/** A ruled table: its outer edges and its cells, row by row. */
export interface Table extends Area {
  readonly cells: readonly Area[];
}

/** Lines this close (inches) cross or meet, and edges this close are one. */
const TOUCH_INCHES = 0.06;
/** A drawing full of lines is no table. */
const MOST_EDGES = 120;

/** The ruled tables that the lines of a page make, from the top: at least two level and two upright lines that meet. */
export function findTables(rules: Rules, dotsPerInch: number): Table[] {
  const touch = Math.round(TOUCH_INCHES * dotsPerInch);
  return groups(rules, touch)
    .filter(({ level, upright }) => level.length > 1 && upright.length > 1)
    .flatMap((group) => tableOf(group, touch) ?? [])
    .sort((one, other) => one.top - other.top);
}

/** The image without its tables. */
export function withoutTables(image: OcrImage, tables: readonly Table[], paper: number): OcrImage {
  return painted(image, tables, paper);
}

/** Lines that meet, directly or through others. */
function groups({ level, upright }: Rules, touch: number): Rules[] {
  const all = [...level, ...upright];
  const isUpright = new Set(upright);
  const free = new Set(all);
  const found: Rules[] = [];
  for (const first of all) {
    if (!free.delete(first)) continue;
    const group = [first];
    for (let next = 0; next < group.length; next++) {
      for (const other of free) {
        if (!meet(group[next]!, other, touch)) continue;
        free.delete(other);
        group.push(other);
      }
    }
    found.push({
      level: group.filter((rule) => !isUpright.has(rule)),
      upright: group.filter((rule) => isUpright.has(rule)),
    });
  }
  return found;
}

function meet(one: Area, other: Area, touch: number): boolean {
  return (
    one.left <= other.right + touch &&
    other.left <= one.right + touch &&
    one.top <= other.bottom + touch &&
    other.top <= one.bottom + touch
  );
}

function tableOf({ level, upright }: Rules, touch: number): Table | undefined {
  const rows = edges(
    level.map(({ top, bottom }) => (top + bottom) / 2),
    touch,
  );
  const columns = edges(
    upright.map(({ left, right }) => (left + right) / 2),
    touch,
  );
  if (rows.length < 2 || columns.length < 2 || rows.length + columns.length > MOST_EDGES) return undefined;
  const cells: Area[] = [];
  const taken = new Set<number>();
  const across = columns.length - 1;
  for (let row = 0; row < rows.length - 1; row++) {
    for (let column = 0; column < across; column++) {
      if (taken.has(row * across + column)) continue;
      let right = column + 1;
      while (right < across && !parted(upright, columns[right]!, rows[row]!, rows[row + 1]!, touch)) right++;
      let bottom = row + 1;
      while (
        bottom < rows.length - 1 &&
        !ruled(level, rows[bottom]!, columns[column]!, columns[right]!, touch)
      )
        bottom++;
      for (let y = row; y < bottom; y++) for (let x = column; x < right; x++) taken.add(y * across + x);
      cells.push({ left: columns[column]!, top: rows[row]!, right: columns[right]!, bottom: rows[bottom]! });
    }
  }
  return { left: columns[0]!, top: rows[0]!, right: columns.at(-1)!, bottom: rows.at(-1)!, cells };
}

/** Places that lie close together as one place each, in order. */
function edges(places: readonly number[], touch: number): number[] {
  const merged: number[] = [];
  for (const place of [...places].sort((one, other) => one - other)) {
    if (merged.length === 0 || place - merged.at(-1)! > touch) merged.push(Math.round(place));
  }
  return merged;
}

/** Whether an upright line stands at `x` across the middle between two heights. */
function parted(upright: readonly Area[], x: number, top: number, bottom: number, touch: number): boolean {
  const middle = (top + bottom) / 2;
  return upright.some(
    (rule) =>
      Math.abs((rule.left + rule.right) / 2 - x) <= touch && rule.top <= middle && rule.bottom >= middle,
  );
}

/** Whether a level line lies at `y` under the middle between two places. */
function ruled(level: readonly Area[], y: number, left: number, right: number, touch: number): boolean {
  const middle = (left + right) / 2;
  return level.some(
    (rule) =>
      Math.abs((rule.top + rule.bottom) / 2 - y) <= touch && rule.left <= middle && rule.right >= middle,
  );
}
