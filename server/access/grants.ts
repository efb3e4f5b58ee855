import { asAdministrator, type Administrator } from '@tangthu/db/administrator';
import type { Store, Transaction } from '@tangthu/db/store';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { AccessRuleError } from './access-errors.ts';
import type { GrantQuery, GrantView } from './access-view.ts';
import {
  administeredAuthority,
  labeller,
  requireDecided,
  scopeOf,
  stateOf,
  type NamedScope,
  type ScopeRow,
} from './rule-scope.ts';

/** How many documents a grant by query may open at most when it is made. */
const MOST_DOCUMENTS = 20_000;

/** A grant to be made: to a person (by the sign-in name) or an agency (by its code). */
export interface NewGrant {
  readonly to: { readonly person: string } | { readonly agency: string };
  /** Code of the administered agency that grants what it decides on. */
  readonly authority: string;
  readonly scope: NamedScope | { readonly kind: 'query'; readonly query: GrantQuery };
  readonly purpose: string;
  readonly legalBasis: string;
  readonly from?: Date | undefined;
  readonly until: Date;
}

interface GrantRow extends ScopeRow {
  id: string;
  person: string | null;
  agency: number | null;
  authority: number;
  purpose: string;
  legalBasis: string;
  from: Date;
  until: Date;
  by: string;
  revokedBy: string | null;
  ended: Date | null;
}

/** The grants of the administered agencies, the newest first; `open` leaves out those that have ended. */
export function listGrants(
  store: Store,
  administrator: Administrator,
  { open, limit, offset }: { readonly open: boolean; readonly limit: number; readonly offset: number },
): Promise<GrantView[]> {
  return asAdministrator(store, administrator, async (rules) => {
    const rows = await rules.query<GrantRow>(
      `select id, account_name(to_account) as person, to_agency as agency, authority, document, file, fonds, query,
         named_scope(document, file, fonds) as label, purpose, legal_basis as "legalBasis", valid_from as "from",
         valid_to as "until", account_name(granted_by) as by, account_name(revoked_by) as "revokedBy", revoked_at as ended
       from access_grant where not $1 or (revoked_at is null and valid_to > now())
       order by id desc limit $2 offset $3`,
      [open, limit, offset],
    );
    const labelOf = await labeller(
      rules,
      rows.flatMap(({ agency, authority }) => [agency, authority]),
    );
    const now = new Date();
    return rows.map((row) => ({
      id: row.id,
      person: row.person,
      agency: row.agency === null ? null : labelOf(row.agency),
      authority: labelOf(row.authority),
      scope: scopeOf(row),
      purpose: row.purpose,
      legalBasis: row.legalBasis,
      from: row.from.toISOString(),
      until: row.until.toISOString(),
      by: row.by,
      state: stateOf(row, now),
      revokedBy: row.revokedBy,
      revokedAt: row.ended?.toISOString() ?? null,
    }));
  });
}

/**
 * Makes a grant, in force from its first moment on. Throws `RecordNotFoundError` for what no administered agency decides on, there
 * or not, `AccessRuleError` for an unknown recipient, the administrator as recipient, an end in the past, and a query that would open
 * more than 20,000 documents.
 */
export function makeGrant(
  store: Store,
  administrator: Administrator,
  grant: NewGrant,
): Promise<{ id: string }> {
  return asAdministrator(store, administrator, async (rules, current) => {
    const { scope, purpose, legalBasis, from = new Date(), until } = grant;
    if (until <= from || until <= new Date()) throw new AccessRuleError('ends-early');
    const authority = await administeredAuthority(rules, current, grant.authority);
    const { account, agency } = await recipientOf(rules, grant.to);
    if (account === current.account) throw new AccessRuleError('yourself');
    if (scope.kind === 'query') await requireNarrow(rules, authority, scope.query);
    else await requireDecided(rules, authority, scope);
    const [made] = await rules.query<{ id: string }>(
      `insert into access_grant (to_account, to_agency, authority, ${scope.kind}, purpose, legal_basis, valid_from, valid_to, granted_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [
        ...[account, agency, authority, scope.kind === 'query' ? JSON.stringify(scope.query) : scope.id],
        ...[purpose, legalBasis, from, until, current.account],
      ],
    );
    if (!made) throw new Error('The grant was not stored.');
    return made;
  });
}

/** Ends a grant at once. Throws `RecordNotFoundError` for one that the administrator does not see, `AccessRuleError` for one that was revoked. */
export function revokeGrant(store: Store, administrator: Administrator, id: string): Promise<void> {
  return asAdministrator(store, administrator, async (rules, current) => {
    const [known] = await rules.query<{ revoked: boolean }>(
      'select revoked_at is not null as revoked from access_grant where id = $1',
      [id],
    );
    if (!known) throw new RecordNotFoundError();
    const changed = await rules.query(
      'update access_grant set revoked_by = $2, revoked_at = now() where id = $1 and revoked_at is null returning 1',
      [id, current.account],
    );
    if (known.revoked || changed.length === 0) throw new AccessRuleError('ended');
  });
}

async function recipientOf(
  rules: Transaction,
  to: NewGrant['to'],
): Promise<{ account: string | null; agency: number | null }> {
  if ('person' in to) {
    const [person] = await rules.query<{ id: string }>('select id from find_account($1)', [to.person]);
    if (!person) throw new AccessRuleError('unknown-person');
    return { account: person.id, agency: null };
  }
  const [agency] = await rules.query<{ id: number }>('select id from agency where code = $1', [to.agency]);
  if (!agency) throw new AccessRuleError('unknown-agency');
  return { account: null, agency: agency.id };
}

async function requireNarrow(rules: Transaction, authority: number, query: GrantQuery): Promise<void> {
  const [row] = await rules.query<{ size: number }>('select grant_query_size($1, $2::jsonb, $3) as size', [
    authority,
    JSON.stringify(query),
    MOST_DOCUMENTS,
  ]);
  if (!row || row.size > MOST_DOCUMENTS) throw new AccessRuleError('too-much');
}
