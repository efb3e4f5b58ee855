import { fail, redirect } from '@sveltejs/kit';
import { ask, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import type { Actions } from './$types';

/** Sets the password of whoever was given a code. */
export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const [code, password] = [formText(form, 'code'), formText(form, 'password')];
    if (password !== formText(form, 'again')) return fail(400, { code, different: true });
    const answer = await ask(portalApi(fetch)['sign-in'].code.$post({ json: { code, password } }));
    if ('failure' in answer) return fail(answer.failure.status, { code, failure: answer.failure });
    redirect(303, '/');
  },
};
