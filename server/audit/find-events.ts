import { asAuditor, type Auditor } from '@tangthu/db/auditor';
import type { Store, Transaction } from '@tangthu/db/store';
import { RecordNotFoundError } from '../records/record-errors.ts';
import type { AgencyLabel } from '../retrieval/search-result.ts';
import type {
  AuditDetail,
  AuditFilters,
  AuditLine,
  AuditPage,
  AuditScope,
  PurposeLabel,
} from './audit-view.ts';
import { namesOfIds } from './named-ids.ts';

/** The columns of an `AuditLine`, of events `e`. */
const LINE = `e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  case when e.account is not null then
    json_build_object('name', coalesce(p.display_name, ''), 'signInName', coalesce(p.sign_in_name, '')) end as person,
  e.actor as command, e.action, e.outcome, e.target, e.document,
  case when g.id is not null then json_build_object('code', g.code, 'name', coalesce(present_name(g.id), g.code)) end as custodian,
  case when e.purpose is not null then
    json_build_object('code', e.purpose, 'nameVi', coalesce(u.name_vi, e.purpose), 'nameEn', coalesce(u.name_en, e.purpose),
      'legalBasis', e.legal_basis) end as purpose,
  e.rules_version as "rulesVersion", e.address, e.request_id as "requestId", e.details`;
const NAMED = `left join account p on p.id = e.account left join agency g on g.id = e.custodian left join purpose u on u.code = e.purpose`;

/** The events that an auditor may see and the filters leave, newest first, from the event `before` on downwards. */
export function findEvents(
  store: Store,
  auditor: Auditor,
  filters: AuditFilters,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<AuditPage> {
  return asAuditor(store, auditor, async (transaction) => {
    const conditions = new Conditions();
    conditions.add('e.id < ?', before);
    if (!(await addDays(transaction, conditions, filters))) return { lines: [], next: null };
    conditions.add('e.document = ?', filters.record);
    conditions.add('e.action = ?', filters.action);
    conditions.add('e.outcome = ?', filters.outcome);
    conditions.add('e.purpose = ?', filters.purpose);
    conditions.add(
      `e.account = any (array(select id from account where sign_in_name = ? or position(lower(?) in lower(display_name)) > 0))`,
      filters.person?.normalize('NFC'),
    );
    const lines = await transaction.query<AuditLine>(
      `select ${LINE} from audit_event e ${NAMED} ${conditions.where()} order by e.id desc limit ${limit + 1}`,
      conditions.values,
    );
    return pageOf(lines, limit);
  });
}

/** One event with its place in the chain. Throws `RecordNotFoundError` where there is none or the auditor may not see it. */
export function openEvent(store: Store, auditor: Auditor, id: number): Promise<AuditDetail> {
  return asAuditor(store, auditor, async (transaction) => {
    const [event] = await transaction.query<Omit<AuditDetail, 'names'>>(
      `select ${LINE}, encode(e.hash, 'hex') as hash, encode(e.previous_hash, 'hex') as "previousHash"
       from audit_event e ${NAMED} where e.id = $1`,
      [id],
    );
    if (!event) throw new RecordNotFoundError();
    return { ...event, names: await namesOfIds(transaction, event.details) };
  });
}

/** The events of these ids as lines, newest first. */
export function linesOf(transaction: Transaction, ids: readonly number[]): Promise<AuditLine[]> {
  return transaction.query<AuditLine>(
    `select ${LINE} from audit_event e ${NAMED} where e.id = any ($1::bigint[]) order by e.id desc`,
    [ids],
  );
}

/** What an auditor can ask about: the audited agencies by their present names, and the purposes that people may state. */
export function auditScope(store: Store, auditor: Auditor): Promise<AuditScope> {
  return asAuditor(store, auditor, async (transaction) => ({
    agencies: await transaction.query<AgencyLabel>(
      `select g.code, coalesce(present_name(g.id), g.code) as name from agency g where g.id = any ($1::int[]) order by name, code`,
      [auditor.audited],
    ),
    purposes: await transaction.query<PurposeLabel>(
      `select code, name_vi as "nameVi", name_en as "nameEn" from purpose order by name_vi`,
    ),
  }));
}

/** Cuts a list that was read one row too long. */
export function pageOf(lines: readonly AuditLine[], limit: number): AuditPage {
  const shown = lines.slice(0, limit);
  return { lines: shown, next: lines.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** Numbers follow time, so a range of days is a range of numbers: every index serves it. False where no event lies in it. */
async function addDays(
  transaction: Transaction,
  conditions: Conditions,
  { from, to }: AuditFilters,
): Promise<boolean> {
  const edge = async (sql: string, day: string | undefined): Promise<number | undefined> =>
    day === undefined ? undefined : (await transaction.query<{ id: number }>(sql, [day]))[0]?.id;
  const [first, last] = await Promise.all([
    edge(
      `select id from audit_event where at >= ($1::date::timestamp at time zone interval '7 hours') order by at, id limit 1`,
      from,
    ),
    edge(
      `select id from audit_event where at < (($1::date + 1)::timestamp at time zone interval '7 hours') order by at desc, id desc limit 1`,
      to,
    ),
  ]);
  if ((from !== undefined && first === undefined) || (to !== undefined && last === undefined)) return false;
  conditions.add('e.id >= ?', first);
  conditions.add('e.id <= ?', last);
  return true;
}

/** Conditions that are written here, with values that come from outside as parameters. */
class Conditions {
  readonly values: unknown[] = [];
  readonly #conditions: string[] = [];

  add(condition: string, value: unknown): void {
    if (value === undefined) return;
    this.values.push(value);
    this.#conditions.push(condition.replaceAll('?', `$${this.values.length}`));
  }

  where(): string {
    return this.#conditions.length === 0 ? '' : `where ${this.#conditions.join(' and ')}`;
  }
}
