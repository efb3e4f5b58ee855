import { fieldsOf, type SearchState } from '../search/search-state.ts';

/** The address of the page on which an export of a search is begun. */
export function newExportHref(state: SearchState): string {
  return `/exports/new?${new URLSearchParams(fieldsOf(state, ['view', 'sort']).map((pair) => [...pair])).toString()}`;
}
