import { createHash, randomBytes } from 'node:crypto';
import { asPortal } from '@tangthu/db/portal';
import { readerWithin, today, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import { SecondFactorNeededError, SignInRefusedError } from './identity-errors.ts';

/** How long a session lasts from its sign-in, in seconds. */
export const SESSION_SECONDS = 12 * 3600;
/** How long it lasts without a request. */
const IDLE_SECONDS = 3600;
/** How long a person may take for the second factor. */
const UNFINISHED_SECONDS = 15 * 60;

/** Members with these roles reach nothing until they have given a second factor. */
const FACTOR_ROLES = ['administrator', 'archivist', 'auditor'];

/** How a person signed in. */
export type SignInMethod = 'demonstration' | 'password' | 'single-sign-on';

/** From where a person signs in: the network address and what the browser calls itself. */
export interface Origin {
  readonly address: string;
  readonly browser: string;
}

/** A new session: the secret for the person's cookie, and whose it is. */
export interface NewSession {
  readonly token: string;
  readonly account: string;
}

/** What a session still lacks before it opens anything. */
type SessionNeed = 'second-factor' | 'enrolment';

/** A live session. */
export interface Session {
  /** The SHA-256 of its token in hexadecimal digits: names the session everywhere, opens nothing. */
  readonly id: string;
  readonly account: string;
  readonly method: SignInMethod;
  readonly withFactor: boolean;
  readonly needs: SessionNeed | null;
}

/** A member's role asks for a second factor from today on; `m` is the membership. */
const ASKS_FOR_FACTOR = `m.role = any ($2) and (m.valid_to is null or m.valid_to > (now() at time zone interval '7 hours')::date)`;

/**
 * Opens a session for a demonstration account; such accounts have no password. Only the token's SHA-256 is stored.
 * Throws `SignInRefusedError` for every other name, known or not.
 */
export async function openDemonstrationSession(
  store: Store,
  signInName: string,
  origin: Origin,
): Promise<NewSession> {
  return asPortal(store, async (portal) => {
    const [row] = await portal.query<{ id: string }>(
      'select id from account where sign_in_name = $1 and demonstration and not disabled',
      [signInName],
    );
    if (!row) throw new SignInRefusedError();
    return insertSession(portal, { account: row.id, method: 'demonstration', withFactor: false }, origin);
  });
}

/** Opens a session for whoever has proved to be this person. */
export function openSession(
  store: Store,
  account: string,
  method: SignInMethod,
  origin: Origin,
): Promise<NewSession> {
  return asPortal(store, (portal) => insertSession(portal, { account, method, withFactor: false }, origin));
}

/** Puts a session that has its second factor, with a secret of its own, in the place of one that had none. */
export function completeSession(store: Store, session: Session, origin: Origin): Promise<NewSession> {
  return asPortal(store, async (portal) => {
    await portal.query('delete from session where token_hash = $1', [bytesOf(session.id)]);
    return insertSession(
      portal,
      { account: session.account, method: session.method, withFactor: true },
      origin,
    );
  });
}

async function insertSession(
  portal: Transaction,
  { account, method, withFactor }: Pick<Session, 'account' | 'method' | 'withFactor'>,
  { address, browser }: Origin,
): Promise<NewSession> {
  const token = randomBytes(32).toString('base64url');
  await portal.query('delete from session where expires_at < now()');
  await portal.query(
    `insert into session (token_hash, account, method, with_factor, address, browser, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))`,
    [
      hashOf(token),
      account,
      method,
      withFactor,
      address.slice(0, 100),
      browser.slice(0, 300),
      SESSION_SECONDS,
    ],
  );
  await portal.query('update account set last_active_at = now() where id = $1', [account]);
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

/** Ends one session of an account, or all but one; says how many. */
export async function endSessions(
  store: Store,
  account: string,
  which: { readonly id: string } | { readonly allBut: string | null },
): Promise<number> {
  const ended = await asPortal(store, (portal) =>
    'id' in which
      ? portal.query('delete from session where account = $1 and token_hash = $2 returning 1', [
          account,
          bytesOf(which.id),
        ])
      : portal.query(
          'delete from session where account = $1 and token_hash is distinct from $2 returning 1',
          [account, which.allBut === null ? null : bytesOf(which.allBut)],
        ),
  );
  return ended.length;
}

interface SessionRow {
  account: string;
  method: SignInMethod;
  with_factor: boolean;
  has_factor: boolean;
  must_have_factor: boolean;
  age: number;
  unseen: boolean;
}

/** A live session, and what its person may read as of now; or what it still lacks before it opens anything. */
interface SignedIn {
  readonly session: Session;
  readonly opens: Reader | SessionNeed;
}

/**
 * The live session that a token opens, of an enabled account, with its person's rights; undefined where there is none. Sessions of a
 * demonstration live only while the server is one. Looked up anew for every request.
 */
export async function signedInBy(
  store: Store,
  token: string | undefined,
  demonstration: boolean,
): Promise<SignedIn | undefined> {
  if (!token) return undefined;
  return asPortal(store, async (portal) => {
    const session = await liveSession(portal, hashOf(token), demonstration);
    if (!session) return undefined;
    const { account, id, needs } = session;
    return { session, opens: needs ?? (await readerWithin(portal, account, today(), id)) };
  });
}

/** What the person of a session may read. Throws `SecondFactorNeededError` while it lacks its second factor. */
export function readerOfSession({ opens }: SignedIn): Reader {
  if (typeof opens === 'string') throw new SecondFactorNeededError(opens);
  return opens;
}

async function liveSession(
  portal: Transaction,
  hash: Buffer,
  demonstration: boolean,
): Promise<Session | undefined> {
  const [row] = await portal.query<SessionRow>(
    `select s.account, s.method, s.with_factor, extract(epoch from now() - s.created_at)::int as age,
       s.last_seen_at < now() - interval '1 minute' as unseen,
       exists (select from account_factor f where f.account = s.account and f.confirmed_at is not null) as has_factor,
       exists (select from membership m where m.account = s.account and ${ASKS_FOR_FACTOR}) as must_have_factor
     from session s join account a on a.id = s.account
     where s.token_hash = $1 and s.expires_at > now() and s.last_seen_at > now() - make_interval(secs => $3) and not a.disabled`,
    [hash, FACTOR_ROLES, IDLE_SECONDS],
  );
  if (!row) return undefined;
  if (row.unseen) await noteSeen(portal, hash, row.account);
  if (row.method === 'demonstration' && !demonstration) return undefined;
  const needs = needOf(row);
  if (needs && row.age > UNFINISHED_SECONDS) return undefined;
  return {
    id: hash.toString('hex'),
    account: row.account,
    method: row.method,
    withFactor: row.with_factor,
    needs,
  };
}

async function noteSeen(portal: Transaction, hash: Buffer, account: string): Promise<void> {
  await portal.query('update session set last_seen_at = now() where token_hash = $1', [hash]);
  await portal.query(
    `update account set last_active_at = now() where id = $1 and last_active_at < now() - interval '1 day'`,
    [account],
  );
}

/** People of a demonstration have no secret of their own, so no second one either. */
function needOf({ method, with_factor, has_factor, must_have_factor }: SessionRow): SessionNeed | null {
  if (method === 'demonstration' || with_factor) return null;
  if (has_factor) return 'second-factor';
  return must_have_factor ? 'enrolment' : null;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id, 'hex');
}
