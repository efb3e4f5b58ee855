import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import type { AgencyLabel } from '../retrieval/search-result.ts';

/** The roles of a membership, the most responsible first. */
export const ROLES = ['administrator', 'archivist', 'auditor', 'analyst', 'official', 'desk'] as const;

/** What a person does in an agency. */
export type MembershipRole = (typeof ROLES)[number];

/** A demonstration account as the sign-in page offers it. */
export interface DemonstrationAccount {
  readonly signInName: string;
  readonly displayName: string;
  /** Names of the agencies the person belongs to today. */
  readonly agencies: readonly string[];
  readonly role: MembershipRole;
}

/** The signed-in person, for the portal's header. `role` is the most responsible one of today's memberships. */
export interface SignedInPerson {
  readonly signInName: string;
  readonly displayName: string;
  readonly agencies: readonly AgencyLabel[];
  readonly role: MembershipRole;
  /** Whether one of today's memberships is an auditor's: beside another role too. */
  readonly audits: boolean;
}

interface MembershipRow {
  sign_in_name: string;
  display_name: string;
  code: string;
  name: string;
  role: MembershipRole;
}

/** Today in Vietnam, where an agency's name and a membership change at midnight. */
const TODAY = `(now() at time zone interval '7 hours')::date`;

const MEMBERSHIPS = `
  select a.sign_in_name, a.display_name, g.code, coalesce(present_name(g.id), g.code) as name, m.role
  from account a
  join membership m on m.account = a.id
    and (m.valid_from is null or m.valid_from <= ${TODAY}) and (m.valid_to is null or m.valid_to > ${TODAY})
  join agency g on g.id = m.agency`;

/** Every enabled demonstration account that belongs to an agency today, by display name. */
export async function demonstrationAccounts(store: Store): Promise<DemonstrationAccount[]> {
  const rows = await asPortal(store, (portal) =>
    portal.query<MembershipRow>(
      `${MEMBERSHIPS} where a.demonstration and not a.disabled order by a.display_name, a.sign_in_name, g.code`,
    ),
  );
  return people(rows).map(({ signInName, displayName, agencies, role }) => ({
    signInName,
    displayName,
    agencies: agencies.map(({ name }) => name),
    role,
  }));
}

/** The person behind an account, or undefined when it belongs to no agency today. */
export async function personOf(store: Store, account: string): Promise<SignedInPerson | undefined> {
  const rows = await asPortal(store, (portal) =>
    portal.query<MembershipRow>(`${MEMBERSHIPS} where a.id = $1 order by g.code`, [account]),
  );
  return people(rows)[0];
}

function people(rows: readonly MembershipRow[]): SignedInPerson[] {
  const bySignInName = Map.groupBy(rows, (row) => row.sign_in_name);
  return [...bySignInName.values()].flatMap((memberships) => {
    const [first] = memberships;
    if (!first) return [];
    const held = new Set(memberships.map(({ role }) => role));
    return {
      signInName: first.sign_in_name,
      displayName: first.display_name,
      agencies: memberships.map(({ code, name }) => ({ code, name })),
      role: ROLES.find((role) => held.has(role)) ?? first.role,
      audits: held.has('auditor'),
    };
  });
}
