import { TANGTHU_API_ORIGIN } from '$app/env/private';
import type { RequestHandler } from './$types';

/** Ends the session at the API and takes its cookie back. */
export const POST: RequestHandler = async ({ request }) => {
  const answer = await fetch(new URL('/api/sign-out', TANGTHU_API_ORIGIN), {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: request.headers.get('cookie') ?? '' },
  }).catch(() => undefined);
  const headers = new Headers({ location: '/sign-in' });
  for (const cookie of answer?.headers.getSetCookie() ?? []) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
};
