import { demand, portalApi } from '#lib/api/portal-api.ts';
import { loadView } from '#lib/exports/matches.ts';
import { readSearchState, searchQuestion } from '#lib/search/search-state.ts';
import type { PageLoad } from './$types';

/** The search that the address asks for, its result, and what its view shows of all that match. */
export const load: PageLoad = async ({ fetch, url }) => {
  const state = readSearchState(url.searchParams);
  const [result, view] = await Promise.all([
    demand(portalApi(fetch).search.$get({ query: searchQuestion(state) })),
    loadView(fetch, state),
  ]);
  return { state, result, view };
};
