import { redirect } from '@sveltejs/kit';
import { readDensity, readLanguage, readTheme } from '#lib/preferences/preferences.ts';
import { readReturnPath } from '#lib/security/return-path.ts';
import type { RequestHandler } from './$types';

// Nothing secret is in these cookies, and on a local network the portal may run over http.
const kept = {
  path: '/',
  maxAge: 60 * 60 * 24 * 365,
  sameSite: 'lax',
  secure: false,
  httpOnly: true,
} as const;

/** Keeps the language, the theme or the density that a form chose, and goes back to its page. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData();
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : null;
  };
  if (form.has('language')) cookies.set('language', readLanguage(text('language')), kept);
  if (form.has('theme')) cookies.set('theme', readTheme(text('theme')), kept);
  if (form.has('density')) cookies.set('density', readDensity(text('density')), kept);
  redirect(303, readReturnPath(text('back')));
};
