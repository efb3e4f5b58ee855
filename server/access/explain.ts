import { asAdministrator, type Administrator } from '@tangthu/db/administrator';
import type { Store, Transaction } from '@tangthu/db/store';
import { documentNumberKey, parseDocumentNumber } from '@tangthu/language/text/document-number';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { AccessRuleError } from './access-errors.ts';
import type { ClosingRestriction, ExplainedRecord, Explanation, PersonExplanation } from './access-view.ts';
import { peopleOf, type WayRow } from './explained-ways.ts';
import { labeller } from './rule-scope.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** So many ways `explained_ways()` tells (db/migrations/0032). */
const MOST_WAYS = 1_000;

interface RecordRow {
  id: string;
  number: string | null;
  subject: string | null;
  issuedDate: string | null;
  mode: '01' | '02';
  custodian: number;
  authority: number;
  fonds: string | null;
  fondsCode: string | null;
  file: string | null;
  fileCode: string | null;
  procedureFile: boolean;
}

/** The subject comes from `document` under the administrator's own rights to read. */
const RECORDS = `
  select e.id, e.number, d.subject, e.issued_date as "issuedDate", e.mode, e.custodian, e.authority, e.fonds, e.fonds_code as "fondsCode",
    e.file, e.file_code as "fileCode", e.procedure_file as "procedureFile"
  from explained_records($1, $2) e left join document d on d.id = e.id`;

/**
 * The records of a number (however it is typed) or of an id on which an administered agency decides: at most 50, none of any other.
 */
export function findExplained(
  store: Store,
  administrator: Administrator,
  asked: string,
): Promise<ExplainedRecord[]> {
  const text = asked.trim();
  const parsed = parseDocumentNumber(text);
  const key = parsed ? documentNumberKey(parsed.number, parsed.symbol, parsed.year) : null;
  return asAdministrator(store, administrator, async (rules) =>
    recordsOf(rules, await rules.query<RecordRow>(RECORDS, [UUID.test(text) ? text : null, key])),
  );
}

/** Who can see a record, and why. Throws `RecordNotFoundError` for one on which no administered agency decides, there or not. */
export function explainRecord(store: Store, administrator: Administrator, id: string): Promise<Explanation> {
  return asAdministrator(store, administrator, async (rules) => {
    const record = await requireRecord(rules, id);
    const restrictions = await restrictionsOf(rules, id);
    const rows = await rules.query<WayRow>(WAYS, [id, null]);
    const people = await peopleOf(rules, rows, restrictions.length > 0);
    return {
      record,
      restrictions,
      people: people.filter(({ reads }) => reads !== 'no'),
      complete: rows.length < MOST_WAYS,
    };
  });
}

/**
 * Why one person can see a record, or cannot: the decision itself, and every way with what stands in it. Throws
 * `RecordNotFoundError` as `explainRecord` does, `AccessRuleError` where nobody signs in by that name.
 */
export function explainPerson(
  store: Store,
  administrator: Administrator,
  id: string,
  signInName: string,
): Promise<PersonExplanation> {
  return asAdministrator(store, administrator, async (rules) => {
    const record = await requireRecord(rules, id);
    const [found] = await rules.query<{ id: string; name: string }>(
      'select id, display_name as name from find_account($1, true)',
      [signInName],
    );
    if (!found) throw new AccessRuleError('unknown-person');
    const restrictions = await restrictionsOf(rules, id);
    const rows = await rules.query<WayRow>(WAYS, [id, found.id]);
    const [explained] = await peopleOf(rules, rows, restrictions.length > 0);
    const [decision] = await rules.query<{ reads: boolean }>('select explained_reading($1, $2) as reads', [
      id,
      found.id,
    ]);
    const person = explained ?? { account: found.id, name: found.name, keepsArchive: false, ways: [] };
    // The decision itself; what is explained is only more when a purpose is wanted first.
    const withPurpose = explained?.reads === 'with-purpose' ? ('with-purpose' as const) : ('no' as const);
    return { record, restrictions, person: { ...person, reads: decision?.reads ? 'yes' : withPurpose } };
  });
}

const WAYS = `
  select account, person, kind, wants_purpose as "wantsPurpose", obstacles, steps, keeps_archive as "keepsArchive"
  from explained_ways($1, $2)`;

async function requireRecord(rules: Transaction, id: string): Promise<ExplainedRecord> {
  const [record] = await recordsOf(rules, await rules.query<RecordRow>(RECORDS, [id, null]));
  if (!record) throw new RecordNotFoundError();
  return record;
}

async function recordsOf(rules: Transaction, rows: readonly RecordRow[]): Promise<ExplainedRecord[]> {
  const labelOf = await labeller(
    rules,
    rows.flatMap(({ custodian, authority }) => [custodian, authority]),
  );
  return rows.map(({ fonds, fondsCode, file, fileCode, ...row }) => ({
    ...row,
    custodian: labelOf(row.custodian),
    authority: labelOf(row.authority),
    fonds: fonds ? { id: fonds, code: fondsCode ?? '' } : null,
    file: file ? { id: file, code: fileCode ?? '' } : null,
  }));
}

interface RestrictionRow {
  kind: 'embargo' | 'hold';
  scope: 'document' | 'file' | 'fonds';
  authority: number;
  reason: string;
  legalBasis: string;
  from: Date;
  until: Date | null;
}

async function restrictionsOf(rules: Transaction, id: string): Promise<ClosingRestriction[]> {
  const rows = await rules.query<RestrictionRow>(
    `select kind, scope, authority, reason, legal_basis as "legalBasis", valid_from as "from", valid_to as "until"
     from explained_restrictions($1) order by valid_from`,
    [id],
  );
  const labelOf = await labeller(
    rules,
    rows.map(({ authority }) => authority),
  );
  return rows.map((row) => ({
    ...row,
    authority: labelOf(row.authority),
    from: row.from.toISOString(),
    until: row.until?.toISOString() ?? null,
  }));
}
