import { inkThreshold } from './grey-levels.ts';
import { levelled, unlevelled } from './level.ts';
import type { OcrEngine, OcrImage, OcrLine } from './ocr-engine.ts';
import { inReadingOrder } from './reading-order.ts';
import { findRules, withoutRules } from './rules.ts';
import { measureSkew } from './skew.ts';
import { withoutSpecks } from './specks.ts';
import { columnOfCells, linesOnPage } from './table-column.ts';
import { findTables, withoutTables } from './tables.ts';
import { withoutNoise } from './word-noise.ts';

/** One reading of an upright image: its lines in reading order, boxes in its own pixels, and its skew in degrees. */
export interface UprightReading {
  readonly lines: readonly OcrLine[];
  readonly skew: number;
}

/**
 * Reads an upright image: dust and drawn lines are taken out, its lines are made level, the cells of ruled tables are read
 * each by itself.
 */
export async function readUpright(engine: OcrEngine, given: OcrImage): Promise<UprightReading> {
  const threshold = inkThreshold(given);
  const skew = measureSkew(given, threshold).degrees;
  const image = levelled(withoutSpecks(given, threshold), skew);
  const rules = findRules(image, threshold);
  const tables = findTables(rules, image.dotsPerInch);
  const column = columnOfCells(image, tables, threshold);
  const [running, cells] = await Promise.all([
    engine.recognize(withoutRules(withoutTables(image, tables), rules), 'page'),
    column ? engine.recognize(column.image, 'page') : [],
  ]);
  const inTables = column ? linesOnPage(column, withoutNoise(cells)) : [];
  const ordered = withTables(withoutNoise(running), inTables);
  const lines = ordered.map((line) => ({
    ...line,
    words: line.words.map((word) => unlevelled(word, image, skew)),
  }));
  return { lines, skew };
}

/** Running lines in reading order, each table's lines after what stands above the table. */
function withTables(running: readonly OcrLine[], inTables: ReturnType<typeof linesOnPage>): OcrLine[] {
  const tables = [...new Set(inTables.map(({ table }) => table))];
  let rest = running;
  const ordered = tables.flatMap((table) => {
    const above = rest.filter((line) => topOf(line) < table.top);
    rest = rest.filter((line) => topOf(line) >= table.top);
    return [
      ...inReadingOrder(above),
      ...inTables.filter((cell) => cell.table === table).map(({ line }) => line),
    ];
  });
  return [...ordered, ...inReadingOrder(rest)];
}

function topOf({ words }: OcrLine): number {
  return Math.min(...words.map(({ top }) => top));
}
