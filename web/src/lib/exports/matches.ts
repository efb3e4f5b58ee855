import type { Component } from 'svelte';
import type { MatchCounts, TablePage } from '@tangthu/server/exports/export-view';
import { demand, portalApi } from '../api/portal-api.ts';
import type { WordPart } from '../i18n/words.ts';
import { rowsPerPage } from './table-columns.ts';
import { searchQuestion, type SearchQuestion, type SearchState } from '../search/search-state.ts';

/** What a view shows of all that match, with the component that shows it: only who looks at it loads it. */
export type LoadedView =
  | { readonly is: 'list' }
  | {
      readonly is: 'table';
      readonly table: TablePage;
      readonly Table: Component<{ state: SearchState; table: TablePage }>;
    }
  | {
      readonly is: 'charts';
      readonly counts: MatchCounts;
      readonly Charts: Component<{ state: SearchState; counts: MatchCounts }>;
    };

/** What is asked of all that match: a search without its order and its page. */
export function matchQuestion(
  state: SearchState,
): Omit<SearchQuestion, 'sort' | 'widened' | 'limit' | 'offset'> {
  const { q, agency, type, status, fonds, file, from, to, plain, sure } = searchQuestion(state);
  return { q, agency, type, status, fonds, file, plain, sure, ...(from && { from }), ...(to && { to }) };
}

/** A page of the table, the counts of the charts, or nothing beside the list; `learn` fetches the words that only they say. */
export async function loadView(
  fetch: typeof globalThis.fetch,
  state: SearchState,
  learn: (part: WordPart) => Promise<void>,
): Promise<LoadedView> {
  const api = portalApi(fetch);
  const query = matchQuestion(state);
  if (state.view === 'table') {
    const offset = String((state.page - 1) * rowsPerPage);
    const [table, { default: Table }] = await Promise.all([
      demand(api.table.$get({ query: { ...query, order: state.order, offset } })),
      import('./MatchTable.svelte'),
      learn('exports'),
    ]);
    return { is: 'table', table, Table };
  }
  if (state.view === 'charts') {
    const [counts, { default: Charts }] = await Promise.all([
      demand(api.counts.$get({ query })),
      import('../charts/MatchCharts.svelte'),
      learn('exports'),
    ]);
    return { is: 'charts', counts, Charts };
  }
  return { is: 'list' };
}
