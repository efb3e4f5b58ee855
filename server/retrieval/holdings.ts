import type { Holdings, Search } from './search-context.ts';

/** Sums what the agencies of a reader keep. */
export async function holdingsOf({ transaction, reader }: Omit<Search, 'holdings'>): Promise<Holdings> {
  const [row] = await transaction.query<{ pages: number; pagesNeedingOcr: number; chunks: number }>(
    `select coalesce(sum(pages), 0)::bigint as pages, coalesce(sum(pages_needing_ocr), 0)::bigint as "pagesNeedingOcr",
            coalesce(sum(chunks), 0)::bigint as chunks
     from holding where shelf = any($1::int[])`,
    [reader.shelves],
  );
  const { chunks = 0, pages = 0, pagesNeedingOcr = 0 } = row ?? {};
  return { coverage: { pages, pagesNeedingOcr }, chunks };
}
