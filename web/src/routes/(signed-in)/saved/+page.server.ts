import { fail } from '@sveltejs/kit';
import { ask, demand, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

/** The person's saved searches and feed. */
export const load: PageServerLoad = async ({ fetch }) => {
  const api = portalApi(fetch);
  const [{ searches, most }, { since }] = await Promise.all([
    demand(api.saved.$get()),
    demand(api.feed.$get()),
  ]);
  return { searches, most, feedSince: since };
};

type Fetch = typeof globalThis.fetch;
type Change = { name: string } | { alert: boolean };

async function change(fetch: Fetch, id: string, json: Change) {
  const answer = await ask(portalApi(fetch).saved[':id'].$post({ param: { id }, json }));
  return 'failure' in answer ? fail(answer.failure.status, { failure: answer.failure }) : {};
}

/** Changes the person's saved searches, and the secret address of their feed. */
export const actions: Actions = {
  rename: async ({ request, fetch }) => {
    const form = await request.formData();
    return change(fetch, formText(form, 'id'), { name: formText(form, 'name') });
  },
  alert: async ({ request, fetch }) => {
    const form = await request.formData();
    return change(fetch, formText(form, 'id'), { alert: formText(form, 'alert') === 'on' });
  },
  remove: async ({ request, fetch }) => {
    const id = formText(await request.formData(), 'id');
    const answer = await ask(portalApi(fetch).saved[':id'].removal.$post({ param: { id } }));
    return 'failure' in answer ? fail(answer.failure.status, { failure: answer.failure }) : {};
  },
  feed: async ({ fetch, url }) => {
    const answer = await ask(portalApi(fetch).feed.$post());
    if ('failure' in answer) return fail(answer.failure.status, { failure: answer.failure });
    return { address: `${url.origin}${answer.path}` };
  },
  endFeed: async ({ fetch }) => {
    const answer = await ask(portalApi(fetch).feed.end.$post());
    return 'failure' in answer ? fail(answer.failure.status, { failure: answer.failure }) : {};
  },
};
