import type { RecognizedKind, SearchFilters } from '../retrieval/search-result.ts';

/** What a table or an export can show of a document, in the order in which a person expects it. */
export const columns = [
  'number',
  'type',
  'date',
  'title',
  'issuer',
  'signer',
  'custodian',
  'fonds',
  'file',
  'status',
  'mode',
  'pages',
  'confidence',
  'link',
  'id',
  'originalHash',
] as const;

/** One of `columns`. */
export type Column = (typeof columns)[number];

/** What a table shows where nothing else is asked for. */
export const usualColumns: readonly Column[] = [
  'number',
  'type',
  'date',
  'title',
  'issuer',
  'custodian',
  'pages',
];

/** Columns by which a table or an export can be put in order. Who lacks the value comes last either way. */
export const sortableColumns = ['date', 'number', 'type', 'title', 'issuer', 'custodian', 'pages'] as const;

/** A column by which is sorted; with a minus before it the other way round. */
export type Order = `${'' | '-'}${(typeof sortableColumns)[number]}`;

/** All orders, the usual one first: the newest documents. */
export const tableOrders: readonly [Order, ...Order[]] = [
  '-date',
  ...sortableColumns.flatMap((column): Order[] => (column === 'date' ? [column] : [column, `-${column}`])),
];

/** The files that an export can be. */
export const formats = ['xlsx', 'csv', 'jsonl'] as const;

/** One of `formats`. */
export type Format = (typeof formats)[number];

/** What a person asks of the records: a query as typed, filters, and what of the query's words is settled. */
export interface Asked {
  readonly query: string;
  readonly filters: SearchFilters;
  readonly plain?: readonly RecognizedKind[];
  readonly sure?: readonly RecognizedKind[];
}

/** One cell: a text, a whole number or share, or nothing. Days are `yyyy-mm-dd`. */
export type Cell = string | number | null;

/** A document as a row; it has every column, whatever is shown. `pagesHash` tells its pages' texts and its original apart from others. */
export type Row = Readonly<Record<Column, Cell>> & { readonly id: string };

/** A page of a table over all documents that match. */
export interface TablePage {
  readonly rows: readonly Row[];
  /** How many documents match, to the one. */
  readonly total: number;
  readonly milliseconds: number;
}

/** Why an export has no file. */
export const exportFaults = [
  'too-many',
  'rights-changed',
  'records-changed',
  'account-closed',
  'disk-full',
  'no-room',
  'given-up',
  'unexpected',
] as const;

/** One of `exportFaults`. */
export type ExportFault = (typeof exportFaults)[number];

/** An export as its owner sees it. Moments are in ISO format. */
export interface ExportView {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly format: Format;
  readonly query: string;
  readonly filters: SearchFilters;
  readonly order: Order;
  readonly columns: readonly Column[];
  readonly madeAt: string;
  readonly finishedAt: string | null;
  readonly expiresAt: string | null;
  /** Documents that match; null until they are counted. */
  readonly total: number | null;
  /** Rows that are written. */
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256 of the file in hexadecimal digits; null until it is there. */
  readonly fileHash: string | null;
  readonly fault: ExportFault | null;
  readonly fileName: string;
}

/** How many documents of one year are of one type and kept by one agency; null where that is not known. */
export interface CountedGroup {
  readonly year: string | null;
  readonly type: string | null;
  readonly agency: string;
  readonly count: number;
}

/** All matching documents counted by year, type and keeping agency, with the names of types and agencies. */
export interface MatchCounts {
  readonly total: number;
  readonly groups: readonly CountedGroup[];
  readonly types: Readonly<Record<string, string>>;
  readonly agencies: Readonly<Record<string, string>>;
}
