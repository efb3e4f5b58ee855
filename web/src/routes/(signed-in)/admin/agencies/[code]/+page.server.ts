import { fail, redirect } from '@sveltejs/kit';
import { agencyHref } from '#lib/agencies/agency-link.ts';
import { changeOfForm, nameOfForm } from '#lib/agencies/change-form.ts';
import { describeFailure } from '#lib/api/failure.ts';
import { ask, portalApi } from '#lib/api/portal-api.ts';
import type { Actions } from './$types';

const textOf = (form: FormData, field: string): string => {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
};

/** Plain forms: a change is previewed, then confirmed as it was shown; names hold at once. */
export const actions: Actions = {
  preview: async ({ fetch, params: { code }, request }) => {
    const change = changeOfForm(code, await request.formData());
    if (!change) return fail(400, { failure: describeFailure(403), refused: undefined });
    const { agencies } = portalApi(fetch);
    const answer = await ask(agencies.previews.$post({ json: change as never }));
    if ('failure' in answer) return fail(answer.failure.status, { failure: answer.failure, refused: change });
    const names: Record<string, string> = {};
    if (change.kind === 'succession') {
      const successor = await ask(agencies[':code'].$get({ param: { code: change.successor } }));
      if (!('failure' in successor)) names[change.successor] = `${successor.name} (${successor.code})`;
    }
    return { preview: answer, change, names };
  },
  confirm: async ({ fetch, params: { code }, request }) => {
    const id = textOf(await request.formData(), 'preview');
    const answer = await ask(portalApi(fetch).agencies.previews[':id'].confirmation.$post({ param: { id } }));
    if ('failure' in answer) return fail(answer.failure.status, { failure: answer.failure });
    redirect(303, `${agencyHref(code)}?done`);
  },
  addName: async ({ fetch, params: { code }, request }) => {
    const answer = await ask(
      portalApi(fetch).agencies[':code'].names.$post({
        param: { code },
        json: nameOfForm(await request.formData()),
      }),
    );
    if ('failure' in answer) return fail(answer.failure.status, { failure: answer.failure });
    redirect(303, `${agencyHref(code)}?done`);
  },
  closeName: async ({ fetch, params: { code }, request }) => {
    const form = await request.formData();
    const answer = await ask(
      portalApi(fetch).agencies[':code'].names[':name'].closing.$post({
        param: { code, name: textOf(form, 'id') },
        json: { to: textOf(form, 'to') },
      }),
    );
    if ('failure' in answer) return fail(answer.failure.status, { failure: answer.failure });
    redirect(303, `${agencyHref(code)}?done`);
  },
};
