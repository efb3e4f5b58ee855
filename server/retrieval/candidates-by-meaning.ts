import { EXACT_SCAN_ROWS, vectorType } from '@tangthu/db/embedding-table';
import { readableAgencies } from '@tangthu/db/reader';
import { documentConditions, narrows } from './document-filter.ts';
import { inIndexOrder } from './index-order.ts';
import { Parameters } from './parameters.ts';
import { RANKING } from './ranking-weights.ts';
import type { Search } from './search-context.ts';
import type { SearchFilters } from './search-result.ts';

/**
 * Ids of the passages nearest to a query's vector. Up to `EXACT_SCAN_ROWS` allowed passages are compared one by one, which
 * is always right; beyond that the HNSW index is walked until enough allowed ones are found.
 */
export function chunksByMeaning(
  search: Search,
  vector: readonly number[],
  filters: SearchFilters,
  allowed: number,
): Promise<string[]> {
  const exact = allowed <= EXACT_SCAN_ROWS;
  const nearest = async (): Promise<string[]> => {
    const parameters = new Parameters();
    const source = vectorsToSearch(search, filters, parameters);
    const distance = `e.embedding <=> ${parameters.add(vectorText(vector))}::${vectorType(search)}`;
    const rows = await search.transaction.query<{ id: string }>(
      `select e.chunk as id ${source} order by ${exact ? `(${distance}) + 0` : distance} limit ${RANKING.meaningGathered}`,
      parameters.values,
    );
    return rows.map(({ id }) => id);
  };
  return exact ? nearest() : inIndexOrder(search.transaction, nearest);
}

/** A vector as pgvector reads it. */
export function vectorText(vector: readonly number[]): string {
  return `[${vector.join(',')}]`;
}

function vectorsToSearch(search: Search, filters: SearchFilters, parameters: Parameters): string {
  const agencies = `any(${parameters.add(readableAgencies(search.reader))}::int[])`;
  if (!narrows(filters)) return `from chunk_embedding e where e.custodian = ${agencies}`;
  return `from chunk_embedding e join chunk c on c.id = e.chunk join document d on d.id = c.document
    where e.custodian = ${agencies} and c.custodian = ${agencies} and d.custodian = ${agencies}${documentConditions(filters, parameters)}`;
}
