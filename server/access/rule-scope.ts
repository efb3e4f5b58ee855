import type { Transaction } from '@tangthu/db/store';
import type { Administrator } from '@tangthu/db/administrator';
import { RecordNotFoundError } from '../records/record-errors.ts';
import type { AgencyLabel } from '../agencies/agency-view.ts';
import { labelsOf } from '../agencies/agency-labels.ts';
import type { GrantQuery, RuleScope, RuleState } from './access-view.ts';

/** What of a record a rule names: ids of a document, a file or a fonds. */
export type NamedScope =
  | { readonly kind: 'document'; readonly id: string }
  | { readonly kind: 'file'; readonly id: string }
  | { readonly kind: 'fonds'; readonly id: string };

/** The columns of a rule's scope. */
export interface ScopeRow {
  readonly document: string | null;
  readonly file: string | null;
  readonly fonds: string | null;
  readonly query?: GrantQuery | null;
  readonly label: string | null;
}

/** The id of an administered agency by its code. Throws `RecordNotFoundError` for any other, there or not. */
export async function administeredAuthority(
  rules: Transaction,
  { administered }: Administrator,
  code: string,
): Promise<number> {
  const [agency] = await rules.query<{ id: number }>(
    'select id from agency where code = $1 and id = any ($2::int[])',
    [code, administered],
  );
  if (!agency) throw new RecordNotFoundError();
  return agency.id;
}

/** Throws `RecordNotFoundError` unless the agency, or one that it followed, decides on what is named. */
export async function requireDecided(
  rules: Transaction,
  authority: number,
  { kind, id }: NamedScope,
): Promise<void> {
  const named = (column: NamedScope['kind']): string | null => (kind === column ? id : null);
  const [row] = await rules.query<{ decides: boolean }>('select decides_on($1, $2, $3, $4) as decides', [
    authority,
    named('document'),
    named('file'),
    named('fonds'),
  ]);
  if (row?.decides !== true) throw new RecordNotFoundError();
}

/** A rule's scope as it is shown. */
export function scopeOf({ document, file, fonds, query, label }: ScopeRow): RuleScope {
  if (document) return { kind: 'document', id: document, label, query: null };
  if (file) return { kind: 'file', id: file, label, query: null };
  if (fonds) return { kind: 'fonds', id: fonds, label, query: null };
  return { kind: 'query', id: null, label: null, query: query ?? {} };
}

/** How a rule stands at a moment. */
export function stateOf(
  { from, until, ended }: { readonly from: Date; readonly until: Date | null; readonly ended: Date | null },
  now: Date,
): RuleState {
  if (ended) return 'revoked';
  if (from > now) return 'not-yet';
  return until && until <= now ? 'ended' : 'in-force';
}

/** Gives the label of an agency by its id, of these. */
export async function labeller(
  rules: Transaction,
  ids: readonly (number | null)[],
): Promise<(id: number) => AgencyLabel> {
  const labels = await labelsOf(rules, [...new Set(ids.filter((id) => id !== null))]);
  return (id) => labels.get(id) ?? { code: String(id), name: String(id) };
}
