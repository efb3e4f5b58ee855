import { demand, portalApi } from '#lib/api/portal-api.ts';
import { readSearchState, searchQuestion } from '#lib/search/search-state.ts';
import type { PageLoad } from './$types';

/** The search that the address asks for, and its result. */
export const load: PageLoad = async ({ fetch, url }) => {
  const state = readSearchState(url.searchParams);
  const result = await demand(portalApi(fetch).search.$get({ query: searchQuestion(state) }));
  return { state, result };
};
