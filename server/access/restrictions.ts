import { asAdministrator, type Administrator } from '@tangthu/db/administrator';
import type { Store } from '@tangthu/db/store';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { AccessRuleError } from './access-errors.ts';
import type { RestrictionView } from './access-view.ts';
import {
  administeredAuthority,
  labeller,
  requireDecided,
  scopeOf,
  stateOf,
  type NamedScope,
  type ScopeRow,
} from './rule-scope.ts';

/** An embargo (with an end) or a hold (without) to be set. */
export interface NewRestriction {
  /** Code of the administered agency that closes what it decides on. */
  readonly authority: string;
  readonly scope: NamedScope;
  readonly reason: string;
  readonly legalBasis: string;
  readonly until?: Date | undefined;
}

interface RestrictionRow extends ScopeRow {
  id: string;
  kind: 'embargo' | 'hold';
  authority: number;
  reason: string;
  legalBasis: string;
  from: Date;
  until: Date | null;
  by: string;
  liftedBy: string | null;
  ended: Date | null;
}

/** The restrictions of the administered agencies, the newest first; `open` leaves out those that have ended. */
export function listRestrictions(
  store: Store,
  administrator: Administrator,
  { open, limit, offset }: { readonly open: boolean; readonly limit: number; readonly offset: number },
): Promise<RestrictionView[]> {
  return asAdministrator(store, administrator, async (rules) => {
    const rows = await rules.query<RestrictionRow>(
      `select id, kind, authority, document, file, fonds, named_scope(document, file, fonds) as label, reason,
         legal_basis as "legalBasis", valid_from as "from", valid_to as "until", account_name(set_by) as by,
         account_name(lifted_by) as "liftedBy", lifted_at as ended
       from restriction where not $1 or (lifted_at is null and (valid_to is null or valid_to > now()))
       order by id desc limit $2 offset $3`,
      [open, limit, offset],
    );
    const labelOf = await labeller(
      rules,
      rows.map(({ authority }) => authority),
    );
    const now = new Date();
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      authority: labelOf(row.authority),
      scope: scopeOf(row),
      reason: row.reason,
      legalBasis: row.legalBasis,
      from: row.from.toISOString(),
      until: row.until?.toISOString() ?? null,
      by: row.by,
      state: stateOf(row, now),
      liftedBy: row.liftedBy,
      liftedAt: row.ended?.toISOString() ?? null,
    }));
  });
}

/**
 * Closes records at once, to all but the archivists and administrators of who decides on each. Throws `RecordNotFoundError` for what
 * no administered agency decides on, there or not, `AccessRuleError` for an end in the past.
 */
export function setRestriction(
  store: Store,
  administrator: Administrator,
  { authority: code, scope, reason, legalBasis, until }: NewRestriction,
): Promise<{ id: string }> {
  return asAdministrator(store, administrator, async (rules, current) => {
    if (until && until <= new Date()) throw new AccessRuleError('ends-early');
    const authority = await administeredAuthority(rules, current, code);
    await requireDecided(rules, authority, scope);
    const [made] = await rules.query<{ id: string }>(
      `insert into restriction (kind, authority, ${scope.kind}, reason, legal_basis, valid_to, set_by)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [until ? 'embargo' : 'hold', authority, scope.id, reason, legalBasis, until ?? null, current.account],
    );
    if (!made) throw new Error('The restriction was not stored.');
    return made;
  });
}

/** Ends a restriction at once. Throws `RecordNotFoundError` for one that the administrator does not see, `AccessRuleError` for one that was lifted. */
export function liftRestriction(store: Store, administrator: Administrator, id: string): Promise<void> {
  return asAdministrator(store, administrator, async (rules, current) => {
    const [known] = await rules.query<{ lifted: boolean }>(
      'select lifted_at is not null as lifted from restriction where id = $1',
      [id],
    );
    if (!known) throw new RecordNotFoundError();
    const changed = await rules.query(
      'update restriction set lifted_by = $2, lifted_at = now() where id = $1 and lifted_at is null returning 1',
      [id, current.account],
    );
    if (known.lifted || changed.length === 0) throw new AccessRuleError('ended');
  });
}
