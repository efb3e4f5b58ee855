import { countScale, isNamed } from './bar-chart.ts';
import { totals, type Series } from './counts-chart.ts';
import { coloursOf, type Shape } from './drawing.ts';

/** Where stacked bars are drawn, and how they are named. */
export interface BarsPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The most that the scale must hold; the bars' own most when left out. */
  readonly most?: number;
  readonly names: readonly string[];
  readonly nameOf: (key: string) => string;
  readonly count: (value: number) => string;
  /** Whether every part of a bar may be named in full; a small multiple names its first and last bar alone. */
  readonly small: boolean;
}

const NOTE = 12;
/** Room at the left for the marks of the scale, and under the bars for their names. */
const MARKS = 44;
const NAMES = 20;
const FILLED = 0.74;

/** Bars of counts in stretches of time, one part a series, with their scale. A part that is not nothing is at least a pixel high. */
export function stackedBars(series: readonly Series[], place: BarsPlace): Shape[] {
  const { x, y, width, height, names, nameOf, count, small } = place;
  const sums = totals(series);
  const colours = coloursOf(series);
  const { top, marks } = countScale(place.most ?? Math.max(0, ...sums));
  const left = x + MARKS;
  const high = height - NAMES;
  const wide = (width - MARKS) / Math.max(1, names.length);
  const shapes: Shape[] = marks.flatMap((mark): Shape[] => {
    const at = y + high - (mark / top) * high;
    return [
      { kind: 'line', x: left, y: at, width: width - MARKS, colour: 'rule' },
      { kind: 'text', x: left - 6, y: at + 4, size: NOTE, anchor: 'end', colour: 'soft', text: count(mark) },
    ];
  });
  names.forEach((name, index) => {
    let bottom = y + high;
    series.forEach(({ key, values }, at) => {
      const value = values[index] ?? 0;
      if (value === 0) return;
      const tall = Math.max(1, (value / top) * high);
      bottom -= tall;
      shapes.push({
        kind: 'bar',
        x: left + index * wide + (wide * (1 - FILLED)) / 2,
        y: bottom,
        width: wide * FILLED,
        height: tall,
        colour: colours[at] ?? 'c7',
        title: `${name} – ${nameOf(key)}: ${count(value)}`,
      });
    });
    const named = small ? index === 0 || index === names.length - 1 : isNamed(index, names.length);
    if (!named) return;
    const anchor =
      small && index === 0 && names.length > 1
        ? 'start'
        : index === names.length - 1 && names.length > 1
          ? 'end'
          : 'middle';
    const at = anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0;
    shapes.push({
      kind: 'text',
      x: left + (index + at) * wide,
      y: y + height - 4,
      size: NOTE,
      anchor,
      colour: 'soft',
      text: name,
    });
  });
  return shapes;
}
