import { csrf } from 'hono/csrf';
import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import type { MiddlewareHandler } from 'hono';
import type { Services } from './services.ts';

/** Headers of every answer of the API: it is data, so a browser that opens it directly may run and load nothing. */
export function securityHeaders({ publicOrigin }: Services): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], sandbox: [] },
    strictTransportSecurity: publicOrigin?.startsWith('https:') ? 'max-age=31536000' : false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
  });
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
