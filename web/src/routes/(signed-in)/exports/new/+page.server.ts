import { fail, redirect } from '@sveltejs/kit';
import { ask, demand, portalApi } from '#lib/api/portal-api.ts';
import { matchQuestion } from '#lib/exports/matches.ts';
import { formats } from '#lib/exports/table-columns.ts';
import { formText } from '#lib/identity/form-text.ts';
import { readSearchState } from '#lib/search/search-state.ts';
import type { Actions, PageServerLoad } from './$types';

/** What an export of the search in the address would hold. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const state = readSearchState(url.searchParams);
  const { total } = await demand(portalApi(fetch).table.$get({ query: matchQuestion(state) }));
  return { state, total };
};

/** Puts the export into the queue and leads to the list of exports. */
export const actions: Actions = {
  default: async ({ request, fetch, url, locals }) => {
    const form = await request.formData();
    const chosen = new URLSearchParams(url.searchParams);
    chosen.delete('columns');
    for (const column of form.getAll('columns'))
      if (typeof column === 'string') chosen.append('columns', column);
    chosen.set('order', formText(form, 'order'));
    const state = readSearchState(chosen);
    const answer = await ask(
      portalApi(fetch).exports.$post({
        json: {
          ...matchQuestion(state),
          order: state.order,
          columns: [...state.columns],
          format: formats.find((format) => format === formText(form, 'format')) ?? formats[0],
          language: locals.language,
        },
      }),
    );
    if ('failure' in answer) return fail(answer.failure.status, { failure: answer.failure });
    redirect(303, '/exports');
  },
};
