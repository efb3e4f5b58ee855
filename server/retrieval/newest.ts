import { documentConditions } from './document-filter.ts';
import { Parameters } from './parameters.ts';
import { readable } from './readable.ts';
import type { RankedDocument } from './ranking.ts';
import { RANKING } from './ranking-weights.ts';
import type { Search } from './search-context.ts';
import type { SearchFilters } from './search-result.ts';

/** The newest documents that the filters leave, each with its first passage: the answer to a search without words. */
export async function newestDocuments(search: Search, filters: SearchFilters): Promise<RankedDocument[]> {
  const parameters = new Parameters();
  const own = readable('document', search.reader, parameters);
  const rows = await search.transaction.query<{ id: string; chunk: string | null; ordinal: number | null }>(
    `select d.id, c.id as chunk, c.ordinal from
       (select d.* from document d where ${own}${documentConditions(filters, parameters)}
        order by d.issued_date desc nulls last, d.id limit ${RANKING.newestGathered}) d
     left join lateral (select id, ordinal from chunk
       where document = d.id order by ordinal limit 1) c on true
     order by d.issued_date desc nulls last, d.id`,
    parameters.values,
  );
  return rows.map(({ id, chunk, ordinal }) => ({
    document: id,
    score: 0,
    passages: chunk === null ? [] : [{ chunk, ordinal: ordinal ?? 0, score: 0, foundBy: [] }],
  }));
}
