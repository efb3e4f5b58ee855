import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import { newBackupCodes, useBackupCode } from './backup-codes.ts';
import { AccountActionError, CodeRefusedError } from './identity-errors.ts';
import type { IdentityKey } from './identity-key.ts';
import { completeSession, endSessions, type NewSession, type Origin, type Session } from './session.ts';
import { forgiveTries, takeTryOfAccount } from './tries.ts';

const STEP_SECONDS = 30;
/** Clocks differ: the code before and the code after count too. */
const STEPS_ASIDE = 1;
const SECRET_BYTES = 20;

/** What an authenticator is set up with. */
export interface Enrolment {
  /** Base32 in groups of four, for typing. */
  readonly secret: string;
  /** `otpauth://…`, for the QR code. */
  readonly address: string;
}

/** A second factor that was set up: the session that has it, and ten codes for the day when the authenticator is lost. */
export interface EnrolledFactor {
  readonly session: NewSession;
  readonly backupCodes: readonly string[];
}

/**
 * Begins setting an authenticator up, or goes on with the one that was begun in this session: a page that is loaded again shows the same code.
 * The one in use stays until the new one is confirmed. Throws `AccountActionError` for accounts of a demonstration.
 */
export async function beginEnrolment(
  store: Store,
  key: IdentityKey,
  { account, id }: Session,
): Promise<Enrolment> {
  const fresh = key.encrypt(account, randomBytes(SECRET_BYTES));
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ waiting_secret: Uint8Array; sign_in_name: string }>(
      `insert into account_factor as f (account, waiting_secret, waiting_session)
       select id, $2, $3 from account where id = $1 and not demonstration
       on conflict (account) do update set waiting_session = excluded.waiting_session, waiting_secret = case
         when f.waiting_session = excluded.waiting_session then coalesce(f.waiting_secret, excluded.waiting_secret)
         else excluded.waiting_secret end
       returning f.waiting_secret, (select sign_in_name from account where id = f.account)`,
      [account, fresh, Buffer.from(id, 'hex')],
    ),
  );
  if (!row) throw new AccountActionError('Accounts of a demonstration have no second factor.');
  const secret = key.decrypt(account, row.waiting_secret);
  const totp = totpOf(secret, row.sign_in_name);
  return { secret: totp.secret.base32.replace(/.{4}(?=.)/g, '$& '), address: totp.toString() };
}

/**
 * Confirms the authenticator by one of its codes: from now on it is asked for. Gives backup codes, and a new session in the place of
 * this one; all others end. Who has a factor already also gives a code of that one. Throws `CodeRefusedError` for a wrong code.
 */
export async function confirmEnrolment(
  store: Store,
  key: IdentityKey,
  session: Session,
  { code, presentCode }: { readonly code: string; readonly presentCode?: string | undefined },
  origin: Origin,
): Promise<EnrolledFactor> {
  const { account } = session;
  if (session.withFactor) await requireCode(store, key, account, presentCode ?? '');
  const tried = await takeTryOfAccount(store, account, '');
  if (!tried.allowed) throw new CodeRefusedError(tried);
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ waiting_secret: Uint8Array | null }>(
      'select waiting_secret from account_factor where account = $1 and waiting_session = $2',
      [account, Buffer.from(session.id, 'hex')],
    ),
  );
  const step = row?.waiting_secret && stepOf(key.decrypt(account, row.waiting_secret), code);
  if (!step) throw new CodeRefusedError(tried);
  const backupCodes = await asPortal(store, async (portal) => {
    const [confirmed] = await portal.query(
      `update account_factor set secret = waiting_secret, waiting_secret = null, waiting_session = null, confirmed_at = now(), last_step = $3
       where account = $1 and waiting_secret = $2 returning 1`,
      [account, row.waiting_secret, step],
    );
    if (!confirmed) throw new CodeRefusedError();
    return newBackupCodes(portal, key, account);
  });
  await forgiveTries(store, account, '');
  await endSessions(store, account, { allBut: session.id });
  return { session: await completeSession(store, session, origin), backupCodes };
}

/**
 * Takes the code of the authenticator, or a backup code, and gives a new session in the place of this one. Every code counts once.
 * Throws `CodeRefusedError` for a wrong one, and for any after too many tries.
 */
export async function giveSecondFactor(
  store: Store,
  key: IdentityKey,
  session: Session,
  code: string,
  origin: Origin,
): Promise<NewSession> {
  await requireCode(store, key, session.account, code);
  return completeSession(store, session, origin);
}

/** Makes sure that the person has the authenticator or a backup code at hand. Throws `CodeRefusedError` where not. */
export async function requireCode(
  store: Store,
  key: IdentityKey,
  account: string,
  code: string,
): Promise<void> {
  const tried = await takeTryOfAccount(store, account, '');
  const digits = code.replaceAll(/\s/g, '');
  const right = /^\d{6}$/.test(digits)
    ? tried.allowed && (await useTotp(store, key, account, digits))
    : tried.allowed && (await asPortal(store, (portal) => useBackupCode(portal, key, account, code)));
  if (!right) throw new CodeRefusedError(tried);
  await forgiveTries(store, account, '');
}

async function useTotp(store: Store, key: IdentityKey, account: string, code: string): Promise<boolean> {
  return asPortal(store, async (portal) => {
    const [row] = await portal.query<{ secret: Uint8Array | null }>(
      'select secret from account_factor where account = $1',
      [account],
    );
    const step = row?.secret && stepOf(key.decrypt(account, row.secret), code);
    if (!step) return false;
    const used = await portal.query(
      'update account_factor set last_step = $2 where account = $1 and last_step < $2 returning 1',
      [account, step],
    );
    return used.length > 0;
  });
}

/** The number of the 30 seconds of which this is the code; undefined for none of now. */
function stepOf(secret: Uint8Array, code: string): number | undefined {
  const now = Date.now();
  const aside = totpOf(secret, '').validate({
    token: code.replaceAll(/\s/g, ''),
    timestamp: now,
    window: STEPS_ASIDE,
  });
  return aside === null ? undefined : Math.floor(now / 1000 / STEP_SECONDS) + aside;
}

/** SHA-1, six digits, 30 seconds: what every authenticator knows (RFC 6238). */
function totpOf(secret: Uint8Array, label: string): TOTP {
  const bytes = new Uint8Array(secret);
  return new TOTP({
    issuer: 'Tàng Thư',
    label,
    secret: new Secret({ buffer: bytes.buffer }),
    period: STEP_SECONDS,
  });
}
