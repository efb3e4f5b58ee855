import type { MiddlewareHandler } from 'hono';
import { currentReader } from '../identity/session.ts';
import { NotSignedInError } from '../identity/identity-errors.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { readSessionCookie } from './session-cookie.ts';
import { SURFACES } from './surfaces.ts';

/** Lets a request through when its surface is public or its session is alive; everything unlisted needs a session. */
export function guard(services: Services): MiddlewareHandler<SignedInEnvironment> {
  return async (context, next) => {
    if (SURFACES[`${context.req.method} ${context.req.path}`] === 'public') return next();
    const reader = await currentReader(services.store, readSessionCookie(context, services));
    if (!reader) throw new NotSignedInError();
    context.set('reader', reader);
    return next();
  };
}
