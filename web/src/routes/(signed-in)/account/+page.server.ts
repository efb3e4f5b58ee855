import { fail, redirect } from '@sveltejs/kit';
import { ask, demand, portalApi } from '#lib/api/portal-api.ts';
import { formText } from '#lib/identity/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

/** The signed-in person's own account. */
export const load: PageServerLoad = async ({ fetch }) => ({
  account: await demand(portalApi(fetch).account.$get()),
});

/** Changes the password, makes backup codes, ends sessions. */
export const actions: Actions = {
  password: async ({ request, fetch }) => {
    const form = await request.formData();
    const wanted = formText(form, 'password');
    if (wanted !== formText(form, 'again')) return fail(400, { of: 'password', different: true });
    const answer = await ask(
      portalApi(fetch).account.password.$post({ json: { current: formText(form, 'current'), wanted } }),
    );
    if ('failure' in answer) return fail(answer.failure.status, { of: 'password', failure: answer.failure });
    return { of: 'password', changed: true };
  },
  codes: async ({ request, fetch }) => {
    const code = formText(await request.formData(), 'code');
    const answer = await ask(portalApi(fetch).account['backup-codes'].$post({ json: { code } }));
    if ('failure' in answer) return fail(answer.failure.status, { of: 'codes', failure: answer.failure });
    return { of: 'codes', backupCodes: answer.backupCodes };
  },
  end: async ({ request, fetch }) => {
    const id = formText(await request.formData(), 'session');
    const answer = await ask(portalApi(fetch).account.sessions[':id'].end.$post({ param: { id } }));
    // Whoever ends a session that has ended meanwhile got what was wanted.
    if ('failure' in answer && answer.failure.status !== 404) {
      return fail(answer.failure.status, { of: 'sessions', failure: answer.failure });
    }
    return { of: 'sessions' };
  },
  others: async ({ fetch }) => {
    const answer = await ask(portalApi(fetch).account.sessions['end-others'].$post());
    return 'failure' in answer
      ? fail(answer.failure.status, { of: 'sessions', failure: answer.failure })
      : {};
  },
  all: async ({ fetch }) => {
    const answer = await ask(portalApi(fetch).account.sessions['end-all'].$post());
    if ('failure' in answer) return fail(answer.failure.status, { of: 'sessions', failure: answer.failure });
    redirect(303, '/sign-in?ended');
  },
};
