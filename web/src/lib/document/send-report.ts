import type { ReportedField } from '@tangthu/server/reports/report-view';
import type { Failure } from '#lib/api/failure.ts';
import { ask, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';

/** Sends the form of a report; what the API refuses comes back in its words. */
export function sendReport(
  form: FormData,
  document: string,
  fetch: typeof globalThis.fetch,
): Promise<{ id: string } | { failure: Failure }> {
  const [from, to] = formText(form, 'words').split('-').map(Number);
  const field = formText(form, 'field') as ReportedField;
  const said = formText(form, 'said');
  const remark = formText(form, 'remark');
  return ask(
    portalApi(fetch).documents[':id'].reports.$post({
      param: { id: document },
      json: {
        page: Number(formText(form, 'page')),
        field,
        ...(field === 'text' && from !== undefined && to !== undefined ? { words: [from, to] as const } : {}),
        ...(said === '' ? {} : { said }),
        ...(remark === '' ? {} : { remark }),
        proposed: formText(form, 'proposed') || null,
      },
    }),
  );
}
