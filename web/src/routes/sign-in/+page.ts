import { demand, portalApi } from '#lib/api/portal-api.ts';
import { readReturnPath } from '#lib/security/return-path.ts';
import type { PageLoad } from './$types';

/** The demonstration accounts, and where to go after signing in. */
export const load: PageLoad = async ({ fetch, url }) => ({
  accounts: await demand(portalApi(fetch)['demo-accounts'].$get()),
  returnPath: readReturnPath(url.searchParams.get('return')),
  failed: url.searchParams.has('failed'),
});
