import type { ServerResponse } from 'node:http';
import { csrf } from 'hono/csrf';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import type { MiddlewareHandler } from 'hono';
import { ERROR_PAGE_POLICY } from './error-page.ts';
import type { Services } from './services.ts';

const HTTPS_ONLY = 'max-age=31536000; includeSubDomains';

/**
 * Headers of every answer of the API: it is data, so a browser that opens it directly may run and load nothing. The one page that it
 * has, that of a failure, may load its look.
 */
export function securityHeaders({ publicOrigin }: Services): MiddlewareHandler {
  const ofData = secureHeaders({
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], sandbox: [] },
    strictTransportSecurity: isHttps(publicOrigin) ? HTTPS_ONLY : false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
  });
  return async (context, next) => {
    await ofData(context, next);
    if (context.res.headers.get('Content-Type')?.startsWith('text/html'))
      context.header('Content-Security-Policy', ERROR_PAGE_POLICY);
  };
}

/** Refuses form posts from other sites. A JSON post from one needs a preflight, which this API never grants. */
export function forgeryProtection({ publicOrigin }: Services): MiddlewareHandler {
  return publicOrigin ? csrf({ origin: publicOrigin }) : csrf();
}

/** No cache keeps an answer, unless its route says otherwise. */
export const keepOutOfCaches = createMiddleware(async (context, next) => {
  await next();
  if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'private, no-store');
});

/** Headers of the portal's pages; their Content-Security-Policy is the portal's own, for only it knows its scripts. */
export function setPortalHeaders(
  outgoing: ServerResponse,
  { publicOrigin }: { readonly publicOrigin?: string | undefined },
): void {
  outgoing.setHeader('X-Content-Type-Options', 'nosniff');
  outgoing.setHeader('X-Frame-Options', 'DENY');
  outgoing.setHeader('Referrer-Policy', 'same-origin');
  outgoing.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  outgoing.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  outgoing.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  if (isHttps(publicOrigin)) outgoing.setHeader('Strict-Transport-Security', HTTPS_ONLY);
}

function isHttps(publicOrigin: string | undefined): boolean {
  return publicOrigin?.startsWith('https:') ?? false;
}
