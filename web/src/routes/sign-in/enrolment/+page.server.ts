import { fail, redirect } from '@sveltejs/kit';
import { ask, orError, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import { readReturnPath } from '#lib/security/return-path.ts';
import type { Actions, PageServerLoad } from './$types';

/** Shows what an authenticator is set up with; `replace` for whoever has one already. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const api = portalApi(fetch);
  const answer = await ask(api.session.$get());
  if ('failure' in answer && answer.failure.status === 401) redirect(303, '/sign-in');
  const { needs, withFactor } = orError(answer);
  if (needs === 'second-factor') redirect(303, '/sign-in/second-factor');
  const returnPath = readReturnPath(url.searchParams.get('return'));
  const settled = withFactor && !url.searchParams.has('replace');
  const enrolment = settled ? null : orError(await ask(api['second-factor'].enrolment.$post()));
  return { enrolment, must: needs === 'enrolment', replaces: withFactor, returnPath };
};

/** Confirms the authenticator, and shows the backup codes this once. */
export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const presentCode = formText(form, 'presentCode');
    const answer = await ask(
      portalApi(fetch)['second-factor'].confirmation.$post({
        json: { code: formText(form, 'code'), ...(presentCode && { presentCode }) },
      }),
    );
    if ('failure' in answer) return fail(answer.failure.status, { failure: answer.failure });
    return { backupCodes: answer.backupCodes };
  },
};
