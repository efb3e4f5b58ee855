import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import { newBackupCodes } from './backup-codes.ts';
import { CodeRefusedError } from './identity-errors.ts';
import type { IdentityKey } from './identity-key.ts';
import { requireCode } from './second-factor.ts';
import type { Session, SignInMethod } from './session.ts';

/** A live session as its person sees it. Moments are ISO 8601 in UTC. */
export interface SessionView {
  readonly id: string;
  readonly current: boolean;
  readonly method: SignInMethod;
  readonly address: string;
  readonly browser: string;
  readonly since: string;
  readonly lastSeen: string;
}

/** The signed-in person's own account. */
export interface OwnAccount {
  readonly signInName: string;
  readonly displayName: string;
  readonly demonstration: boolean;
  /** When the password was set; null where there is none. */
  readonly passwordSince: string | null;
  /** The authenticator, and how many backup codes are left; null where there is none. */
  readonly factor: { readonly since: string; readonly backupCodes: number } | null;
  readonly sessions: readonly SessionView[];
}

interface AccountRow {
  sign_in_name: string;
  display_name: string;
  demonstration: boolean;
  changed_at: Date | null;
  confirmed_at: Date | null;
  codes: number;
}

interface SessionRow {
  id: string;
  method: SignInMethod;
  address: string;
  browser: string;
  created_at: Date;
  last_seen_at: Date;
}

/** What the person of a session may know and change of the own account. */
export async function ownAccount(store: Store, session: Session): Promise<OwnAccount> {
  const { account, sessions } = await asPortal(store, async (portal) => {
    const [row] = await portal.query<AccountRow>(
      `select a.sign_in_name, a.display_name, a.demonstration, p.changed_at, f.confirmed_at,
         (select count(*)::int from backup_code b where b.account = a.id and b.used_at is null) as codes
       from account a left join account_password p on p.account = a.id left join account_factor f on f.account = a.id
       where a.id = $1`,
      [session.account],
    );
    const live = await portal.query<SessionRow>(
      `select encode(token_hash, 'hex') as id, method, address, browser, created_at, last_seen_at from session
       where account = $1 and expires_at > now() order by last_seen_at desc, id limit 100`,
      [session.account],
    );
    return { account: row, sessions: live };
  });
  if (!account) throw new Error('The session belongs to no account.');
  return {
    signInName: account.sign_in_name,
    displayName: account.display_name,
    demonstration: account.demonstration,
    passwordSince: account.changed_at?.toISOString() ?? null,
    factor: account.confirmed_at && { since: account.confirmed_at.toISOString(), backupCodes: account.codes },
    sessions: sessions.map((row) => ({
      id: row.id,
      current: row.id === session.id,
      method: row.method,
      address: row.address,
      browser: row.browser,
      since: row.created_at.toISOString(),
      lastSeen: row.last_seen_at.toISOString(),
    })),
  };
}

/** New backup codes in the place of the old ones, for whoever has the authenticator. Throws `CodeRefusedError` where not. */
export async function renewBackupCodes(
  store: Store,
  key: IdentityKey,
  session: Session,
  code: string,
): Promise<string[]> {
  if (!session.withFactor) throw new CodeRefusedError();
  await requireCode(store, key, session.account, code);
  return asPortal(store, (portal) => newBackupCodes(portal, key, session.account));
}
