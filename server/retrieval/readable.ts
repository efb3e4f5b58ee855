import type { Reader } from '@tangthu/db/reader';
import type { Parameters } from './parameters.ts';

/** What tells which rights bear on a row: columns of a table that row policies bind. */
interface Place {
  readonly shelf: string;
  readonly document?: string;
  /** Only where an index knows it: of other tables the documents of opened files are looked for. */
  readonly file?: string;
}

const PLACES = {
  document: { shelf: 'd.shelf', document: 'd.id', file: 'd.file' },
  chunk: { shelf: 'c.shelf', document: 'c.document' },
  fonds: { shelf: 'f.shelf' },
  vector: { shelf: 'e.shelf', document: 'e.document' },
} satisfies Record<string, Place>;

/**
 * A condition on documents `d`, chunks `c`, fonds `f` or vectors `e` that holds for every row which the reader may read. The row policies
 * decide; this tells the planner by which indexes those rows are found: policies name no constant that it could estimate by, and no
 * index. Leave it out where a statement asks by ids, or where an index gives the order and rows are tried one after the other.
 */
export function readable(rows: keyof typeof PLACES, reader: Reader, parameters: Parameters): string {
  const { shelf, document, file }: Place = PLACES[rows];
  const ways = [`${shelf} = any(${parameters.add(reader.shelves)}::int[])`];
  if (document && opensDocuments(reader)) ways.push(`${document} = any(${OPENED_DOCUMENTS})`);
  if (file && reader.files.length > 0) ways.push(`${file} = any(${OPENED_FILES})`);
  else if (document && reader.files.length > 0) ways.push(`${document} = any(${IN_OPENED_FILES})`);
  return ways.length === 1 ? (ways[0] ?? '') : `(${ways.join(' or ')})`;
}

/** Whether documents are opened to a reader beside the shelves, one by one or by queries: `reader_documents()`. */
export function opensDocuments(reader: Reader): boolean {
  return reader.documents.length > 0 || reader.openings.length > 0;
}

// The database knows the ids: sent along, thousands would be read and estimated one by one.
const OPENED_DOCUMENTS = 'array(select reader_documents())';
const OPENED_FILES = "array(select reader_list('files'))";
const IN_OPENED_FILES = `array(select id from document where file = any(${OPENED_FILES}))`;
