import { vectorText, vectorType } from '@tangthu/db/embedding-table';
import { inIndexOrder } from './index-order.ts';
import { Parameters } from './parameters.ts';
import { GATHERING } from './gathering.ts';
import { vectorsIn, type Scope } from './scope.ts';
import type { Search } from './search-context.ts';

/**
 * Ids of the passages nearest to a query's vector. In an exact scope passages are compared one by one, which is
 * always right; in a larger one the HNSW index is walked until enough allowed ones are found.
 */
export function chunksByMeaning(search: Search, vector: readonly number[], scope: Scope): Promise<string[]> {
  const nearest = async (): Promise<string[]> => {
    const parameters = new Parameters();
    const source = vectorsIn(search, scope, parameters);
    const distance = `e.embedding <=> ${parameters.add(vectorText(vector))}::${vectorType(search)}`;
    const rows = await search.transaction.query<{ id: string }>(
      `select e.chunk as id ${source} order by ${scope.exact ? `(${distance}) + 0` : distance} limit ${GATHERING.meaning}`,
      parameters.values,
    );
    return rows.map(({ id }) => id);
  };
  return scope.exact ? nearest() : inIndexOrder(search.transaction, nearest);
}
