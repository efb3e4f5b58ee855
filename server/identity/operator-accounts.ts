import { asPortal } from '@tangthu/db/portal';
import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { recordEvent } from '../audit/record-event.ts';
import { issueCode, type OneTimeCode } from './one-time-code.ts';

const ROLES = ['administrator', 'archivist', 'auditor', 'analyst', 'official', 'desk'];

/** What the operator asked for cannot be done; the message says why. */
export class OperatorError extends Error {
  override name = 'OperatorError';
}

/** An account that the operator makes at the machine, as a member of one agency. */
export interface NewAccount {
  readonly name: string;
  readonly displayName: string;
  /** The agency's code. */
  readonly agency: string;
  readonly role: string;
  /** The access modes that the member may read. */
  readonly modes: readonly string[];
}

/** An account in a line. */
export interface ListedAccount {
  readonly name: string;
  readonly state:
    'demonstration' | 'disabled' | 'without password' | 'password' | 'password and authenticator';
  readonly memberships: readonly string[];
}

/**
 * Makes an account, or adds a membership to one that is there, and issues the code for its password. Throws `OperatorError` for an
 * agency, role or mode that there is not, and for accounts of a demonstration.
 */
export async function addAccount(store: Store, account: NewAccount): Promise<OneTimeCode> {
  const { displayName, agency, role, modes } = account;
  const name = account.name.normalize('NFC').trim();
  if (!/^[\p{L}\p{N}][\p{L}\p{N}\p{M}.@_-]{1,99}$/u.test(name)) {
    throw new OperatorError('A sign-in name has letters, digits and . @ _ - only, 2 to 100 of them.');
  }
  if (!ROLES.includes(role)) throw new OperatorError(`There is no role "${role}". Roles: ${ROLES.join(' ')}`);
  if (!modes.every((mode) => mode === '01' || mode === '02')) {
    throw new OperatorError('--modes is 01, or 01,02.');
  }
  await asWriter(store, async (writer) => {
    const [kept] = await writer.query<{ id: number }>('select id from agency where code = $1', [agency]);
    if (!kept)
      throw new OperatorError(`There is no agency ${agency}. Load it first: npm run agencies -- <list.json>`);
    await writer.query(
      'insert into account (sign_in_name, display_name) values ($1, $2) on conflict (sign_in_name) do nothing',
      [name, displayName],
    );
    const { id } = await known(writer, name);
    await writer.query(
      `insert into membership (account, agency, role, modes) values ($1, $2, $3, $4)
       on conflict (account, agency) do update set role = excluded.role, modes = excluded.modes`,
      [id, kept.id, role, modes],
    );
  });
  return issueCodeFor(store, name, false);
}

/** Issues a new code for an account. Throws `OperatorError` where there is none, or it is one of a demonstration. */
export async function issueCodeFor(store: Store, name: string, resetsFactor: boolean): Promise<OneTimeCode> {
  const { id, code } = await asPortal(store, async (portal) => {
    const account = await known(portal, name);
    return { ...account, code: await issueCode(portal, account.id, { resetsFactor, issuedBy: null }) };
  });
  await record(store, 'account-code', id, { resetsFactor });
  return code;
}

/** Lets an account sign in, or no more. Throws `OperatorError` where there is none. */
export async function setDisabled(store: Store, name: string, disabled: boolean): Promise<void> {
  const id = await asWriter(store, async (writer) => {
    const account = await known(writer, name);
    await writer.query(
      `update account set disabled = $2, disabled_because = case when $2 then 'administrator' end,
         last_active_at = case when $2 then last_active_at else now() end
       where id = $1`,
      [account.id, disabled],
    );
    return account.id;
  });
  await record(store, disabled ? 'account-disabled' : 'account-enabled', id, {});
}

/** Every account, by name. */
export async function listAccounts(store: Store): Promise<ListedAccount[]> {
  const rows = await asPortal(store, (portal) =>
    portal.query<{ sign_in_name: string; state: ListedAccount['state']; memberships: string[] }>(
      `select a.sign_in_name, case when a.disabled then 'disabled' when a.demonstration then 'demonstration'
           when p.account is null then 'without password' when f.confirmed_at is null then 'password'
           else 'password and authenticator' end as state,
         coalesce((select array_agg(g.code || ' ' || m.role order by g.code)
           from membership m join agency g on g.id = m.agency where m.account = a.id), '{}') as memberships
       from account a left join account_password p on p.account = a.id left join account_factor f on f.account = a.id
       order by a.sign_in_name`,
    ),
  );
  return rows.map(({ sign_in_name: name, state, memberships }) => ({ name, state, memberships }));
}

async function known(transaction: Transaction, name: string): Promise<{ id: string }> {
  const [account] = await transaction.query<{ id: string; demonstration: boolean }>(
    'select id, demonstration from account where sign_in_name = $1',
    [name.normalize('NFC').trim()],
  );
  if (!account) throw new OperatorError(`There is no account ${name}. "npm run accounts -- list" shows all.`);
  if (account.demonstration)
    throw new OperatorError(`${name} belongs to the demonstration and has no password.`);
  return { id: account.id };
}

async function record(
  store: Store,
  action: 'account-code' | 'account-enabled' | 'account-disabled',
  target: string,
  details: object,
): Promise<void> {
  await recordEvent(store, {
    account: null,
    action,
    outcome: 'allowed',
    target,
    details: { ...details, by: 'operator' },
    requestId: 'accounts',
  });
}
