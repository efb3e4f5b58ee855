import { demand, portalApi } from '#lib/api/portal-api.ts';
import type { PageLoad } from './$types';

/** One event of the log with its place in the chain. */
export const load: PageLoad = async ({ fetch, params }) => ({
  event: await demand(portalApi(fetch).audit.events[':id'].$get({ param: { id: params.id } })),
});
