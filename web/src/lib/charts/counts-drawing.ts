import { OTHERS, totals, type CountsChart } from './counts-chart.ts';
import { coloursOf, type Drawing, type Shape } from './drawing.ts';
import { stackedBars } from './stacked-bars.ts';

/** The words of a drawing. */
export interface ChartWords {
  readonly title: string;
  readonly agencies: string;
  readonly typeName: (key: string) => string;
  readonly agencyName: (key: string) => string;
  readonly count: (value: number) => string;
  /** Lines under the title and at the foot, for files; none on the page, which says it itself. */
  readonly lead?: string;
  readonly foot?: string;
}

const BODY = 14;
const HEAD = 18;
const GAP = 16;
/** A letter of this font is about so wide, as a share of its size. */
const LETTER = 0.56;
const SMALL_WIDTH = 210;

/** Draws counts by year, type and agency at a width in pixels: one chart of all, and a small one for each agency on one scale. */
export function countsDrawing(chart: CountsChart, words: ChartWords, width: number): Drawing {
  const shapes: Shape[] = [];
  let y = 0;
  const line = (text: string, size: number, bold = false): void => {
    for (const piece of wrapped(text, Math.floor(width / (size * LETTER)))) {
      y += Math.round(size * 1.4);
      shapes.push({ kind: 'text', x: 0, y, size, anchor: 'start', bold, colour: 'ink', text: piece });
    }
  };
  if (words.lead !== undefined) {
    line(words.title, HEAD, true);
    line(words.lead, BODY);
  }
  y = legend(shapes, chart, words, width, y + GAP);
  const names = chart.years.map((year) => (chart.step === 10 ? `${year}s` : String(year)));
  const bars = { names, nameOf: words.typeName, count: words.count };
  const tall = width < 600 ? 220 : 300;
  shapes.push(...stackedBars(chart.series, { ...bars, x: 0, y: y + 8, width, height: tall, small: false }));
  y += tall + GAP * 2;
  if (chart.agencies.length > 1) {
    line(words.agencies, BODY + 1, true);
    y = smallMultiples(shapes, chart, words, bars, width, y + GAP);
  }
  if (words.foot !== undefined) {
    y += GAP;
    line(words.foot, 12);
  }
  return { width, height: y + GAP, shapes };
}

function smallMultiples(
  shapes: Shape[],
  chart: CountsChart,
  words: ChartWords,
  bars: Pick<Parameters<typeof stackedBars>[1], 'names' | 'nameOf' | 'count'>,
  width: number,
  top: number,
): number {
  const across = Math.max(1, Math.floor((width + GAP) / (SMALL_WIDTH + GAP)));
  const wide = (width - GAP * (across - 1)) / across;
  const [nameHigh, tall] = [36, 120];
  const most = Math.max(0, ...chart.agencies.flatMap(({ series }) => totals(series)));
  chart.agencies.forEach(({ key, series, total }, at) => {
    const x = (at % across) * (wide + GAP);
    const y = top + Math.floor(at / across) * (nameHigh + tall + GAP);
    const name = `${words.agencyName(key)}: ${words.count(total)}`;
    wrapped(name, Math.floor(wide / (12.5 * LETTER)))
      .slice(0, 2)
      .forEach((piece, row) => {
        shapes.push({
          kind: 'text',
          x,
          y: y + 12 + row * 16,
          size: 12.5,
          anchor: 'start',
          bold: key !== OTHERS,
          colour: 'ink',
          text: piece,
        });
      });
    shapes.push(
      ...stackedBars(series, { ...bars, x, y: y + nameHigh, width: wide, height: tall, most, small: true }),
    );
  });
  return top + Math.ceil(chart.agencies.length / across) * (nameHigh + tall + GAP);
}

function legend(
  shapes: Shape[],
  { series }: CountsChart,
  { typeName }: ChartWords,
  width: number,
  top: number,
): number {
  let [x, y] = [0, top];
  const colours = coloursOf(series);
  series.forEach(({ key }, at) => {
    const text = typeName(key);
    const wide = 20 + text.length * BODY * LETTER + GAP;
    if (x > 0 && x + wide > width) [x, y] = [0, y + 24];
    shapes.push({ kind: 'bar', x, y, width: 13, height: 13, colour: colours[at] ?? 'c7', title: '' });
    shapes.push({ kind: 'text', x: x + 20, y: y + 11.5, size: BODY, anchor: 'start', colour: 'ink', text });
    x += wide;
  });
  return y + 24;
}

/** A text in lines of about so many letters. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
