import { fail } from '@sveltejs/kit';
import { ask, demand, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

/** What came in and matches one of the person's saved searches. */
export const load: PageServerLoad = async ({ fetch, params: { id } }) =>
  demand(portalApi(fetch).saved[':id'].matches.$get({ param: { id } }));

/** Marks what was looked at, one document or all, and takes the mark back. */
export const actions: Actions = {
  looked: async ({ request, fetch, params: { id } }) => {
    const form = await request.formData();
    const document = formText(form, 'document');
    const read = formText(form, 'read') !== 'no';
    const json = document === '' ? { read } : { read, document };
    const answer = await ask(portalApi(fetch).saved[':id'].looked.$post({ param: { id }, json }));
    return 'failure' in answer ? fail(answer.failure.status, { failure: answer.failure }) : {};
  },
};
