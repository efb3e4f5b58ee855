import { fail, redirect } from '@sveltejs/kit';
import { ask, portalApi } from '#lib/api/portal-api.ts';
import { sendReport } from '#lib/document/send-report.ts';
import { formText } from '#lib/identity/form-text.ts';
import type { Actions } from './$types';

/** Takes a report of what is wrong; shows the document's numbers of people in full for a stated purpose, or masks them again; then the same page is read anew. */
export const actions: Actions = {
  report: async ({ request, fetch, params: { id } }) => {
    const answer = await sendReport(await request.formData(), id, fetch);
    if ('failure' in answer) return fail(answer.failure.status, { failure: answer.failure, sent: false });
    return { sent: true };
  },
  unmask: async ({ request, fetch, params: { id }, url }) => {
    const form = await request.formData();
    const answer = await ask(
      portalApi(fetch).documents[':id'].unmasking.$post({
        param: { id },
        json: {
          purpose: formText(form, 'purpose'),
          legalBasis: formText(form, 'legalBasis'),
          minutes: Number(formText(form, 'minutes')) || 30,
        },
      }),
    );
    if ('failure' in answer) return fail(answer.failure.status, { failure: answer.failure });
    redirect(303, samePage(url));
  },
  mask: async ({ fetch, params: { id }, url }) => {
    const answer = await ask(portalApi(fetch).documents[':id'].unmasking.end.$post({ param: { id } }));
    if ('failure' in answer) return fail(answer.failure.status, { failure: answer.failure });
    redirect(303, samePage(url));
  },
};

/** The address without the action's name. */
function samePage({ pathname, searchParams }: URL): string {
  const parameters = new URLSearchParams([...searchParams].filter(([name]) => !name.startsWith('/')));
  return `${pathname}?${parameters.toString()}`;
}
