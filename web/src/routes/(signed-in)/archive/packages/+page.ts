import { demand, portalApi } from '#lib/api/portal-api.ts';
import { readListPage } from '#lib/archive/archive-link.ts';
import type { PageLoad } from './$types';

const perPage = 20;

/** A page of the hand-over packages, the newest first. */
export const load: PageLoad = async ({ fetch, url }) => {
  const page = readListPage(url.searchParams);
  const { packages } = await demand(
    portalApi(fetch).archive.packages.$get({
      query: { limit: String(perPage + 1), offset: String((page - 1) * perPage) },
    }),
  );
  return { packages: packages.slice(0, perPage), page, hasOlder: packages.length > perPage };
};
