import type { DocumentRow } from './document-summaries.ts';
import type { Search } from './search-context.ts';
import type { AgencyLabel, FacetValue } from './search-result.ts';

/**
 * Counted agencies with their place in a tree: each under the nearest of them that follows it as a whole by now. `within` counts the
 * documents of an agency and of all under it.
 */
export async function asAgencyTree(
  { transaction, reader }: Search,
  values: readonly FacetValue[],
  documents: readonly DocumentRow[],
  agencies: ReadonlyMap<number, AgencyLabel>,
): Promise<FacetValue[]> {
  if (values.length === 0) return [];
  const rows = await transaction.query<{ code: string; bloc: FacetValue['bloc']; under: string | null }>(
    `with recursive following (first, agency, steps) as (
       select id, id, 0 from agency where code = any($1::text[])
       union
       select f.first, s.successor, f.steps + 1 from following f join succession s on s.predecessor = f.agency
       where s.extent = 'whole' and s.effective <= $2::date
     )
     select a.code, a.bloc, (
       select o.code from following f join agency o on o.id = f.agency
       where f.first = a.id and f.steps > 0 and o.code = any($1::text[]) order by f.steps, o.code limit 1) as under
     from agency a where a.code = any($1::text[])`,
    [values.map(({ value }) => value), reader.day],
  );
  const under = new Map(rows.map((row) => [row.code, row.under]));
  const within = withAbove(documents, agencies, under);
  return values.map((value) => ({
    ...value,
    bloc: rows.find(({ code }) => code === value.value)?.bloc,
    under: under.get(value.value) ?? null,
    within: within.get(value.value) ?? value.count,
  }));
}

/** Counts each document once for each agency of its own, and of those that these stand under. */
function withAbove(
  documents: readonly DocumentRow[],
  agencies: ReadonlyMap<number, AgencyLabel>,
  under: ReadonlyMap<string, string | null>,
): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { custodian, creator } of documents) {
    const codes = new Set<string>();
    for (const id of [custodian, creator ?? custodian]) {
      let code: string | null | undefined = agencies.get(id)?.code;
      while (code && !codes.has(code)) {
        codes.add(code);
        code = under.get(code);
      }
    }
    for (const code of codes) counted.set(code, (counted.get(code) ?? 0) + 1);
  }
  return counted;
}
