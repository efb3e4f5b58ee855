/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import type { Area } from './area.ts';
import type { GreyLevels } from './grey-levels.ts';
import type { OcrImage, OcrLine, OcrWord } from './ocr-engine.ts';
import type { Table } from './tables.ts';

/** What is left out along a cell's edges (its lines), and put between cells, in inches. */
const EDGE_INCHES = 0.02;
const GAP_INCHES = 0.15;

/** The cells of tables one under another in one image, so that no line runs from one into the next. */
export interface TableColumn {
  readonly image: OcrImage;
  /** The place of each cell: where it stands on the page and where in the column. */
  readonly places: readonly { readonly cell: Area; readonly table: Table; readonly top: number }[];
}

/** Takes the cells that hold ink out of a page; undefined where none does. */
export function columnOfCells(
  image: OcrImage,
  tables: readonly Table[],
  { ink, paper }: GreyLevels,
): TableColumn | undefined {
  const edge = Math.max(1, Math.round(EDGE_INCHES * image.dotsPerInch));
  const gap = Math.round(GAP_INCHES * image.dotsPerInch);
  const cells = tables
    .flatMap((table) => table.cells.map((cell) => ({ table, cell: within(cell, edge, image) })))
    .filter(({ cell }) => holdsInk(image, cell, ink));
  if (cells.length === 0) return undefined;
  const width = 2 * gap + Math.max(...cells.map(({ cell }) => cell.right - cell.left));
  const height = cells.reduce((sum, { cell }) => sum + cell.bottom - cell.top + gap, gap);
  const data = new Uint8Array(width * height).fill(paper);
  let top = gap;
  const places = cells.map(({ table, cell }) => {
    for (let y = cell.top; y < cell.bottom; y++) {
      const row = image.data.subarray(y * image.width + cell.left, y * image.width + cell.right);
      data.set(row, (top + y - cell.top) * width + gap);
    }
    const place = { table, cell, top };
    top += cell.bottom - cell.top + gap;
    return place;
  });
  return { image: { ...image, data, width, height }, places };
}

/** The recognised lines of the column, each word where it stands on the page, with the table it belongs to. */
export function linesOnPage(
  { places, image }: TableColumn,
  lines: readonly OcrLine[],
): { readonly table: Table; readonly line: OcrLine }[] {
  const gap = Math.round(GAP_INCHES * image.dotsPerInch);
  return lines.flatMap((line) => {
    const place = places.findLast(({ top }) => top <= middleOf(line.words));
    if (!place) return [];
    const across = place.cell.left - gap;
    const down = place.cell.top - place.top;
    const words = line.words.map((word) => ({
      ...word,
      left: word.left + across,
      right: word.right + across,
      top: word.top + down,
      bottom: word.bottom + down,
    }));
    return [{ table: place.table, line: { ...line, words } }];
  });
}

function middleOf(words: readonly OcrWord[]): number {
  return words.reduce((sum, { top, bottom }) => sum + (top + bottom) / 2, 0) / words.length;
}

function within({ left, top, right, bottom }: Area, edge: number, { width, height }: OcrImage): Area {
  return {
    left: Math.max(0, left + edge),
    top: Math.max(0, top + edge),
    right: Math.min(width, right - edge),
    bottom: Math.min(height, bottom - edge),
  };
}

/** Whether an area holds more than a few dark pixels. */
function holdsInk({ data, width, dotsPerInch }: OcrImage, area: Area, threshold: number): boolean {
  let ink = 0;
  const least = 0.0004 * dotsPerInch ** 2;
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++)
      if (data[y * width + x]! < threshold && ++ink > least) return true;
  }
  return false;
}
