import { readAgencySearch } from '#lib/agencies/agency-link.ts';
import { demand, portalApi } from '#lib/api/portal-api.ts';
import type { PageLoad } from './$types';

const perPage = 50;

/** The administered agencies that bear or bore what the address asks for. */
export const load: PageLoad = async ({ fetch, url }) => {
  const search = readAgencySearch(url.searchParams);
  const { agencies, total } = await demand(
    portalApi(fetch).agencies.$get({
      query: { query: search.query, limit: String(perPage), offset: String((search.page - 1) * perPage) },
    }),
  );
  return { ...search, agencies, total, hasMore: search.page * perPage < total };
};
