import { ask, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import { readReturnPath } from '#lib/security/return-path.ts';
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Signs a person of the demonstration in, so that a plain form suffices. */
export const POST: RequestHandler = async ({ request, fetch }) => {
  const form = await request.formData();
  const path = readReturnPath(formText(form, 'return'));
  const answer = await ask(
    portalApi(fetch)['sign-in'].$post({ json: { signInName: formText(form, 'signInName') } }),
  );
  redirect(303, 'failure' in answer ? `/sign-in?failed&return=${encodeURIComponent(path)}` : path);
};
