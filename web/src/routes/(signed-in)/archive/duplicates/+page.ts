import { demand, portalApi } from '#lib/api/portal-api.ts';
import type { PageLoad } from './$types';

/** Documents that were found to be one, those with the newest first. */
export const load: PageLoad = async ({ fetch, url }) => {
  const before = url.searchParams.get('before');
  const page = await demand(portalApi(fetch).duplicates.$get({ query: before ? { before } : {} }));
  return { ...page, newer: before ? '/archive/duplicates' : undefined };
};
