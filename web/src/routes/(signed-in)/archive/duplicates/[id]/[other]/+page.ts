import { demand, portalApi } from '#lib/api/portal-api.ts';
import type { PageLoad } from './$types';

/** Two documents beside each other. */
export const load: PageLoad = async ({ fetch, params, depends }) => {
  depends('archive:duplicates');
  const comparison = await demand(portalApi(fetch).duplicates[':id'][':other'].$get({ param: params }));
  return { comparison };
};
