import type { DocumentRow } from './document-summaries.ts';
import type { KnownAgency } from './known-agencies.ts';
import type { Search } from './search-context.ts';
import type { AgencyLabel, FacetValue } from './search-result.ts';

/**
 * Counted agencies with their place in a tree: each under the nearest of them that follows it as a whole by now. `within` counts the
 * documents of an agency and of all under it. `agencies`: the counted ones, by id.
 */
export function asAgencyTree(
  search: Pick<Search, 'agencies'>,
  values: readonly FacetValue[],
  documents: readonly DocumentRow[],
  agencies: ReadonlyMap<number, KnownAgency>,
): FacetValue[] {
  const counted = new Map([...agencies].map(([id, agency]) => [agency.code, { id, ...agency }]));
  const under = new Map(
    [...counted].map(([code, { id }]) => [code, nearestAbove(search.agencies.following(id), agencies)]),
  );
  const within = withAbove(documents, agencies, under);
  return values.map((value) => ({
    ...value,
    bloc: counted.get(value.value)?.bloc,
    under: under.get(value.value) ?? null,
    within: within.get(value.value) ?? value.count,
  }));
}

/** The code of the first of some agencies that comes among those which follow, step by step; within a step by code. */
function nearestAbove(
  following: readonly (readonly number[])[],
  agencies: ReadonlyMap<number, AgencyLabel>,
): string | null {
  for (const step of following) {
    const [code] = step.flatMap((id) => agencies.get(id)?.code ?? []).sort();
    if (code !== undefined) return code;
  }
  return null;
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
