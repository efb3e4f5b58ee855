import { redirect } from '@sveltejs/kit';
import { ask, orError, portalApi } from '#lib/api/portal-api.ts';
import type { LayoutServerLoad } from './$types';

/** The signed-in person; anyone else is asked to sign in and comes back to this very page. */
export const load: LayoutServerLoad = async ({ fetch, url, untrack }) => {
  const answer = await ask(portalApi(fetch).me.$get());
  if ('failure' in answer && answer.failure.status === 401) {
    const wanted = untrack(() => url.pathname + url.search);
    redirect(303, wanted === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(wanted)}`);
  }
  return { person: orError(answer) };
};
