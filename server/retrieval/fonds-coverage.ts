import type { DocumentRow } from './document-summaries.ts';
import type { Search } from './search-context.ts';
import type { FondsCoverage } from './search-result.ts';

const SHOWN = 3;

/** How far the fonds have come in which most of some documents lie, as far as the reader may read them. */
export async function coverageOfFonds(
  { transaction }: Search,
  rows: readonly DocumentRow[],
): Promise<FondsCoverage[]> {
  const lying = Map.groupBy(
    rows.flatMap(({ fonds }) => fonds ?? []),
    (fonds) => fonds,
  );
  const most = [...lying]
    .sort(([one, { length }], [other, { length: more }]) => more - length || (one < other ? -1 : 1))
    .slice(0, SHOWN)
    .map(([fonds]) => fonds);
  if (most.length === 0) return [];
  return transaction.query<FondsCoverage>(
    `select code, title, pages, unread, low_quality as "lowQuality", promised from reader_fonds($1::uuid[])`,
    [most],
  );
}
