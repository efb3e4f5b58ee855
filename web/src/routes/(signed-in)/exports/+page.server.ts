import { fail } from '@sveltejs/kit';
import { ask, demand, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

/** The person's own exports. */
export const load: PageServerLoad = async ({ fetch, depends }) => {
  depends('portal:exports');
  return await demand(portalApi(fetch).exports.$get());
};

/** Deletes one of them. */
export const actions: Actions = {
  delete: async ({ request, fetch }) => {
    const id = formText(await request.formData(), 'id');
    const answer = await ask(portalApi(fetch).exports[':id'].deletion.$post({ param: { id } }));
    return 'failure' in answer
      ? fail(answer.failure.status, { failure: answer.failure })
      : { failure: undefined };
  },
};
