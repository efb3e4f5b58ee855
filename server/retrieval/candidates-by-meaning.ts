import { PROBE_LISTS, vectorText, vectorType } from '@tangthu/db/embedding-table';
import { inIndexOrder } from './index-order.ts';
import { Parameters } from './parameters.ts';
import { GATHERING } from './gathering.ts';
import { vectorsIn, type Scope } from './scope.ts';
import type { Search } from './search-context.ts';

/** A passage, and the document that it is of. */
export interface ChunkPlace {
  readonly id: string;
  readonly document: string;
}

interface Near extends ChunkPlace {
  readonly cosine: number;
}

/**
 * The passages nearest to a query's vector. In an exact scope passages are compared one by one, which is
 * always right; in a larger one the index is asked, list by list, until enough allowed ones are found. A query that nothing is near
 * to lies between many lists: it is looked for in more of them.
 */
export async function chunksByMeaning(
  search: Search,
  vector: readonly number[],
  scope: Scope,
): Promise<readonly ChunkPlace[]> {
  if (scope.exact) return nearest(search, vector, scope);
  const found = await inLists(GATHERING.lists, search, vector, scope);
  const tenth = found[9]?.cosine ?? 0;
  return tenth < GATHERING.near ? inLists(2 * GATHERING.lists, search, vector, scope) : found;
}

async function inLists(
  share: number,
  search: Search,
  vector: readonly number[],
  scope: Scope,
): Promise<Near[]> {
  const [, found] = await Promise.all([
    search.transaction.query(PROBE_LISTS, [share]),
    inIndexOrder(search.transaction, () => nearest(search, vector, scope)),
  ]);
  return found;
}

function nearest(search: Search, vector: readonly number[], scope: Scope): Promise<Near[]> {
  const parameters = new Parameters();
  const source = vectorsIn(search, scope, scope.exact ? 'by-rows' : 'by-index', parameters);
  const distance = `e.embedding <=> ${parameters.add(vectorText(vector))}::${vectorType(search)}`;
  // An expression is no order that the index could give.
  const order = scope.exact ? `(${distance}) + 0` : distance;
  return search.transaction.query<Near>(
    `select e.chunk as id, e.document, 1 - (${distance}) as cosine ${source} order by ${order} limit ${GATHERING.meaning}`,
    parameters.values,
  );
}
