import type { Figures } from './figures.ts';
import { MEASURES } from './metrics.ts';

const HEAD = ['', 'nDCG@10', 'MRR@10', 'recall@10', 'recall@100', 'p50 ms', 'p95 ms'];

/** The lines of a table of named figures, every mean with its 95% interval. */
export function tableLines(title: string, rows: readonly (readonly [string, Figures])[]): string[] {
  const cells = rows.map(([name, { means, intervals, p50Ms, p95Ms }]) => [
    name,
    ...MEASURES.map(
      (measure) =>
        `${decimals(means[measure])} (${decimals(intervals[measure].low)}–${decimals(intervals[measure].high)})`,
    ),
    p50Ms.toFixed(0),
    p95Ms.toFixed(0),
  ]);
  return [title, ...aligned([HEAD, ...cells])];
}

/** Rows of cells as lines of columns, two spaces apart; the first column to the left, numbers to the right. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .replace(/^/, '  ')
      .trimEnd(),
  );
}

/** A figure in three decimals. */
export function decimals(value: number): string {
  return value.toFixed(3);
}
