import { fail, redirect } from '@sveltejs/kit';
import { ask, demand, orError, portalApi } from '#lib/api/portal-api.ts';
import { isLookUp, readLookUp } from '#lib/desk/desk-form.ts';
import { formText } from '#lib/identity/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

/** What the clerk stated for the resident before: offered again. */
export const load: PageServerLoad = async ({ fetch }) => ({
  last: (await demand(portalApi(fetch).desk.$get())).last,
});

/**
 * The desk's work. Everything about residents comes and goes in bodies of forms: no name, number or case stands in an address, and
 * so none in the browser's history, in bookmarks or in the logs of a proxy.
 */
export const actions: Actions = {
  begin: async ({ request, fetch }) => {
    const form = await request.formData();
    const { purpose } = portalApi(fetch);
    orError(await ask<object>(purpose.end.$post()));
    const json = {
      purpose: formText(form, 'purpose'),
      legalBasis: formText(form, 'legalBasis').trim(),
      minutes: Number(formText(form, 'minutes')) || 30,
    };
    const answer = await ask<object>(purpose.$post({ json }));
    if ('failure' in answer) return fail(answer.failure.status, { of: 'begin' as const });
    redirect(303, '/desk');
  },
  lookUp: async ({ request, fetch }) => {
    const typed = readLookUp(await request.formData());
    if (!isLookUp(typed)) return fail(400, { of: 'empty' as const, typed });
    const { desk } = portalApi(fetch);
    const found = await ask(desk['look-up'].$post({ json: typed }));
    if ('failure' in found) return fail(found.failure.status, { of: 'failed' as const, typed });
    const [only, other] = found.candidates;
    if (!only || other || found.more) return { of: 'found' as const, typed, found };
    const resident = await ask(desk.resident.$post({ json: { paper: only.paper } }));
    if ('failure' in resident) return { of: 'found' as const, typed, found };
    return { of: 'resident' as const, typed, resident, alone: true };
  },
  open: async ({ request, fetch }) => {
    const form = await request.formData();
    const typed = readLookUp(form);
    const json = { paper: formText(form, 'paper') };
    const resident = await ask(portalApi(fetch).desk.resident.$post({ json }));
    if ('failure' in resident) return fail(resident.failure.status, { of: 'failed' as const, typed });
    return { of: 'resident' as const, typed, resident, alone: false };
  },
  next: async ({ fetch }) => {
    orError(await ask<object>(portalApi(fetch).purpose.end.$post()));
    redirect(303, '/desk');
  },
};
