import { TANGTHU_API_ORIGIN } from '$app/env/private';
import { readReturnPath } from '#lib/security/return-path.ts';
import type { RequestHandler } from './$types';

/** Signs in through the API and hands its session cookie on, so that a plain form suffices. */
export const POST: RequestHandler = async ({ request }) => {
  const form = await request.formData();
  const signInName = form.get('signInName');
  const wanted = form.get('return');
  const path = readReturnPath(typeof wanted === 'string' ? wanted : null);
  const answer = await fetch(new URL('/api/sign-in', TANGTHU_API_ORIGIN), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ signInName }),
  }).catch(() => undefined);
  const location = answer?.ok ? path : `/sign-in?failed&return=${encodeURIComponent(path)}`;
  const headers = new Headers({ location });
  for (const cookie of answer?.headers.getSetCookie() ?? []) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
};
