import type { Reader } from '@tangthu/db/reader';
import type { Parameters } from '../retrieval/parameters.ts';
import { opensDocuments } from '../retrieval/readable.ts';

/** Readers of more shelves than this read so much that a look through all of them together finds what they may read at once. */
const FEW_SHELVES = 300;
/** Of all shelves together about so many rows are taken, and of each at least some. */
const IN_ALL = 400;
const LEAST = 4;

/** The tables whose rows are looked for by the beginning of a key. */
const SOURCES = {
  document: { key: 'number_key', id: 'id', only: '' },
  subject_start: { key: 'key', id: 'document', only: '' },
  identifier: { key: 'key', id: 'document', only: `and kind = 'procedure'` },
} as const;

/**
 * A statement for the rows of a table whose key lies between two bounds (the second exclusive, both by bytes), in the order of their
 * keys and at most `most` from each place where the reader may read: each shelf by itself, so that it takes no longer for what
 * stands on others, and what is opened beside them. Row policies decide all the same.
 */
export function beginning(
  table: keyof typeof SOURCES,
  reader: Reader,
  [from, to]: readonly [string, string],
  most: number,
  parameters: Parameters,
): string {
  const { key, id, only } = SOURCES[table];
  const rows = `select * from ${table} where ${key} ~>=~ ${parameters.add(from)} and ${key} ~<~ ${parameters.add(to)} ${only}`;
  const inOrder = `order by ${key} using ~<~ limit ${most}`;
  if (reader.shelves.length > FEW_SHELVES) return `${rows} order by ${key} using ~<~ limit ${IN_ALL}`;
  const fromEach = Math.max(LEAST, Math.min(most, Math.ceil(IN_ALL / Math.max(1, reader.shelves.length))));
  const ways = [
    `select r.* from unnest(${parameters.add(reader.shelves)}::int[]) as own (shelf)
       cross join lateral (${rows} and shelf = own.shelf order by ${key} using ~<~ limit ${fromEach}) r`,
  ];
  if (opensDocuments(reader)) {
    ways.push(`(${rows} and ${id} = any(array(select reader_documents())) ${inOrder})`);
  }
  if (reader.files.length > 0) {
    ways.push(`(${rows} and file = any(array(select reader_list('files'))) ${inOrder})`);
  }
  return ways.join(' union all ');
}

/** The bounds between which all keys lie that begin with a folded text; `{` follows `z`. */
export function beginsWith(folded: string): readonly [string, string] {
  return [folded, `${folded}{`];
}

/**
 * A statement for the document of one found row, by the row's name in the statement around it: looked up by its id (`offset 0` keeps it
 * so). For some hundred rows the planner would rather read all documents of the store.
 */
export function documentOf(row: string): string {
  return `select id, subject, issued_date from document where id = ${row}.document offset 0`;
}
