import { createHash, randomBytes } from 'node:crypto';
import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import { asAccount } from './own-rows.ts';

/**
 * Makes the secret of a person's feed, in the place of the one before, which opens nothing any more. Only its SHA-256 is stored: it is
 * given this once.
 */
export async function makeFeedToken(store: Store, account: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await asAccount(store, account, (portal) =>
    portal.query(
      `insert into feed_token (account, hash) values ($1, $2)
       on conflict (account) do update set hash = excluded.hash, made_at = now()`,
      [account, hashOf(token)],
    ),
  );
  return token;
}

/** Ends the person's feed at once. */
export async function endFeed(store: Store, account: string): Promise<void> {
  await asAccount(store, account, (portal) =>
    portal.query('delete from feed_token where account = $1', [account]),
  );
}

/** Since when the person's feed is there (ISO 8601 in UTC); null where there is none. */
export async function feedSince(store: Store, account: string): Promise<string | null> {
  const [row] = await asAccount(store, account, (portal) =>
    portal.query<{ made_at: Date }>('select made_at from feed_token where account = $1', [account]),
  );
  return row?.made_at.toISOString() ?? null;
}

/** Whose feed a secret opens: that of an enabled account, or nobody's. */
export async function feedAccount(store: Store, token: string): Promise<string | undefined> {
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ account: string | null }>('select feed_account($1) as account', [hashOf(token)]),
  );
  return row?.account ?? undefined;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
