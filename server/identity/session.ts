import { createHash, randomBytes } from 'node:crypto';
import { asPortal } from '@tangthu/db/portal';
import { readerOf, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { SignInRefusedError } from './identity-errors.ts';

/** How long a session lasts from its sign-in, in seconds. */
export const SESSION_SECONDS = 12 * 3600;

/** A new session: the secret for the person's cookie, and whose it is. */
export interface NewSession {
  readonly token: string;
  readonly account: string;
}

/**
 * Opens a session for a demonstration account; such accounts have no password. Only the token's SHA-256 is stored.
 * Throws `SignInRefusedError` for every other name, known or not.
 */
export async function openDemonstrationSession(store: Store, signInName: string): Promise<NewSession> {
  const token = randomBytes(32).toString('base64url');
  const account = await asPortal(store, async (portal) => {
    await portal.query('delete from session where expires_at < now()');
    const [row] = await portal.query<{ account: string }>(
      `insert into session (token_hash, account, expires_at)
       select $1, id, now() + make_interval(secs => $2) from account
       where sign_in_name = $3 and demonstration and not disabled
       returning account`,
      [hashOf(token), SESSION_SECONDS, signInName],
    );
    return row?.account;
  });
  if (!account) throw new SignInRefusedError();
  return { token, account };
}

/** Ends the session of a token; returns whose it was, or undefined when there was none. */
export async function closeSession(store: Store, token: string): Promise<string | undefined> {
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ account: string }>('delete from session where token_hash = $1 returning account', [
      hashOf(token),
    ]),
  );
  return row?.account;
}

/**
 * The person whose session the token opens, with what they may read as of today; undefined without a live session of an
 * enabled account. Looked up anew for every request, so that a withdrawn right ends at once.
 */
export async function currentReader(store: Store, token: string | undefined): Promise<Reader | undefined> {
  if (!token) return undefined;
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ account: string }>(
      `select s.account from session s join account a on a.id = s.account
       where s.token_hash = $1 and s.expires_at > now() and not a.disabled`,
      [hashOf(token)],
    ),
  );
  return row && readerOf(store, row.account);
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
