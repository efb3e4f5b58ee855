import { fail, redirect } from '@sveltejs/kit';
import { ask, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import { readReturnPath } from '#lib/security/return-path.ts';
import type { Actions } from './$types';

/** Signs in by name and password; the page that was wanted asks for a second factor where one is needed. */
export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const signInName = formText(form, 'signInName');
    const answer = await ask(
      portalApi(fetch)['sign-in'].password.$post({
        json: { signInName, password: formText(form, 'password') },
      }),
    );
    if ('failure' in answer) return fail(answer.failure.status, { signInName, failure: answer.failure });
    redirect(303, readReturnPath(formText(form, 'return')));
  },
};
