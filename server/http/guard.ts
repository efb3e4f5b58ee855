import type { MiddlewareHandler } from 'hono';
import { currentSession, readerOfSession } from '../identity/session.ts';
import { NotSignedInError } from '../identity/identity-errors.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { readSessionCookie } from './session-cookie.ts';
import { SURFACES } from './surfaces.ts';

/**
 * Lets a request through when its surface is public or its session is alive; everything unlisted needs a session with its second
 * factor, where the person has or must have one.
 */
export function guard(services: Services): MiddlewareHandler<SignedInEnvironment> {
  return async (context, next) => {
    const kind = SURFACES[`${context.req.method} ${context.req.path}`];
    if (kind === 'public') return next();
    const { store, demonstration } = services;
    const session = await currentSession(store, readSessionCookie(context, services), demonstration);
    if (!session) throw new NotSignedInError();
    context.set('session', session);
    if (kind !== 'session') context.set('reader', await readerOfSession(store, session));
    return next();
  };
}
