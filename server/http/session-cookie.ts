import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { SESSION_SECONDS } from '../identity/session.ts';
import type { Services } from './services.ts';

const NAME = 'tangthu_session';
const SINGLE_SIGN_ON = 'tangthu_sign_in';
const SINGLE_SIGN_ON_SECONDS = 600;

/** The session's token from the request's cookie, or undefined. */
export function readSessionCookie(context: Context, services: Services): string | undefined {
  return isSecure(services) ? getCookie(context, NAME, 'host') : getCookie(context, NAME);
}

/** Gives the browser its session: unreadable to scripts, not sent from other sites. */
export function writeSessionCookie(context: Context, services: Services, token: string): void {
  setCookie(context, NAME, token, { ...attributes(services), maxAge: SESSION_SECONDS });
}

/** The secret of a sign-in that this browser was sent away with, which is taken back. */
export function takeDepartureCookie(context: Context, services: Services): string {
  const secret = isSecure(services)
    ? getCookie(context, SINGLE_SIGN_ON, 'host')
    : getCookie(context, SINGLE_SIGN_ON);
  deleteCookie(context, SINGLE_SIGN_ON, attributes(services));
  return secret ?? '';
}

/** Gives the browser a secret with which it comes back from the single sign-on. */
export function writeDepartureCookie(context: Context, services: Services, secret: string): void {
  setCookie(context, SINGLE_SIGN_ON, secret, { ...attributes(services), maxAge: SINGLE_SIGN_ON_SECONDS });
}

/** Takes the session's cookie back. */
export function clearSessionCookie(context: Context, services: Services): void {
  deleteCookie(context, NAME, attributes(services));
}

/** The `__Host-` prefix binds the cookie to this host alone, but browsers accept it over https only. */
function attributes(services: Services): CookieOptions {
  const common = { httpOnly: true, sameSite: 'Lax', path: '/' } as const;
  return isSecure(services) ? { ...common, secure: true, prefix: 'host' } : common;
}

function isSecure({ publicOrigin }: Services): boolean {
  return publicOrigin?.startsWith('https:') ?? false;
}
