import { documentConditions, narrows } from './document-filter.ts';
import { Parameters } from './parameters.ts';
import { readable } from './readable.ts';
import type { Search } from './search-context.ts';
import type { SearchFilters } from './search-result.ts';

/**
 * Up to so many documents the filters are worked out once and the documents named: a join for each row that an index
 * gives took ten times as long. Their passages are few enough to be compared one by one with a vector.
 */
const LISTED_DOCUMENTS = 5_000;

/** The passages in which a search looks: all that its reader may read, or those of the documents that its filters leave. */
export interface Scope {
  readonly filters: SearchFilters;
  /** The documents that the filters leave, where they are few enough to be named. */
  readonly documents: readonly string[] | undefined;
  /** Whether every passage may be compared with a vector one by one. */
  readonly exact: boolean;
}

/** How a statement finds the rows of a scope: by what is known of them, or in the order of an index that offers any row. */
export type Way = 'by-rows' | 'by-index';

/** Works out where to look. */
export async function scopeOf(search: Search, filters: SearchFilters): Promise<Scope> {
  if (!narrows(filters)) {
    return { filters, documents: undefined, exact: search.holdings.chunks <= search.limits.compared };
  }
  const parameters = new Parameters();
  const own = readable('document', search.reader, parameters);
  const rows = await search.transaction.query<{ id: string }>(
    `select d.id from document d where ${own}${documentConditions(filters, parameters)}
     limit ${LISTED_DOCUMENTS + 1}`,
    parameters.values,
  );
  const listed = rows.length <= LISTED_DOCUMENTS;
  return { filters, documents: listed ? rows.map(({ id }) => id) : undefined, exact: listed };
}

/** The scope as the `from … where …` of a statement over `chunk c`. */
export function chunksIn(search: Search, scope: Scope, way: Way, parameters: Parameters): string {
  return `from chunk c ${rowsIn('chunk', search, scope, way, parameters)}`;
}

/** The scope as the `from … where …` of a statement over `chunk_embedding e`. */
export function vectorsIn(search: Search, scope: Scope, way: Way, parameters: Parameters): string {
  return `from chunk_embedding e ${rowsIn('vector', search, scope, way, parameters)}`;
}

function rowsIn(
  rows: 'chunk' | 'vector',
  search: Search,
  scope: Scope,
  way: Way,
  parameters: Parameters,
): string {
  const document = rows === 'chunk' ? 'c.document' : 'e.document';
  if (scope.documents) return `where ${document} = any(${parameters.add(scope.documents)}::uuid[])`;
  const own = way === 'by-rows' ? readable(rows, search.reader, parameters) : 'true';
  if (!narrows(scope.filters)) return `where ${own}`;
  return `join document d on d.id = ${document} where ${own}${documentConditions(scope.filters, parameters)}`;
}

/** Ids of all passages of a scope that is small enough to be read whole; undefined for a larger one. */
export async function everyChunk(search: Search, scope: Scope): Promise<string[] | undefined> {
  const few = scope.documents?.length ?? (narrows(scope.filters) ? Infinity : search.holdings.chunks);
  const { everyRead } = search.limits;
  if (few > everyRead) return undefined;
  const parameters = new Parameters();
  const rows = await search.transaction.query<{ id: string }>(
    `select c.id ${chunksIn(search, scope, 'by-rows', parameters)} limit ${everyRead + 1}`,
    parameters.values,
  );
  return rows.length > everyRead ? undefined : rows.map(({ id }) => id);
}
