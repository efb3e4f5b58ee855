import { demand, portalApi } from '#lib/api/portal-api.ts';
import { readReturnPath } from '#lib/security/return-path.ts';
import type { PageLoad } from './$types';

/** The ways of signing in, and where to go after it. */
export const load: PageLoad = async ({ fetch, url }) => {
  const api = portalApi(fetch);
  const [accounts, { singleSignOn }] = await Promise.all([
    demand(api['demo-accounts'].$get()),
    demand(api['sign-in-ways'].$get()),
  ]);
  return {
    accounts,
    singleSignOn,
    returnPath: readReturnPath(url.searchParams.get('return')),
    failed: url.searchParams.get('failed'),
    ended: url.searchParams.has('ended'),
  };
};
