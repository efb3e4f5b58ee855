import { fail } from '@sveltejs/kit';
import { endOfDay, recipientOf, scopeOf } from '#lib/access/access-form.ts';
import { ask, demand, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who sees a record, and why; with `?person=` why that one does or does not. */
export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const record = portalApi(fetch).access.records[':id'];
  const name = (url.searchParams.get('person') ?? '').trim().slice(0, 200);
  const explanation = await demand(record.$get({ param: { id: params.id } }));
  const answer = name
    ? await ask(record.person.$get({ param: { id: params.id }, query: { name } }))
    : undefined;
  return {
    explanation,
    name,
    answered: answer && !('failure' in answer) ? answer.person : undefined,
    unknown: answer && 'failure' in answer ? answer.failure : undefined,
  };
};

/** Grants the record, its file or its fonds, or closes it. */
export const actions: Actions = {
  grant: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await ask(
      portalApi(fetch).access.grants.$post({
        json: {
          to: recipientOf(form),
          authority: formText(form, 'authority'),
          scope: scopeOf(form),
          purpose: formText(form, 'purpose'),
          legalBasis: formText(form, 'legalBasis'),
          until: endOfDay(formText(form, 'until')) ?? '',
        },
      }),
    );
    return 'failure' in answer ? fail(answer.failure.status, { failure: answer.failure }) : { changed: true };
  },
  close: async ({ request, fetch }) => {
    const form = await request.formData();
    const until = endOfDay(formText(form, 'until'));
    const answer = await ask(
      portalApi(fetch).access.restrictions.$post({
        json: {
          authority: formText(form, 'authority'),
          scope: scopeOf(form),
          reason: formText(form, 'reason'),
          legalBasis: formText(form, 'legalBasis'),
          ...(until && { until }),
        },
      }),
    );
    return 'failure' in answer ? fail(answer.failure.status, { failure: answer.failure }) : { changed: true };
  },
};
