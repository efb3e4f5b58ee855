/** One figure with its interval, where there is one. */
export interface PlotRow {
  readonly label: string;
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** The least that it should reach. */
  readonly goal?: number | undefined;
  /** `best` is what users get, `own` a part of it, `published` a figure of others. */
  readonly kind: 'best' | 'own' | 'published';
}

/** Figures of one scale under one title. */
export interface Panel {
  readonly title: string;
  readonly note: string;
  readonly domain: readonly [low: number, high: number];
  readonly rows: readonly PlotRow[];
}

const WIDTH = 820;
const [LEFT, RIGHT] = [290, WIDTH - 70];
const [ROW, HEAD, FOOT] = [26, 62, 40];

const STYLE = `
  .paper { fill: #ffffff } .ink { fill: #1b1f24 } .faint { fill: #59636e }
  .grid { stroke: #d8dee4 } .best { fill: #0b57d0; stroke: #0b57d0 } .own { fill: #57606a; stroke: #57606a }
  .published { fill: #ffffff; stroke: #9a6700; stroke-width: 2 } .goal { stroke: #b42318; stroke-width: 2 }
  .strong { font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117 } .ink { fill: #f0f3f6 } .faint { fill: #9ea7b3 }
    .grid { stroke: #30363d } .best { fill: #71b7ff; stroke: #71b7ff } .own { fill: #b7bdc8; stroke: #b7bdc8 }
    .published { fill: #0d1117; stroke: #e0b341 } .goal { stroke: #ff9492 }
  }`;

/** A chart of panels one below the other, as SVG that follows the viewer's light or dark scheme. */
export function forestPlot(panels: readonly Panel[], caption: string): string {
  let top = 16;
  const drawn = panels.map((panel) => {
    const at = top;
    top += HEAD + panel.rows.length * ROW + FOOT;
    return drawPanel(panel, at);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top + 24}" width="${WIDTH}" height="${top + 24}" font-family="system-ui, 'DejaVu Sans', 'Liberation Sans', sans-serif" font-size="13" role="img">
<title>${escaped(caption)}</title>
<style>${STYLE}
</style>
<rect class="paper" width="100%" height="100%"/>
${drawn.join('\n')}
${text(LEFT - 270, top + 6, caption, 'faint', 'font-size="12"')}
</svg>
`;
}

function drawPanel({ title, note, domain, rows }: Panel, top: number): string {
  const [low, high] = domain;
  const x = (value: number): number => LEFT + ((value - low) / (high - low)) * (RIGHT - LEFT);
  const bottom = top + HEAD + rows.length * ROW;
  const ticks = Array.from({ length: Math.round((high - low) * 10) + 1 }, (_, index) => low + index / 10);
  return [
    text(20, top + 16, title, 'ink strong', 'font-size="15"'),
    text(20, top + 36, note, 'faint', 'font-size="12"'),
    ...ticks.map((tick) => line(x(tick), top + HEAD - 8, x(tick), bottom, 'grid')),
    ...ticks.map((tick) =>
      text(x(tick), bottom + 16, tick.toFixed(1), 'faint', 'text-anchor="middle" font-size="11"'),
    ),
    ...rows.map((row, index) => drawRow(row, top + HEAD + (index + 0.5) * ROW, x)),
  ].join('\n');
}

function drawRow(
  { label, value, low, high, goal, kind }: PlotRow,
  y: number,
  x: (value: number) => number,
): string {
  const weight = kind === 'best' ? ' strong' : '';
  return [
    text(LEFT - 16, y + 4, label, `ink${weight}`, 'text-anchor="end"'),
    low !== undefined && high !== undefined ? line(x(low), y, x(high), y, kind, 'stroke-width="3"') : '',
    goal === undefined ? '' : line(x(goal), y - 10, x(goal), y + 10, 'goal'),
    kind === 'published'
      ? `<path class="published" d="M${round(x(value))} ${y - 6}l6 6-6 6-6-6z"/>`
      : `<circle class="${kind}" cx="${round(x(value))}" cy="${y}" r="${kind === 'best' ? 6 : 5}"/>`,
    text(RIGHT + 14, y + 4, value.toFixed(3), `ink${weight}`),
  ].join('');
}

function text(x: number, y: number, words: string, kind: string, more = ''): string {
  return `<text class="${kind}" x="${round(x)}" y="${round(y)}" ${more}>${escaped(words)}</text>`;
}

function line(x1: number, y1: number, x2: number, y2: number, kind: string, more = ''): string {
  return `<line class="${kind}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" ${more}/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
