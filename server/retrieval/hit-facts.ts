import { loadDocuments, legalStatus, summaryOf, type DocumentRow } from './document-summaries.ts';
import type { Search } from './search-context.ts';
import type { SearchHit } from './search-result.ts';

type Facts = Pick<SearchHit, 'status' | 'changedBy' | 'holder' | 'copies'>;

/** What is shown of a few documents beside what was found in them: what became of them, who holds them now, their other versions. */
export async function hitFacts(
  search: Search,
  rows: readonly DocumentRow[],
): Promise<(row: DocumentRow) => Facts> {
  const [later, holders, copies] = await Promise.all([
    loadDocuments(search, [...new Set(rows.flatMap(({ changes }) => changes.map(({ by }) => by)))]),
    holdersOf(search, [...new Set(rows.map(({ custodian }) => custodian))]),
    copiesOf(
      search,
      rows.map(({ id }) => id),
    ),
  ]);
  return ({ id, custodian, changes }) => ({
    status: legalStatus(changes),
    changedBy: changes.flatMap(({ relation, by, since }) => {
      const row = later.get(by);
      if (!row) return [];
      const { title, documentNumber } = summaryOf(row, new Map());
      return [{ relation, document: { id: by, title, documentNumber }, since }];
    }),
    holder: holders.get(custodian) ?? null,
    copies: copies.get(id) ?? 0,
  });
}

/** The one agency that follows each today as a whole. One whose records the reader does not read is not named, nor is one of several. */
async function holdersOf(
  { transaction, reader, agencies }: Search,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const isRead = (agency: number): boolean =>
    [reader.custodians, reader.agencies['01'], reader.agencies['02']].some((read) => read.includes(agency));
  const heirs = ids.flatMap((id) => {
    const heir = agencies.heir(id);
    return heir !== undefined && isRead(heir) ? [{ id, heir }] : [];
  });
  const named = await agencies.named(
    transaction,
    heirs.map(({ heir }) => heir),
  );
  return new Map(
    heirs.flatMap(({ id, heir }) => {
      const holder = named.get(heir);
      return holder ? [[id, holder.name] as const] : [];
    }),
  );
}

/** How many other members of their groups of versions the transaction's reader may read. */
async function copiesOf({ transaction }: Search, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.query<{ id: string; copies: number }>(
    `select m.document as id, count(*)::int as copies
     from duplicate_member m
       join duplicate_member o on o.duplicate_group = m.duplicate_group and o.document <> m.document
     where m.document = any($1::uuid[]) group by m.document`,
    [ids],
  );
  return new Map(rows.map(({ id, copies }) => [id, copies]));
}
