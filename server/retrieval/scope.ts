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
  if (way === 'by-index') return `where ${leftBy(scope.filters, document, parameters)}`;
  const own = readable(rows, search.reader, parameters);
  if (!narrows(scope.filters)) return `where ${own}`;
  return `join document d on d.id = ${document} where ${own}${documentConditions(scope.filters, parameters)}`;
}

/**
 * Whether filters leave the document of a row that an index offers: looked up for each (`offset 0` keeps it so), for a few thousand are
 * offered. Joined, all documents that they leave were compared with each row, which took half a second.
 */
function leftBy(filters: SearchFilters, document: string, parameters: Parameters): string {
  if (!narrows(filters)) return 'true';
  return `exists (select from document d where d.id = ${document}${documentConditions(filters, parameters)} offset 0)`;
}
