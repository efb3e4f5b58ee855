import { fail } from '@sveltejs/kit';
import { ask, demand, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

const perPage = 50;

/** The people of the administered agencies. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const page = Math.max(1, Math.min(100_000, Math.trunc(Number(url.searchParams.get('page'))) || 1));
  const { accounts, total } = await demand(
    portalApi(fetch).accounts.$get({
      query: { limit: String(perPage), offset: String((page - 1) * perPage) },
    }),
  );
  return { accounts, page, hasMore: page * perPage < total };
};

/** Disables, enables, and issues codes. */
export const actions: Actions = {
  state: async ({ request, fetch }) => {
    const form = await request.formData();
    const id = formText(form, 'account');
    const disabled = formText(form, 'disabled') === 'yes';
    const answer = await ask(
      portalApi(fetch).accounts[':id'].state.$post({ param: { id }, json: { disabled } }),
    );
    return 'failure' in answer ? fail(answer.failure.status, { failure: answer.failure }) : {};
  },
  code: async ({ request, fetch }) => {
    const form = await request.formData();
    const id = formText(form, 'account');
    const resetsFactor = form.has('resetsFactor');
    const answer = await ask(
      portalApi(fetch).accounts[':id'].code.$post({ param: { id }, json: { resetsFactor } }),
    );
    if ('failure' in answer) return fail(answer.failure.status, { failure: answer.failure });
    return { issued: { account: id, ...answer } };
  },
};
