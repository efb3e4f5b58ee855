import { agencyInSentence } from '../format/agency-case.ts';
import type { Column, Format, Order, Row } from '@tangthu/server/exports/export-view';
import { shortDate, wholeNumber } from '../format/dates.ts';
import type { Speech } from '../i18n/speech.ts';

/**
 * The columns in their order, and which of them a table has where nothing else is chosen. The server says which there are: with one too
 * few or too many this does not compile.
 */
const isUsual: Readonly<Record<Column, boolean>> = {
  number: true,
  type: true,
  date: true,
  title: true,
  issuer: true,
  signer: false,
  custodian: true,
  fonds: false,
  file: false,
  status: false,
  mode: false,
  pages: true,
  confidence: false,
  link: false,
  id: false,
  originalHash: false,
};

type Sorted = Exclude<Order, `-${string}`>;
/** The columns by which can be sorted, by the server's word too. */
const sorted: Readonly<Record<Sorted, true>> = {
  date: true,
  number: true,
  type: true,
  title: true,
  issuer: true,
  custodian: true,
  pages: true,
};

/** The columns that a table or an export can have, in their order. */
export const columns = Object.keys(isUsual) as readonly Column[];

/** The columns that a table has where nothing else is chosen. */
export const usualColumns: readonly Column[] = columns.filter((column) => isUsual[column]);

/** The orders of a table, the usual one first. */
export const tableOrders: readonly [Order, ...Order[]] = [
  '-date',
  ...(Object.keys(sorted) as Sorted[]).flatMap((column): Order[] =>
    column === 'date' ? [column] : [column, `-${column}`],
  ),
];

/** Reads chosen columns from the address, given one by one or with commas; the usual ones where none is known. */
export function readColumns(given: readonly string[]): readonly Column[] {
  const named = new Set(given.flatMap((names) => names.split(',')));
  const chosen = columns.filter((column) => named.has(column));
  return chosen.length > 0 ? chosen : usualColumns;
}

/** The order by a column when its head is pressed: the other way where the table is sorted by it already; undefined where it cannot be. */
export function orderBy(column: Column, order: Order): Order | undefined {
  const up = tableOrders.find((one) => one === column);
  const down = tableOrders.find((one) => one === `-${column}`);
  if (order === up) return down;
  return order === down || column !== 'date' ? up : down;
}

/** Which way a column is sorted, as `aria-sort` says it; undefined where the table is sorted by another. */
export function sortedWay(column: Column, order: Order): 'ascending' | 'descending' | undefined {
  if (order === column) return 'ascending';
  return order === `-${column}` ? 'descending' : undefined;
}

/** Columns of figures, which are compared. */
export const figures: ReadonlySet<Column> = new Set(['pages', 'confidence']);

/** A cell as a person reads it; '' for nothing. */
export function cellText(row: Row, column: Column, { t, language }: Speech): string {
  const cell = row[column];
  if (cell === null) return '';
  if (typeof cell === 'number') {
    return column === 'confidence' ? `${Math.round(cell * 100)}%` : wholeNumber(cell, language);
  }
  if (column === 'date') return shortDate(cell, language);
  if (column === 'status' || column === 'mode') return t(`cell.${column}.${cell}` as 'cell.mode.01');
  return column === 'issuer' ? agencyInSentence(cell) : cell;
}

/** The files that an export can be, the usual one first. */
export const formats: readonly [Format, ...Format[]] = ['xlsx', 'csv', 'jsonl'];

/** The orders that an export offers, the usual one first. */
export const exportOrders: readonly Order[] = ['-date', 'date', 'number', 'title', 'custodian'];

/** Rows on one page of a table. */
export const rowsPerPage = 50;
