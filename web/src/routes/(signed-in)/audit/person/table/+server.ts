import { readFailure } from '#lib/api/failure.ts';
import { orError, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import type { RequestHandler } from './$types';

/** The trail of a person's number as a table. The number comes in the body of a form: it never stands in an address. */
export const POST: RequestHandler = async ({ request, fetch }) => {
  const number = formText(await request.formData(), 'number');
  const answer = await portalApi(fetch).audit.person.export.$post({ json: { number } });
  if (!answer.ok) orError({ failure: await readFailure(answer) });
  return new Response(answer.body, {
    headers: {
      'content-type': answer.headers.get('content-type') ?? 'text/csv',
      'content-disposition': answer.headers.get('content-disposition') ?? 'attachment',
      'cache-control': 'no-store',
    },
  });
};
