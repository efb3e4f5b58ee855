import { EXACT_SCAN_ROWS } from '@tangthu/db/embedding-table';
import { readableAgencies } from '@tangthu/db/reader';
import { documentConditions, narrows } from './document-filter.ts';
import { Parameters } from './parameters.ts';
import { GATHERING } from './gathering.ts';
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

/** Works out where to look. */
export async function scopeOf(search: Search, filters: SearchFilters): Promise<Scope> {
  if (!narrows(filters)) {
    return { filters, documents: undefined, exact: search.holdings.chunks <= EXACT_SCAN_ROWS };
  }
  const parameters = new Parameters();
  const agencies = parameters.add(readableAgencies(search.reader));
  const rows = await search.transaction.query<{ id: string }>(
    `select d.id from document d where d.custodian = any(${agencies}::int[])${documentConditions(filters, parameters)}
     limit ${LISTED_DOCUMENTS + 1}`,
    parameters.values,
  );
  const listed = rows.length <= LISTED_DOCUMENTS;
  return { filters, documents: listed ? rows.map(({ id }) => id) : undefined, exact: listed };
}

/** The scope as the `from … where …` of a statement over `chunk c`. */
export function chunksIn(search: Search, scope: Scope, parameters: Parameters): string {
  const agencies = `any(${parameters.add(readableAgencies(search.reader))}::int[])`;
  const own = `c.custodian = ${agencies}`;
  if (scope.documents) {
    return `from chunk c where ${own} and c.document = any(${parameters.add(scope.documents)}::uuid[])`;
  }
  if (!narrows(scope.filters)) return `from chunk c where ${own}`;
  return `from chunk c join document d on d.id = c.document
    where ${own} and d.custodian = ${agencies}${documentConditions(scope.filters, parameters)}`;
}

/** The scope as the `from … where …` of a statement over `chunk_embedding e`. */
export function vectorsIn(search: Search, scope: Scope, parameters: Parameters): string {
  const agencies = `any(${parameters.add(readableAgencies(search.reader))}::int[])`;
  const own = `e.custodian = ${agencies}`;
  if (!narrows(scope.filters)) return `from chunk_embedding e where ${own}`;
  if (scope.documents) {
    return `from chunk c join chunk_embedding e on e.chunk = c.id
      where ${own} and c.custodian = ${agencies} and c.document = any(${parameters.add(scope.documents)}::uuid[])`;
  }
  return `from chunk_embedding e join chunk c on c.id = e.chunk join document d on d.id = c.document
    where ${own} and c.custodian = ${agencies} and d.custodian = ${agencies}${documentConditions(scope.filters, parameters)}`;
}

/** Ids of all passages of a scope that is small enough to be read whole; undefined for a larger one. */
export async function everyChunk(search: Search, scope: Scope): Promise<string[] | undefined> {
  const few = scope.documents?.length ?? (narrows(scope.filters) ? Infinity : search.holdings.chunks);
  if (few > GATHERING.everyRead) return undefined;
  const parameters = new Parameters();
  const rows = await search.transaction.query<{ id: string }>(
    `select c.id ${chunksIn(search, scope, parameters)} limit ${GATHERING.everyRead + 1}`,
    parameters.values,
  );
  return rows.length > GATHERING.everyRead ? undefined : rows.map(({ id }) => id);
}
