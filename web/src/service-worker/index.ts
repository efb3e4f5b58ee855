import { version } from '$app/env';
import { self } from '$app/service-worker';

/**
 * Says in plain words that the portal can't be reached, instead of the browser's own page. It keeps that one page and nothing else: no
 * page of the portal, no answer of the API, no script. Whatever can be reached comes from the server, so that no old build is served.
 */
const plainPage = '/offline.html';
const kept = [plainPage, '/plain.css', '/seal.svg'];
const cacheName = `plain-page-${version}`;

self.addEventListener('install', (event) => {
  event.waitUntil(keepPlainPage());
});
self.addEventListener('activate', (event) => {
  event.waitUntil(begin());
});
self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== self.location.origin) return;
  // Downloads are the browser's own affair: it goes on with them where they broke off.
  if (event.request.mode === 'navigate' && !/^\/(api|iiif)\//.test(pathname))
    event.respondWith(pageOrPlainPage(event));
  else if (kept.includes(pathname)) event.respondWith(freshOrKept(event.request, pathname));
});

async function keepPlainPage(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(kept.map((path) => new Request(path, { cache: 'reload', credentials: 'omit' })));
  await self.skipWaiting();
}

async function begin(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  // The browser asks the server while this worker is still waking up, so that no visit is slower for it.
  await self.registration.navigationPreload.enable();
}

async function pageOrPlainPage(event: FetchEvent): Promise<Response> {
  try {
    const early = (await event.preloadResponse) as Response | undefined;
    const response = early ?? (await fetch(event.request));
    return isProxyWithoutPortal(response) ? await plain() : response;
  } catch {
    return plain();
  }
}

/** A proxy before the portal answers when the portal doesn't; the portal's own pages of failures say more than ours. */
function isProxyWithoutPortal({ status, headers }: Response): boolean {
  return [502, 503, 504].includes(status) && !headers.has('x-sveltekit-page');
}

async function plain(): Promise<Response> {
  const page = await caches.match(plainPage);
  return new Response(page?.body ?? null, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}

async function freshOrKept(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(path)) ?? Response.error();
  }
}
