import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeCsvStream } from 'hucre/csv';
import { writeXlsxStream } from 'hucre/xlsx';
import { CELL_WORDS, COLUMN_WORDS } from './column-words.ts';
import { ExportFailedError } from './export-errors.ts';
import type { Cell, Column, Format, Row } from './export-view.ts';

/** How an export's file looks. */
export interface FileForm {
  readonly format: Format;
  readonly language: 'vi' | 'en';
  readonly columns: readonly Column[];
}

/** A written file: its size, and its SHA-256. */
export interface WrittenFile {
  readonly bytes: number;
  readonly hash: Buffer;
}

/**
 * Writes rows to a file as they come, so that memory stays flat. Throws `ExportFailedError` when the disk is full or the file grows
 * beyond `mostBytes`. `told`: hears how many bytes there are.
 */
export async function writeFile(
  path: string,
  form: FileForm,
  rows: AsyncIterable<Row>,
  mostBytes: number,
  told: (bytes: number) => void = () => undefined,
): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counting = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      told(bytes);
      if (bytes > mostBytes) done(new ExportFailedError('no-room'));
      else done(null, piece);
    },
  });
  try {
    await pipeline(piecesOf(form, rows), counting, createWriteStream(path));
  } catch (error) {
    throw isDiskFull(error) ? new ExportFailedError('disk-full') : error;
  }
  return { bytes, hash: hash.digest() };
}

/** Characters of a file that are written at once. */
const PIECE = 65_536;

/** Whether a write failed because there is no room on the disk. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(ENOSPC|EDQUOT|EFBIG)$/u.test(String(error.code));
}

function piecesOf({ format, language, columns }: FileForm, rows: AsyncIterable<Row>): Readable {
  const head = columns.map((column) => COLUMN_WORDS[column][language]);
  if (format === 'jsonl') return Readable.from(linesOf(columns, rows), { objectMode: false });
  const cells = cellsOf(columns, language, rows, format);
  const stream: ReadableStream<Uint8Array> =
    format === 'csv'
      ? writeCsvStream(cells, { headers: head, bom: true, quoteStyle: 'all' })
      : writeXlsxStream(cells, {
          name: 'Tàng Thư',
          columns: columns.map((column, at) => ({ header: head[at] ?? '', width: WIDTHS[column] ?? 20 })),
          freezePane: { rows: 1 },
        });
  return Readable.from(stream, { objectMode: false });
}

/** Many lines at a time: a stream takes as long for a line as for a hundred. */
async function* linesOf(columns: readonly Column[], rows: AsyncIterable<Row>): AsyncGenerator<string> {
  const names = [...columns];
  let lines = '';
  for await (const row of rows) {
    lines += `${JSON.stringify(row, names)}\n`;
    if (lines.length < PIECE) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}

async function* cellsOf(
  columns: readonly Column[],
  language: 'vi' | 'en',
  rows: AsyncIterable<Row>,
  format: 'csv' | 'xlsx',
): AsyncGenerator<(Cell | Date)[]> {
  const shown = format === 'csv' ? plainText : sheetValue;
  for await (const row of rows) {
    yield columns.map((column) => {
      const cell = row[column];
      const words = typeof cell === 'string' ? CELL_WORDS[column]?.[cell]?.[language] : undefined;
      return shown(words ?? cell, column);
    });
  }
}

/** A spreadsheet takes what begins so for a formula, in full width too, and behind blanks. */
const FORMULA = /^[\s\0]*[=+\-@|＝＋－＠｜\t\r\n]/u;

/** A cell of CSV as a text that no spreadsheet works out. */
function plainText(cell: Cell): Cell {
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell;
}

/** Texts of a sheet are told from formulas by the format itself. Its calendar begins in 1900, and a cell ends after 32,767 characters. */
function sheetValue(cell: Cell, column: Column): Cell | Date {
  if (typeof cell !== 'string') return cell;
  if (column === 'date' && cell >= '1900-03-01') return new Date(`${cell}T00:00:00Z`);
  return cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL - 1)}…` : cell;
}

const LONGEST_CELL = 32_767;
const WIDTHS: Readonly<Partial<Record<Column, number>>> = {
  number: 18,
  date: 14,
  title: 70,
  issuer: 36,
  custodian: 36,
  fonds: 36,
  file: 36,
  pages: 9,
};
