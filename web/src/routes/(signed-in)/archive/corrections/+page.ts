import { demand, portalApi } from '#lib/api/portal-api.ts';
import type { PageLoad } from './$types';

/** The corrections that archivists made, the newest first. */
export const load: PageLoad = async ({ fetch, url }) => {
  const before = url.searchParams.get('before');
  const { corrections } = await demand(
    portalApi(fetch).review.corrections.$get({ query: before ? { before } : {} }),
  );
  return { corrections, before };
};
