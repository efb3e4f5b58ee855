import { readerOf } from '@tangthu/db/reader';
import type { MiddlewareHandler } from 'hono';
import { readerOfSession, signedInBy } from '../identity/session.ts';
import { NotSignedInError } from '../identity/identity-errors.ts';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { feedAccount } from '../saved/feed-token.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { readSessionCookie } from './session-cookie.ts';
import { SURFACES } from './surfaces.ts';

/** Where feeds stand, each under the secret of its person. */
const FEEDS = '/api/feeds/';

/**
 * Lets a request through when its surface is public or its session is alive; everything unlisted needs a session with its second
 * factor, where the person has or must have one. A feed is its person's own, whom the secret in its address names.
 */
export function guard(services: Services): MiddlewareHandler<SignedInEnvironment> {
  return async (context, next) => {
    const kind = SURFACES[`${context.req.method} ${context.req.path}`];
    if (kind === 'public') return next();
    const { store, demonstration } = services;
    if (context.req.path.startsWith(FEEDS)) {
      const account = await feedAccount(store, feedSecretOf(context.req.path));
      if (account === undefined) throw new RecordNotFoundError();
      context.set('reader', await readerOf(store, account));
      return next();
    }
    const signedIn = await signedInBy(store, readSessionCookie(context, services), demonstration);
    if (!signedIn) throw new NotSignedInError();
    context.set('session', signedIn.session);
    if (kind !== 'session') context.set('reader', readerOfSession(signedIn));
    return next();
  };
}

/** The secret in the address of a feed; '' opens none. */
function feedSecretOf(path: string): string {
  return /^([\w-]{43})\.atom$/.exec(path.slice(FEEDS.length))?.[1] ?? '';
}
