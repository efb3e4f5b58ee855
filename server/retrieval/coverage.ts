import { readableAgencies } from '@tangthu/db/reader';
import type { Search } from './search-context.ts';
import type { SearchResult } from './search-result.ts';

/** Counts the pages that the reader may read, and those among them that still lack usable text. */
export async function coverageOf({ transaction, reader }: Search): Promise<SearchResult['coverage']> {
  const [row] = await transaction.query<SearchResult['coverage']>(
    `select count(*) as pages, count(*) filter (where needs_ocr) as "pagesNeedingOcr"
     from page where custodian = any($1::int[])`,
    [readableAgencies(reader)],
  );
  return row ?? { pages: 0, pagesNeedingOcr: 0 };
}
