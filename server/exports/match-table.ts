import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { Parameters } from '../retrieval/parameters.ts';
import { loadRows } from './export-rows.ts';
import type { Order, TablePage } from './export-view.ts';
import { matchingDocuments } from './match-condition.ts';
import type { ReadQuestion } from './matching.ts';
import { orderBy } from './table-order.ts';

/** One page of the table of all documents that match, and how many there are. */
export async function matchTable(
  store: Store,
  reader: Reader,
  question: ReadQuestion,
  { order, limit, offset }: { readonly order: Order; readonly limit: number; readonly offset: number },
): Promise<TablePage> {
  const started = performance.now();
  return asReader(store, reader, async (transaction, current) => {
    const parameters = new Parameters();
    const matching = matchingDocuments(question, current, parameters);
    const found = await transaction.query<{ id: string; total: number }>(
      `select d.id, count(*) over ()::int as total ${matching} ${orderBy(order)} limit ${limit} offset ${offset}`,
      parameters.values,
    );
    // Beyond the last page no row bears the count.
    const [counted] =
      found.length > 0 || offset === 0
        ? found
        : await transaction.query<{ total: number }>(
            `select count(*)::int as total ${matching}`,
            parameters.values,
          );
    const rows = await loadRows(
      transaction,
      found.map(({ id }) => id),
      { link: '', hashed: false },
    );
    return {
      rows: rows.map(({ row }) => row),
      total: counted?.total ?? 0,
      milliseconds: Math.round(performance.now() - started),
    };
  });
}
