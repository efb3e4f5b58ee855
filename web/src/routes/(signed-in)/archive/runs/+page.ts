import { demand, portalApi } from '#lib/api/portal-api.ts';
import { readListPage } from '#lib/archive/archive-link.ts';
import type { PageLoad } from './$types';

const perPage = 20;

/** A page of the runs, the newest first. */
export const load: PageLoad = async ({ fetch, url }) => {
  const page = readListPage(url.searchParams);
  const { runs, total } = await demand(
    portalApi(fetch).archive.runs.$get({
      query: { limit: String(perPage), offset: String((page - 1) * perPage) },
    }),
  );
  return { runs, page, hasOlder: page * perPage < total };
};
