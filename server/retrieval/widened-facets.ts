import { agenciesOf, facetsOf, monthsOf } from './facets.ts';
import { findDocuments } from './find-documents.ts';
import type { PreparedQuery } from './query.ts';
import type { Search } from './search-context.ts';
import type { FacetKind, FacetValue, SearchFilters, SearchRequest, SearchResult } from './search-result.ts';
import type { StoreState } from './store-state.ts';

const FILTERS_OF: Readonly<Record<FacetKind, readonly (keyof SearchFilters)[]>> = {
  agency: ['agency'],
  type: ['type'],
  status: ['status'],
  year: ['from', 'to'],
  fonds: ['fonds'],
  file: ['file'],
};

/**
 * Of each kind that filters narrow its values as they would be without them, so that one more can be chosen, or another. Where the
 * filters leave one year, its months likewise.
 */
export async function widenedFacets(
  search: Search,
  request: SearchRequest,
  typed: PreparedQuery,
  state: StoreState,
): Promise<Pick<SearchResult, 'widened' | 'months'>> {
  const filters = request.filters ?? {};
  let months: FacetValue[] = [];
  const widened: Partial<Record<FacetKind, readonly FacetValue[]>> = {};
  for (const [kind, names] of Object.entries(FILTERS_OF) as [FacetKind, (keyof SearchFilters)[]][]) {
    if (!names.some((name) => filters[name]?.length)) continue;
    const others = Object.fromEntries(
      Object.entries(filters).filter(([name]) => !names.includes(name as keyof SearchFilters)),
    );
    const { ranked, documents } = await findDocuments(search, { ...request, filters: others }, typed, state);
    const rows = ranked.flatMap(({ document }) => documents.get(document) ?? []);
    const facets = facetsOf(search, rows, await agenciesOf(search, rows));
    widened[kind] = facets[kind];
    if (kind === 'year') months = monthsOf(rows, filters);
  }
  return { widened, months };
}
