import { fieldOf, type FieldName, type OwnHeadings } from '../fields/headings.ts';
import { rawRecord, type RawRecord } from '../fields/raw-record.ts';
import type { Sheet, SheetRow } from './sheets.ts';

/** A sheet whose headings are understood. */
export interface Table {
  readonly headings: readonly string[];
  readonly fields: readonly (FieldName | undefined)[];
  /** Its rows after the headings, but empty ones, as records. */
  records(): AsyncIterable<RawRecord>;
}

/** Titles and seals stand above the headings of many lists. */
const ROWS_ABOVE = 30;

/**
 * Finds the row of headings of a sheet: of its first rows the one with the most known headings, two at least. Undefined where
 * there is none: the sheet is no list.
 */
export async function readTable(sheet: Sheet, path: string, own: OwnHeadings): Promise<Table | undefined> {
  const rows = toAsync(sheet.rows());
  const above: SheetRow[] = [];
  while (above.length < ROWS_ABOVE) {
    const next = await rows.next();
    if (next.done) break;
    above.push(next.value);
  }
  const known = above.map(({ cells }) => cells.filter((cell) => fieldOf(cell, own)).length);
  const most = Math.max(0, ...known);
  if (most < 2) return undefined;
  const at = known.indexOf(most);
  const headings = above[at]?.cells.map((cell) => cell.normalize('NFC').trim()) ?? [];
  const fields = fieldsOf(headings, own);
  return {
    headings,
    fields,
    records: async function* () {
      for (const row of above.slice(at + 1)) if (!isEmpty(row) && !isNumbering(row)) yield recordOf(row);
      for await (const row of rows) if (!isEmpty(row)) yield recordOf(row);
    },
  };

  function recordOf({ row, cells }: SheetRow): RawRecord {
    return rawRecord(
      cells.map((text, index) => [headings[index] || `column ${index + 1}`, fields[index], text] as const),
      { path, row },
    );
  }
}

/** A field that two headings stand for belongs to the first; the other keeps its own heading. */
function fieldsOf(headings: readonly string[], own: OwnHeadings): (FieldName | undefined)[] {
  const taken = new Set<FieldName>();
  return headings.map((heading) => {
    const field = fieldOf(heading, own);
    if (!field || taken.has(field)) return undefined;
    taken.add(field);
    return field;
  });
}

function isEmpty({ cells }: SheetRow): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** Lists often number their columns below the headings: (1), (2), (3). */
function isNumbering({ cells }: SheetRow): boolean {
  return cells.length > 1 && cells.every((cell, index) => cell.replace(/[()\s]/g, '') === String(index + 1));
}

async function* toAsync<Item>(items: AsyncIterable<Item> | Iterable<Item>): AsyncGenerator<Item, undefined> {
  yield* items;
}
