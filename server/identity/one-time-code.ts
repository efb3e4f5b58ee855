import { createHash, randomBytes } from 'node:crypto';
import { asPortal } from '@tangthu/db/portal';
import type { Store, Transaction } from '@tangthu/db/store';
import { CodeRefusedError, TooManyTriesError } from './identity-errors.ts';
import { hashPassword } from './password-hash.ts';
import { ownNames } from './own-names.ts';
import { requireGoodPassword } from './password-rules.ts';
import { openSession, type NewSession, type Origin } from './session.ts';
import { forgiveTries, takeTryOfAddress } from './tries.ts';

const CODE_HOURS = 72;
const CODE_LETTERS = 25;
/** No letter or digit that is taken for another when it is read out or copied. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A code with which a person sets a password, once, and until when. */
export interface OneTimeCode {
  readonly code: string;
  readonly expiresAt: Date;
}

/**
 * Issues a code (125 random bits) for an account; older ones of the account end. With `resetsFactor` the second factor is taken
 * away when the code is used, for somebody who lost the authenticator. Only the code's SHA-256 is stored.
 */
export async function issueCode(
  portal: Transaction,
  account: string,
  { resetsFactor, issuedBy }: { readonly resetsFactor: boolean; readonly issuedBy: string | null },
): Promise<OneTimeCode> {
  const code = randomCode();
  await portal.query('update account_code set used_at = now() where account = $1 and used_at is null', [
    account,
  ]);
  const [row] = await portal.query<{ expires_at: Date }>(
    `insert into account_code (hash, account, resets_factor, issued_by, expires_at)
     values ($1, $2, $3, $4, now() + make_interval(hours => $5)) returning expires_at`,
    [hashOf(code), account, resetsFactor, issuedBy, CODE_HOURS],
  );
  if (!row) throw new Error('No code was stored.');
  return { code, expiresAt: row.expires_at };
}

/**
 * Sets the password of whoever was given the code, ends the person's sessions, and opens a new one. Throws `CodeRefusedError` for a
 * code that is wrong, used or too old or whose account is disabled, `PasswordRefusedError` for a password that is too easy (the
 * code stays good), `TooManyTriesError` for too many tries from this address.
 */
export async function redeemCode(
  store: Store,
  { code, password }: { readonly code: string; readonly password: string },
  origin: Origin,
): Promise<NewSession> {
  if (!(await takeTryOfAddress(store, origin.address)).allowed) throw new TooManyTriesError();
  const names = await asPortal(store, async (portal) => {
    const [found] = await portal.query<{ id: string }>(`select a.id ${OPEN_CODE}`, [hashOf(code)]);
    if (!found) throw new CodeRefusedError();
    return ownNames(portal, found.id);
  });
  await requireGoodPassword(password, names);
  const hash = await hashPassword(password);
  const account = await asPortal(store, (portal) => useCode(portal, code, hash));
  await forgiveTries(store, account, origin.address);
  return openSession(store, account, 'password', origin);
}

const OPEN_CODE = `from account_code c join account a on a.id = c.account
  where c.hash = $1 and c.used_at is null and c.expires_at > now() and not a.disabled and not a.demonstration`;

/** Of two that use the same code at once only one comes through. */
async function useCode(portal: Transaction, code: string, passwordHash: string): Promise<string> {
  const [used] = await portal.query<{ account: string; resets_factor: boolean }>(
    `update account_code set used_at = now() where hash in (select c.hash ${OPEN_CODE} for update of c)
     returning account, resets_factor`,
    [hashOf(code)],
  );
  if (!used) throw new CodeRefusedError();
  await portal.query(
    `insert into account_password (account, hash) values ($1, $2)
     on conflict (account) do update set hash = excluded.hash, changed_at = now()`,
    [used.account, passwordHash],
  );
  if (used.resets_factor) {
    await portal.query('delete from account_factor where account = $1', [used.account]);
    await portal.query('delete from backup_code where account = $1', [used.account]);
  }
  await portal.query('delete from session where account = $1', [used.account]);
  return used.account;
}

/** Letters in groups of five. */
function randomCode(): string {
  const letters = [...randomBytes(CODE_LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.replace(/.{5}(?=.)/g, '$&-');
}

/** However the groups were typed. */
function hashOf(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
    .digest();
}
