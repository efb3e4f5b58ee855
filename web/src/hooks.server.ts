import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { TANGTHU_API_ORIGIN } from '$app/env/private';
import { describeFailure } from '#lib/api/failure.ts';
import { readDensity, readLanguage, readTheme, type Language } from '#lib/preferences/preferences.ts';
import { withSetCookies } from '#lib/security/cookie-header.ts';
import { isFromThisPortal } from '#lib/security/same-origin.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses forms of other sites, and renders every page in the person's language and theme. */
export const handle: Handle = async ({ event, resolve }) => {
  if (!safeMethods.has(event.request.method) && !isFromThisPortal(event.request.headers)) {
    return new Response('Yêu cầu này không đến từ cổng Tàng Thư.', { status: 403 });
  }
  const language = readLanguage(event.cookies.get('language'));
  const theme = readTheme(event.cookies.get('theme'));
  event.locals.language = language;
  event.locals.theme = theme;
  event.locals.density = readDensity(event.cookies.get('density'));
  event.locals.apiCookies = [];
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%tangthu.language%', language)
        .replace('%tangthu.theme%', theme)
        .replace('%tangthu.density%', event.locals.density),
    preload: ({ type, path }) =>
      type === 'js' ||
      type === 'css' ||
      (type === 'font' && /(vietnamese|latin)-[46]00-normal.*woff2$/.test(path)),
  });
  if (response.status === 405) return notAPage(event.request.method, language);
  for (const cookie of event.locals.apiCookies) response.headers.append('set-cookie', cookie);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  return response;
};

/** The address of a form, opened as if it were a page, leads to the start; any other way of asking is answered in a sentence. */
function notAPage(method: string, language: Language): Response {
  if (safeMethods.has(method)) return new Response(null, { status: 303, headers: { location: '/' } });
  const { message, messageEn } = describeFailure(405);
  return new Response(language === 'en' ? messageEn : message, { status: 405 });
}

/** What of the visitor's request goes along: the browser's name, and the server's stamp with the visitor's address. */
const handedOn = ['user-agent', 'x-tangthu-client'];

/**
 * Sends the API calls of page loads and forms to the fixed loopback origin, with the person's cookie, and hands cookies that it sets
 * on to the browser. The request's own host is never trusted: a forged `Host` header can't send the cookie elsewhere.
 */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/')) return fetch(request);
  const headers = new Headers(request.headers);
  for (const name of handedOn) headers.set(name, event.request.headers.get(name) ?? '');
  // A session that an action exchanged is the one with which the page is then made.
  const cookies = event.request.headers.get('cookie') ?? '';
  headers.set('cookie', withSetCookies(cookies, event.locals.apiCookies));
  // What is no form cannot come from another site's: the API takes nothing else without asking.
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  const forwarded = new Request(new URL(url.pathname + url.search, TANGTHU_API_ORIGIN), {
    method: request.method,
    headers,
    body: request.body === null ? null : await request.arrayBuffer(),
  });
  const answer = await fetch(forwarded);
  event.locals.apiCookies.push(...answer.headers.getSetCookie());
  return answer;
};

export const handleError: HandleServerError = (caught) => {
  if (caught.kind !== 'unknown') return describeFailure(caught.error.status, caught.error);
  const id = crypto.randomUUID();
  console.error(`${id} ${caught.event.request.method} ${caught.event.url.pathname}`, caught.error);
  return describeFailure(500, { id });
};
