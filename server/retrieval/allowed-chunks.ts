import { EXACT_SCAN_ROWS } from '@tangthu/db/embedding-table';
import { readableAgencies } from '@tangthu/db/reader';
import { documentConditions, narrows } from './document-filter.ts';
import { Parameters } from './parameters.ts';
import { RANKING } from './ranking-weights.ts';
import type { Search } from './search-context.ts';
import type { SearchFilters } from './search-result.ts';

/** How many passages the reader's rules and the filters allow, counted no further than needed to choose the way. */
export async function allowedChunks(search: Search, filters: SearchFilters): Promise<number> {
  if (!narrows(filters)) return search.holdings.chunks;
  const parameters = new Parameters();
  const [row] = await search.transaction.query<{ rows: number }>(
    `select count(*) as rows from (select ${source(search, filters, parameters)} limit ${EXACT_SCAN_ROWS + 1}) as allowed`,
    parameters.values,
  );
  return row?.rows ?? 0;
}

/** Ids of all passages that the reader's rules and the filters allow. For few of them only: the limit is that of words. */
export async function everyChunk(search: Search, filters: SearchFilters): Promise<string[]> {
  const parameters = new Parameters();
  const rows = await search.transaction.query<{ id: string }>(
    `select c.id ${source(search, filters, parameters)} limit ${RANKING.wordsGathered}`,
    parameters.values,
  );
  return rows.map(({ id }) => id);
}

function source(search: Search, filters: SearchFilters, parameters: Parameters): string {
  const agencies = `any(${parameters.add(readableAgencies(search.reader))}::int[])`;
  if (!narrows(filters)) return `from chunk c where c.custodian = ${agencies}`;
  return `from document d join chunk c on c.document = d.id
    where d.custodian = ${agencies} and c.custodian = ${agencies}${documentConditions(filters, parameters)}`;
}
