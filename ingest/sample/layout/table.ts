import type { Column } from '../block.ts';
import { breakLines } from './flow.ts';
import { lineWidth, type SheetRun, type Token } from './sheet.ts';

const padding = 3.5;
const leading = 14.2;

interface Cell {
  lines: Token[][];
  align: 'left' | 'center' | 'right';
}

/** Draws a ruled table; its head is repeated on every page that it reaches. */
export function table(run: SheetRun, columns: readonly Column[], rows: readonly string[][]): void {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => (column.share / shares) * run.width);
  const head = columns.map((column, index) => cell(run, column.title, 'bold', widths[index] ?? 0, 'center'));
  const drawn = rows.map((row) =>
    columns.map((column, index) =>
      cell(run, row[index] ?? '', 'regular', widths[index] ?? 0, column.align ?? 'left'),
    ),
  );
  run.y += 3;
  run.need(heightOf(head) + 3 * leading);
  drawRow(run, head, widths, true);
  for (const row of drawn) {
    const before = run.sheets.length;
    run.need(heightOf(row));
    if (run.sheets.length > before) drawRow(run, head, widths, true);
    drawRow(run, row, widths, false);
  }
  run.y += 8;
}

function cell(
  run: SheetRun,
  text: string,
  face: 'regular' | 'bold',
  width: number,
  align: Cell['align'],
): Cell {
  return { lines: breakLines(run.tokens(text, face, 11.5), width - 2 * padding), align };
}

function heightOf(row: readonly Cell[]): number {
  return Math.max(1, ...row.map((entry) => entry.lines.length)) * leading + 2 * padding;
}

function drawRow(run: SheetRun, row: readonly Cell[], widths: readonly number[], top: boolean): void {
  const height = heightOf(row);
  if (top) run.rule(run.left, run.right, run.y);
  let x = run.left;
  row.forEach((entry, index) => {
    const width = widths[index] ?? 0;
    entry.lines.forEach((line, number) => {
      const free = width - 2 * padding - lineWidth(line);
      const shift = entry.align === 'right' ? free : entry.align === 'center' ? free / 2 : 0;
      run.set(line, x + padding + shift, run.y + padding + leading * (number + 0.75));
    });
    upright(run, x, run.y, run.y + height);
    x += width;
  });
  upright(run, run.right, run.y, run.y + height);
  run.y += height;
  run.rule(run.left, run.right, run.y);
}

function upright(run: SheetRun, x: number, y1: number, y2: number): void {
  run.sheet.rules.push({ x1: x, y1, x2: x, y2, weight: 0.7 });
}
