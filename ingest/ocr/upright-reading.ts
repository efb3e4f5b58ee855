import { greyLevels, type GreyLevels } from './grey-levels.ts';
import { levelled, unlevelled } from './level.ts';
import type { OcrEngine, OcrImage, OcrLine } from './ocr-engine.ts';
import { inReadingOrder } from './reading-order.ts';
import { findRules, withoutRules, type Rules } from './rules.ts';
import { measureSkew } from './skew.ts';
import { withoutSpecks } from './specks.ts';
import { columnOfCells, linesOnPage } from './table-column.ts';
import { findTables, withoutTables } from './tables.ts';
import { withoutNoise } from './word-noise.ts';

/** One reading of an upright image: its lines in reading order, boxes in its own pixels, and its skew in degrees. */
export interface UprightReading {
  readonly lines: readonly OcrLine[];
  readonly skew: number;
  readonly level: LevelReading;
}

/** The same lines where they stand on the cleaned image that was recognised, from which `slant` degrees were taken out. */
export interface LevelReading {
  readonly lines: readonly OcrLine[];
  readonly image: OcrImage;
  /** The grey level of its paper. */
  readonly paper: number;
  readonly slant: number;
}

/** Tesseract follows lines that slope less than this by itself, and reads them better untouched. */
const LEAST_SLOPE = 1;

/**
 * Reads an upright image: dust and drawn lines are taken out, slanting lines made level, the cells of ruled tables read
 * each by itself. Of a part of a page, which is too small to measure it, the page's `skew` in degrees may be given.
 */
export async function readUpright(
  engine: OcrEngine,
  given: OcrImage,
  knownSkew?: number,
): Promise<UprightReading> {
  const levels = greyLevels(given);
  const skew = knownSkew ?? measureSkew(given, levels.ink).degrees;
  const { image, rules, slant } = prepared(withoutSpecks(given, levels), levels, skew);
  const tables = findTables(rules, image.dotsPerInch);
  const column = columnOfCells(image, tables, levels);
  const [running, cells] = await Promise.all([
    engine.recognize(withoutRules(withoutTables(image, tables, levels.paper), rules, levels.paper), 'page'),
    column ? engine.recognize(column.image, 'column') : [],
  ]);
  const inTables = column ? linesOnPage(column, withoutNoise(cells)) : [];
  const ordered = withTables(withoutNoise(running), inTables, skew - slant);
  const level = { lines: ordered, image, paper: levels.paper, slant };
  return { lines: linesAsGiven(level), skew, level };
}

/** The lines of a level image where they stand on the image that was given. */
export function linesAsGiven({ lines, image, slant }: LevelReading): OcrLine[] {
  return lines.map((line) => ({ ...line, words: line.words.map((word) => unlevelled(word, image, slant)) }));
}

/** The image as it is recognised, its drawn lines, and the slant in degrees that was taken out of it. */
function prepared(
  image: OcrImage,
  { ink, paper }: GreyLevels,
  skew: number,
): { image: OcrImage; rules: Rules; slant: number } {
  const rules = findRules(image, ink);
  const followable = Math.abs(skew) < LEAST_SLOPE && findTables(rules, image.dotsPerInch).length === 0;
  if (skew === 0 || followable) return { image, rules, slant: 0 };
  const level = levelled(image, skew, paper);
  return { image: level, rules: findRules(level, ink), slant: skew };
}

/** Running lines in reading order, each table's lines after what stands above the table. `skew` is what is left of it. */
function withTables(
  running: readonly OcrLine[],
  inTables: ReturnType<typeof linesOnPage>,
  skew: number,
): OcrLine[] {
  const tables = [...new Set(inTables.map(({ table }) => table))];
  let rest = running;
  const ordered = tables.flatMap((table) => {
    const above = rest.filter((line) => topOf(line) < table.top);
    rest = rest.filter((line) => topOf(line) >= table.top);
    const cells = inTables.filter((cell) => cell.table === table).map(({ line }) => line);
    return [...inReadingOrder(above, skew), ...cells];
  });
  return [...ordered, ...inReadingOrder(rest, skew)];
}

function topOf({ words }: OcrLine): number {
  return Math.min(...words.map(({ top }) => top));
}
