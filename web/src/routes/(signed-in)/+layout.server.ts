import { redirect } from '@sveltejs/kit';
import { ask, demand, orError, portalApi } from '#lib/api/portal-api.ts';
import type { LayoutServerLoad } from './$types';

/** The signed-in person, and for what purpose they work; anyone else is asked to sign in, or for the second factor, and comes back to this very page. */
export const load: LayoutServerLoad = async ({ fetch, url, untrack }) => {
  const answer = await ask(portalApi(fetch).me.$get());
  const status = 'failure' in answer ? answer.failure.status : 200;
  if (status === 401 || status === 403) {
    const wanted = untrack(() => url.pathname + url.search);
    const place = status === 401 ? '/sign-in' : '/sign-in/second-factor';
    redirect(303, wanted === '/' ? place : `${place}?return=${encodeURIComponent(wanted)}`);
  }
  const purpose = await demand(portalApi(fetch).purpose.$get());
  return { person: orError(answer), purpose };
};
