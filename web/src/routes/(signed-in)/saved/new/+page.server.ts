import { fail, redirect } from '@sveltejs/kit';
import { ask, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import { savedQuestion } from '#lib/saved/saved-link.ts';
import { readSearchState } from '#lib/search/search-state.ts';
import type { Actions, PageServerLoad } from './$types';

/** The search that is to be saved, as the address says. */
export const load: PageServerLoad = ({ url }) => ({ state: readSearchState(url.searchParams) });

/** Saves it under the name that the person gives. */
export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const name = formText(await request.formData(), 'name');
    const question = savedQuestion(readSearchState(url.searchParams));
    const answer = await ask(portalApi(fetch).saved.$post({ json: { name, ...question } }));
    if ('failure' in answer) return fail(answer.failure.status, { failure: answer.failure });
    redirect(303, '/saved');
  },
};
