import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import { AccountActionError, SignInRefusedError, TooManyTriesError } from './identity-errors.ts';
import { hashPassword, isOfOtherCost, isPassword } from './password-hash.ts';
import { ownNames } from './own-names.ts';
import { requireGoodPassword } from './password-rules.ts';
import { PasswordRefusedError } from './identity-errors.ts';
import { endSessions, openSession, type NewSession, type Origin, type Session } from './session.ts';
import { forgiveTries, takeTryOfAccount, takeTryOfAddress, type Try } from './tries.ts';

/** A refused sign-in as it is written down: whose account it was, if anybody's, and how many there were. */
export interface RefusedSignIn {
  readonly account: string | null;
  /** The try that counts: the account's own, or for a name that nobody has the address's. */
  readonly tried: Try;
}

interface AccountRow {
  id: string;
  hash: string | null;
  usable: boolean;
}

/**
 * Signs in by name and password. An unknown name, a wrong password, an account without one, a disabled and a locked one are
 * refused alike (`SignInRefusedError`), after the same work; `onRefusal` gets to know which it was. Throws `TooManyTriesError`
 * when too many came from this address.
 */
export async function signInWithPassword(
  store: Store,
  { signInName, password }: { readonly signInName: string; readonly password: string },
  origin: Origin,
  onRefusal: (refused: RefusedSignIn) => Promise<void>,
): Promise<NewSession> {
  const name = signInName.normalize('NFC').trim();
  const ofAddress = await takeTryOfAddress(store, origin.address);
  const found = await findAccount(store, name);
  const ofAccount = await takeTryOfAccount(store, found?.id, name);
  const mayTry = ofAddress.allowed && ofAccount.allowed;
  const right = ofAddress.allowed && (await isPassword(found?.hash ?? undefined, password));
  if (!right || !mayTry || !found?.usable) {
    await onRefusal({ account: found?.id ?? null, tried: found ? ofAccount : ofAddress });
    throw ofAddress.allowed ? new SignInRefusedError() : new TooManyTriesError();
  }
  await forgiveTries(store, found.id, origin.address);
  if (isOfOtherCost(found.hash ?? '')) await storePassword(store, found.id, password);
  return openSession(store, found.id, 'password', origin);
}

async function findAccount(store: Store, name: string): Promise<AccountRow | undefined> {
  const [row] = await asPortal(store, (portal) =>
    portal.query<AccountRow>(
      `select a.id, p.hash, not a.disabled and a.last_active_at > now() - interval '45 days' as usable
       from account a left join account_password p on p.account = a.id
       where a.sign_in_name = $1 and not a.demonstration`,
      [name],
    ),
  );
  return row;
}

/**
 * Changes the password of the signed-in person, who gives the present one, and ends all other sessions. Throws
 * `SignInRefusedError` when that is wrong or was tried too often, `PasswordRefusedError` when the new one is too easy,
 * `AccountActionError` for an account without a password.
 */
export async function changePassword(
  store: Store,
  session: Session,
  { current, wanted }: { readonly current: string; readonly wanted: string },
): Promise<void> {
  await requirePassword(store, session.account, current);
  await requireGoodPassword(wanted, await asPortal(store, (portal) => ownNames(portal, session.account)));
  if (wanted.normalize('NFC') === current.normalize('NFC')) throw new PasswordRefusedError('same');
  await storePassword(store, session.account, wanted);
  await endSessions(store, session.account, { allBut: session.id });
}

/** Makes sure that the person knows the account's password; counts like a sign-in. Throws as `changePassword` does. */
async function requirePassword(store: Store, account: string, password: string): Promise<void> {
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ hash: string }>('select hash from account_password where account = $1', [account]),
  );
  if (!row) throw new AccountActionError('This account has no password: it is signed in to in another way.');
  const { allowed } = await takeTryOfAccount(store, account, '');
  if (!(await isPassword(row.hash, password)) || !allowed) throw new SignInRefusedError();
  await forgiveTries(store, account, '');
}

/** Stores a password in the place of whatever was there. */
async function storePassword(store: Store, account: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await asPortal(store, (portal) =>
    portal.query(
      `insert into account_password (account, hash) values ($1, $2)
       on conflict (account) do update set hash = excluded.hash, changed_at = now()`,
      [account, hash],
    ),
  );
}
