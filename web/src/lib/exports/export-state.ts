import type { ExportView } from '@tangthu/server/exports/export-view';
import { readSearchState, type SearchState } from '../search/search-state.ts';

/** The search of which an export was made, with the filters that were in force. */
export function stateOfExport({
  query,
  filters,
  order,
  columns,
}: Pick<ExportView, 'query' | 'filters' | 'order' | 'columns'>): SearchState {
  const { agency = [], type = [], status = [], fonds = [], file = [], from = '', to = '' } = filters;
  const plain = readSearchState(new URLSearchParams());
  return { ...plain, query, agency, type, status, fonds, file, from, to, order, columns };
}
