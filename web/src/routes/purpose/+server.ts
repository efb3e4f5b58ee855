import { error, redirect } from '@sveltejs/kit';
import { ask, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import { readReturnPath } from '#lib/security/return-path.ts';
import type { RequestHandler } from './$types';

/** States the purpose that a form names, or ends what was stated, and goes back to the form's page. */
export const POST: RequestHandler = async ({ request, fetch }) => {
  const form = await request.formData();
  const answer = await ask<object>(
    form.has('end')
      ? portalApi(fetch).purpose.end.$post()
      : portalApi(fetch).purpose.$post({
          json: {
            purpose: formText(form, 'purpose'),
            legalBasis: formText(form, 'legalBasis'),
            minutes: Number(formText(form, 'minutes')) || 30,
          },
        }),
  );
  if ('failure' in answer) error(answer.failure.status, answer.failure.message, answer.failure);
  redirect(303, readReturnPath(formText(form, 'back')));
};
