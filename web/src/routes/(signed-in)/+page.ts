import { demand, portalApi } from '#lib/api/portal-api.ts';
import { newestQuestion } from '#lib/search/search-state.ts';
import type { PageLoad } from './$types';

/** The newest records that this person may read, to begin with, and how much there is to search. */
export const load: PageLoad = async ({ fetch }) => ({
  newest: await demand(portalApi(fetch).search.$get({ query: newestQuestion })),
});
