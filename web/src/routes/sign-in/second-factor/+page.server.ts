import { fail, redirect } from '@sveltejs/kit';
import { ask, orError, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import { readReturnPath } from '#lib/security/return-path.ts';
import type { Actions, PageServerLoad } from './$types';

/** Asks for the second factor, whoever still has to give it. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const wanted = readReturnPath(url.searchParams.get('return'));
  const answer = await ask(portalApi(fetch).session.$get());
  if ('failure' in answer && answer.failure.status === 401) redirect(303, '/sign-in');
  const { needs } = orError(answer);
  if (needs === null) redirect(303, wanted);
  if (needs === 'enrolment') redirect(303, `/sign-in/enrolment?return=${encodeURIComponent(wanted)}`);
  return { returnPath: wanted };
};

/** Takes the code. */
export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await ask(
      portalApi(fetch)['second-factor'].$post({ json: { code: formText(form, 'code') } }),
    );
    if ('failure' in answer) return fail(answer.failure.status, { failure: answer.failure });
    redirect(303, readReturnPath(formText(form, 'return')));
  },
};
