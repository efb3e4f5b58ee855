import { fail, redirect } from '@sveltejs/kit';
import { ask, demand, portalApi } from '#lib/api/portal-api.ts';
import { readFailure } from '#lib/api/failure.ts';
import { formText } from '#lib/identity/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

/** The person's lists of queries. */
export const load: PageServerLoad = async ({ fetch }) => demand(portalApi(fetch).batches.$get());

/** Takes a file of queries, stops a list, removes one. */
export const actions: Actions = {
  upload: async ({ request, fetch }) => {
    const form = await request.formData();
    const file = form.get('file');
    const bytes = file instanceof File ? await file.arrayBuffer() : new ArrayBuffer(0);
    const fileName = file instanceof File ? file.name.replace(/\.[^.]+$/u, '') : '';
    const name = formText(form, 'name').trim() || fileName || 'CSV';
    const query = new URLSearchParams({ name, hits: formText(form, 'hits') || '3' });
    const answer = await fetch(`/api/batches?${query.toString()}`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/csv' },
      body: bytes,
    });
    if (!answer.ok) {
      const failure = await readFailure(answer);
      return fail(failure.status, { failure });
    }
    const { id } = (await answer.json()) as { id: string };
    redirect(303, `/batches/${id}`);
  },
  stop: async ({ request, fetch }) => {
    const id = formText(await request.formData(), 'id');
    const answer = await ask(portalApi(fetch).batches[':id'].cancellation.$post({ param: { id } }));
    return 'failure' in answer ? fail(answer.failure.status, { failure: answer.failure }) : {};
  },
  remove: async ({ request, fetch }) => {
    const id = formText(await request.formData(), 'id');
    const answer = await ask(portalApi(fetch).batches[':id'].removal.$post({ param: { id } }));
    return 'failure' in answer ? fail(answer.failure.status, { failure: answer.failure }) : {};
  },
};
