import { ask, portalApi } from '#lib/api/portal-api.ts';
import type { RequestHandler } from './$types';

/** Ends the session at the API, which takes its cookie back; the browser forgets images and searches of the person. */
export const POST: RequestHandler = async ({ fetch }) => {
  await ask(portalApi(fetch)['sign-out'].$post());
  return new Response(null, {
    status: 303,
    headers: { Location: '/sign-in', 'Clear-Site-Data': '"cache", "storage"' },
  });
};
