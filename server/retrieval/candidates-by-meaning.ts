import { vectorText, vectorType } from '@tangthu/db/embedding-table';
import { inIndexOrder } from './index-order.ts';
import { Parameters } from './parameters.ts';
import { GATHERING } from './gathering.ts';
import { vectorsIn, type Scope } from './scope.ts';
import type { Search } from './search-context.ts';

/**
 * Ids of the passages nearest to a query's vector. In an exact scope passages are compared one by one, which is
 * always right; in a larger one the HNSW index is walked until enough allowed ones are found. A walk that ends before that has met
 * too few of what the reader may read: then they are compared one by one after all.
 */
export async function chunksByMeaning(
  search: Search,
  vector: readonly number[],
  scope: Scope,
): Promise<string[]> {
  if (scope.exact) return nearest(search, vector, scope, true);
  const walked = await inIndexOrder(search.transaction, () => nearest(search, vector, scope, false));
  return walked.length < GATHERING.meaning ? nearest(search, vector, scope, true) : walked;
}

async function nearest(
  search: Search,
  vector: readonly number[],
  scope: Scope,
  exact: boolean,
): Promise<string[]> {
  const parameters = new Parameters();
  const source = vectorsIn(search, scope, exact ? 'by-rows' : 'by-index', parameters);
  const distance = `e.embedding <=> ${parameters.add(vectorText(vector))}::${vectorType(search)}`;
  // An expression is no order that the index could give.
  const order = exact ? `(${distance}) + 0` : distance;
  const rows = await search.transaction.query<{ id: string }>(
    `select e.chunk as id ${source} order by ${order} limit ${GATHERING.meaning}`,
    parameters.values,
  );
  return rows.map(({ id }) => id);
}
