import { fail } from '@sveltejs/kit';
import type { ExplainedRecord } from '@tangthu/server/access/access-view';
import { endOfDay, queryOf, recipientOf } from '#lib/access/access-form.ts';
import { ask, demand, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

/** Grants and restrictions of the administered agencies, and the records that are asked for by number or id. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const { access } = portalApi(fetch);
  const asked = (url.searchParams.get('asked') ?? '').trim().slice(0, 200);
  const all = url.searchParams.has('all');
  const query = { open: all ? ('no' as const) : ('yes' as const) };
  const [{ grants }, { restrictions }] = await Promise.all([
    demand(access.grants.$get({ query })),
    demand(access.restrictions.$get({ query })),
  ]);
  const none: { records: ExplainedRecord[] } = { records: [] };
  const { records } = asked ? await demand(access.records.$get({ query: { asked } })) : none;
  return { asked, all, grants, restrictions, records };
};

/** Revokes a grant, lifts a restriction, grants by query. */
export const actions: Actions = {
  revoke: async ({ request, fetch }) => {
    const id = formText(await request.formData(), 'id');
    const answer = await ask(portalApi(fetch).access.grants[':id'].revocation.$post({ param: { id } }));
    return 'failure' in answer ? fail(answer.failure.status, { failure: answer.failure }) : { changed: true };
  },
  lift: async ({ request, fetch }) => {
    const id = formText(await request.formData(), 'id');
    const answer = await ask(portalApi(fetch).access.restrictions[':id'].lifting.$post({ param: { id } }));
    return 'failure' in answer ? fail(answer.failure.status, { failure: answer.failure }) : { changed: true };
  },
  grant: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await ask(
      portalApi(fetch).access.grants.$post({
        json: {
          to: recipientOf(form),
          authority: formText(form, 'authority').trim(),
          scope: { kind: 'query', query: queryOf(form) },
          purpose: formText(form, 'purpose'),
          legalBasis: formText(form, 'legalBasis'),
          until: endOfDay(formText(form, 'until')) ?? '',
        },
      }),
    );
    return 'failure' in answer ? fail(answer.failure.status, { failure: answer.failure }) : { changed: true };
  },
};
