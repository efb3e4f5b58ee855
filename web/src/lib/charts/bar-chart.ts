import { nice, ticks } from 'd3-array';

/** A bar of a chart that is one wide a value and one high: SVG stretches it to its place. */
interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Bars for values from 0 up, and the marks of their scale from 0 to its top, evenly apart. */
export interface BarChart {
  readonly bars: readonly Bar[];
  readonly marks: readonly number[];
}

/** Share of a stretch that its bar fills; the rest is the gap. */
const filled = 0.72;
/** A value that is not nothing stays visible beside large ones: at least this share of the height. */
const least = 0.015;

/** Lays out a bar chart. Its scale ends at a round number; without values it ends at 1. */
export function barChart(values: readonly number[]): BarChart {
  const { top, marks } = countScale(Math.max(0, ...values));
  const bars = values.map((value, index) => {
    const height = value > 0 ? Math.max(least, value / top) : 0;
    return { x: index + (1 - filled) / 2, y: 1 - height, width: filled, height };
  });
  return { bars, marks };
}

/** A scale of counts from 0 to a round number that is not below the most; 1 where there is nothing. Marks stand evenly apart. */
export function countScale(most: number): { readonly top: number; readonly marks: readonly number[] } {
  const [, top] = nice(0, Math.max(1, most), 2);
  return { top, marks: ticks(0, top, 2) };
}

/** Whether a stretch bears its name under it: at most six of them do, or so many as are asked for; the last one always. */
export function isNamed(index: number, count: number, most = 6): boolean {
  const every = Math.max(1, Math.ceil(count / most));
  return (count - 1 - index) % every === 0;
}
