import { documentConditions } from './document-filter.ts';
import { Parameters } from './parameters.ts';
import { readable } from './readable.ts';
import type { RankedDocument } from './ranking.ts';
import { RANKING } from './ranking-weights.ts';
import type { Search } from './search-context.ts';
import type { SearchFilters, SearchOrder } from './search-result.ts';

/**
 * The newest documents that the filters leave, each with its first passage: the answer to a search without words. Asked for the
 * oldest first it gives those.
 */
export async function newestDocuments(
  search: Search,
  filters: SearchFilters,
  sort?: SearchOrder,
): Promise<RankedDocument[]> {
  const order = `d.issued_date ${sort === 'oldest' ? 'asc' : 'desc'} nulls last, d.id`;
  const parameters = new Parameters();
  const own = readable('document', search.reader, parameters);
  const rows = await search.transaction.query<{ id: string; chunk: string | null; ordinal: number | null }>(
    `select d.id, c.id as chunk, c.ordinal from
       (select d.* from document d where ${own}${documentConditions(filters, parameters)}
        order by ${order} limit ${RANKING.newestGathered}) d
     left join lateral (select id, ordinal from chunk
       where document = d.id order by ordinal limit 1) c on true
     order by ${order}`,
    parameters.values,
  );
  return rows.map(({ id, chunk, ordinal }) => ({
    document: id,
    score: 0,
    passages: chunk === null ? [] : [{ chunk, ordinal: ordinal ?? 0, score: 0, foundBy: [] }],
  }));
}
