import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import readXlsx from 'read-excel-file/node';
import { fromBufferPromise } from 'yauzl';
import { faultOf, type Fault } from '../fault.ts';
import type { PackageLimits } from '../tree/limits.ts';
import type { PackageEntry, PackageTree } from '../tree/package-tree.ts';
import { readBytes } from './text-file.ts';

/** A table of a list: its rows as texts, each with its number in the file from 1. Rows are read once. */
export interface Sheet {
  readonly name: string;
  rows(): AsyncIterable<SheetRow> | Iterable<SheetRow>;
}

/** One row; empty cells are ''. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Whether a file may be a list, by its name. */
export function isList(path: string): boolean {
  return /\.(csv|tsv|xlsx|xlsm)$/i.test(path);
}

/** The tables of a list. One that cannot be read gives none and a fault. */
export async function readSheets(
  tree: PackageTree,
  entry: PackageEntry,
  limits: PackageLimits,
  faults: Fault[],
): Promise<Sheet[]> {
  const bytes = await readBytes(tree, entry, limits, faults);
  if (!bytes) return [];
  try {
    if (/\.xls[xm]$/i.test(entry.path)) return await spreadsheet(bytes, limits);
    const text = decoded(bytes);
    return [{ name: '', rows: () => csvRows(text, entry.path, faults) }];
  } catch (error) {
    faults.push(faultOf('list-damaged', { path: entry.path, values: { detail: (error as Error).message } }));
    return [];
  }
}

/** UTF-8, or UTF-16 as Excel's "Unicode text" with its byte order mark. */
function decoded(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

async function* csvRows(text: string, path: string, faults: Fault[]): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  try {
    for await (const { record, info } of Readable.from([text]).pipe(parser) as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>)
      yield { row: info.lines, cells: record };
  } catch (error) {
    faults.push(faultOf('list-damaged', { path, values: { detail: (error as Error).message } }));
  }
}

/** The separator that occurs most in the beginning, outside quotes. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 4_000).replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: start.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

async function spreadsheet(bytes: Buffer, limits: PackageLimits): Promise<Sheet[]> {
  await refuseSwollen(bytes, limits);
  const sheets = await readXlsx(bytes);
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: () => data.map((cells, index) => ({ row: index + 1, cells: cells.map(cellText) })),
  }));
}

/** A spreadsheet is a ZIP file: it is unpacked once to nowhere, so that none swells in memory. */
async function refuseSwollen(bytes: Buffer, limits: PackageLimits): Promise<void> {
  const zip = await fromBufferPromise(bytes);
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize;
    if (total > limits.descriptionBytes) throw new Error(`more than ${limits.descriptionBytes} bytes`);
    (await zip.openReadStreamPromise(entry)).resume();
  }
}

/** Days are written `yyyy-mm-dd`; Excel keeps them without a zone. */
function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? String(cell)
    : '';
}
