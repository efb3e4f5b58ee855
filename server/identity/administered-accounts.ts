import { asAdministrator, type Administrator } from '@tangthu/db/administrator';
import type { Store } from '@tangthu/db/store';
import type { MembershipRole } from './accounts.ts';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { AccountActionError } from './identity-errors.ts';
import { issueCode, type OneTimeCode } from './one-time-code.ts';

/** An account as an administrator of its person's agencies sees it. Moments are ISO 8601 in UTC. */
export interface AdministeredAccount {
  readonly id: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly state: 'active' | 'idle' | 'disabled';
  readonly demonstration: boolean;
  readonly hasPassword: boolean;
  readonly hasFactor: boolean;
  readonly lastActive: string;
  /** Today's and coming memberships in the administered agencies. */
  readonly memberships: readonly { readonly agency: string; readonly role: MembershipRole }[];
  /** Whether the administrator may disable, enable and issue codes; why not otherwise. */
  readonly mayChange: boolean;
  readonly self: boolean;
}

interface AccountRow {
  id: string;
  sign_in_name: string;
  display_name: string;
  disabled: boolean;
  disabled_because: string | null;
  demonstration: boolean;
  last_active_at: Date;
  has_password: boolean;
  has_factor: boolean;
  may_change: boolean;
  agencies: string[];
  roles: MembershipRole[];
}

const PRESENT_NAME = `coalesce(present_name(m.agency), g.code)`;

/** One part of the people of the administered agencies, by name. */
export async function administeredAccounts(
  store: Store,
  administrator: Administrator,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly accounts: AdministeredAccount[] }> {
  return asAdministrator(store, administrator, async (rules, { account }) => {
    const people = `from account a where exists (select from membership m where m.account = a.id
      and (m.valid_to is null or m.valid_to > $1::date))`;
    const [counted] = await rules.query<{ total: number }>(`select count(*)::int as total ${people}`, [
      administrator.day,
    ]);
    const rows = await rules.query<AccountRow>(
      `select a.id, a.sign_in_name, a.display_name, a.disabled, a.disabled_because, a.demonstration, a.last_active_at,
         p.has_password, p.has_factor, administers_account(a.id) as may_change, member.agencies, member.roles
       from (select a.id, a.sign_in_name, a.display_name, a.disabled, a.disabled_because, a.demonstration, a.last_active_at
         ${people} order by a.display_name, a.sign_in_name limit $2 offset $3) a
       cross join lateral account_proofs(a.id) p
       cross join lateral (
         select array_agg(${PRESENT_NAME} order by g.code) as agencies, array_agg(m.role order by g.code) as roles
         from membership m join agency g on g.id = m.agency
         where m.account = a.id and (m.valid_to is null or m.valid_to > $1::date)) member
       order by a.display_name, a.sign_in_name`,
      [administrator.day, limit, offset],
    );
    return { total: counted?.total ?? 0, accounts: rows.map((row) => viewOf(row, account)) };
  });
}

/** Disables an account, which ends its sessions, or enables it. Throws as `issueAccountCode` does. */
export async function changeAccount(
  store: Store,
  administrator: Administrator,
  account: string,
  disabled: boolean,
): Promise<void> {
  await asAdministrator(store, administrator, async (rules) => {
    const changed = await rules.query(
      `update account set disabled = $2, disabled_because = case when $2 then 'administrator' end,
         last_active_at = case when $2 then last_active_at else now() end
       where id = $1 returning id`,
      [account, disabled],
    );
    if (changed.length === 0) await refuse(rules.query.bind(rules), account);
  });
}

/**
 * Issues the code with which a person sets a new password. Throws `RecordNotFoundError` for an account that the administrator does
 * not see, `AccountActionError` for one that also belongs to agencies of others, the own, or one of a demonstration.
 */
export async function issueAccountCode(
  store: Store,
  administrator: Administrator,
  account: string,
  resetsFactor: boolean,
): Promise<OneTimeCode> {
  return asAdministrator(store, administrator, async (rules) => {
    const [known] = await rules.query<{ may: boolean }>(
      'select administers_account(id) and not demonstration as may from account where id = $1',
      [account],
    );
    if (!known?.may) await refuse(rules.query.bind(rules), account);
    return issueCode(rules, account, { resetsFactor, issuedBy: administrator.account });
  });
}

async function refuse(
  query: (sql: string, parameters: readonly unknown[]) => Promise<unknown[]>,
  account: string,
): Promise<never> {
  const seen = await query('select id from account where id = $1', [account]);
  if (seen.length === 0) throw new RecordNotFoundError();
  throw new AccountActionError(
    'This account is yours, belongs to a demonstration, or has agencies that you do not administer.',
  );
}

function viewOf(row: AccountRow, self: string): AdministeredAccount {
  return {
    id: row.id,
    signInName: row.sign_in_name,
    displayName: row.display_name,
    state: !row.disabled ? 'active' : row.disabled_because === 'idle' ? 'idle' : 'disabled',
    demonstration: row.demonstration,
    hasPassword: row.has_password,
    hasFactor: row.has_factor,
    lastActive: row.last_active_at.toISOString(),
    memberships: row.agencies.map((agency, at) => ({ agency, role: row.roles[at] ?? 'official' })),
    mayChange: row.may_change,
    self: row.id === self,
  };
}
