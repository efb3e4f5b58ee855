import type { Transaction } from '@tangthu/db/store';
import type { Holdings } from './search-context.ts';

/** Sums what the transaction's reader may read: shelves, what is opened beside them, without what is withheld. */
export async function holdingsOf(transaction: Transaction): Promise<Holdings> {
  const [row] = await transaction.query<{ pages: number; pages_needing_ocr: number; chunks: number }>(
    'select pages, pages_needing_ocr, chunks from reader_holdings()',
  );
  const { chunks = 0, pages = 0, pages_needing_ocr = 0 } = row ?? {};
  return { coverage: { pages, pagesNeedingOcr: pages_needing_ocr }, chunks };
}
