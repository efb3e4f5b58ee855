import { fail } from '@sveltejs/kit';
import { ask, orError, portalApi } from '#lib/api/portal-api.ts';
import type { Actions } from './$types';

/** The number comes and goes in the body of a form: it never stands in an address. */
export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const typed = form.get('number');
    const number = typeof typed === 'string' ? typed.trim() : '';
    const before = Number(form.get('before'));
    const json = { number, ...(before > 0 && { before }) };
    const answer = await ask(portalApi(fetch).audit.person.$post({ json }));
    if ('failure' in answer && answer.failure.status === 400) return fail(400, { number });
    return { number, trail: orError(answer) };
  },
};
