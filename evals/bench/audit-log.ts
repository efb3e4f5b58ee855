import { asOwner } from '@tangthu/db/writer';
import type { Store } from '@tangthu/db/store';
import { personKey } from '@tangthu/server/audit/person-key';

const AGENCIES = 40;
const PEOPLE = 200;
const DOCUMENTS = 10_000;
const NUMBERS = 5_000;
const AT_ONCE = 100_000;
/** One event every twenty seconds: a million are most of a year. */
const SECONDS_APART = 20;

/** What a filled log is asked about. */
export interface FilledLog {
  readonly agencies: readonly number[];
  readonly people: number;
  readonly account: string;
  readonly documents: readonly string[];
  /** Citizen numbers, of which the first is the most seen. */
  readonly numbers: readonly string[];
  /** Days that have events, `yyyy-mm-dd`. */
  readonly days: readonly string[];
}

/**
 * Fills a log that nobody reads but auditors: people of forty agencies who look at 10,000 documents, which bear 5,000 citizen numbers;
 * one document in a hundred events is the same. Past the chain, whose cost is measured by itself.
 */
export async function fillAuditLog(store: Store, events: number): Promise<FilledLog> {
  const numbers = Array.from({ length: NUMBERS }, (_, n) => `0792${String(n).padStart(8, '0')}`);
  const keys = await Promise.all(numbers.map((number) => personKey(store, number)));
  return asOwner(store, async (owner) => {
    await owner.script(`
      alter table audit_event disable trigger user;
      truncate audit_event;
      create temp table bench_agency as
        with made as (insert into agency (code, bloc, level) select 'B' || n, 'government', 'commune' from generate_series(1, ${AGENCIES}) n returning id)
        select id, row_number() over (order by id) - 1 as n from made;
      create temp table bench_account as
        with made as (insert into account (sign_in_name, display_name) select 'bench-' || n, 'Người thứ ' || n from generate_series(0, ${PEOPLE} - 1) n returning id, sign_in_name)
        select id, split_part(sign_in_name, '-', 2)::int as n from made;
      insert into membership (account, agency, role) select a.id, g.id, 'official' from bench_account a join bench_agency g on g.n = a.n % ${AGENCIES};
      create temp table bench_document as
        with made as (
          insert into document (custodian, mode, content_hash, original_name, byte_size, page_count)
          select g.id, '01', sha256(convert_to(i::text, 'UTF8')), i || '.pdf', 1, 1
          from generate_series(0, ${DOCUMENTS} - 1) i join bench_agency g on g.n = i % ${AGENCIES} returning id, custodian, original_name)
        select id, custodian, split_part(original_name, '.', 1)::int as n from made;`);
    await owner.query(
      `create temp table bench_number as select number, key, n - 1 as n from unnest($1::text[], $2::text[]) with ordinality as l (number, key, n)`
        .replace('$1', `'{${numbers.join(',')}}'`)
        .replace('$2', `'{${keys.join(',')}}'`),
    );
    await owner.script(`insert into identifier (document, custodian, mode, kind, key, page)
      select d.id, d.custodian, '01', 'citizen-number', k.number, 1 from bench_document d join bench_number k on k.n = d.n % ${NUMBERS};
      analyze bench_agency, bench_account, bench_document, bench_number;`);
    for (let first = 1; first <= events; first += AT_ONCE) {
      await owner.query(FILL, [first, Math.min(first + AT_ONCE, events + 1) - 1, events]);
    }
    await owner.script('alter table audit_event enable trigger user; analyze');
    const ids = async <Id>(sql: string): Promise<Id[]> =>
      (await owner.query<{ id: Id }>(sql)).map(({ id }) => id);
    return {
      agencies: await ids<number>('select id from bench_agency order by n'),
      people: PEOPLE,
      account: (await ids<string>('select id from bench_account order by n limit 1'))[0] ?? '',
      documents: await ids<string>('select id from bench_document order by n limit 500'),
      numbers,
      days: await ids<string>(
        `select distinct ((at at time zone interval '7 hours')::date)::text as id from audit_event where id % 5000 = 0 order by 1`,
      ),
    };
  });
}

const FILL = `
  insert into audit_event (id, at, account, session, address, request_id, action, outcome, target, details, purpose, legal_basis,
    rules_version, document, custodian, agencies, person_key, previous_hash, hash)
  select g, now() - make_interval(secs => ($3 - g) * ${SECONDS_APART}), a.id, md5(a.n::text), '10.0.' || a.n || '.7', md5(g::text),
    (array['page', 'page-image', 'document', 'search', 'page-image', 'original', 'page', 'document-hits', 'access', 'page'])[1 + g % 10],
    case when g % 10 = 8 then 'denied' else 'allowed' end, d.id::text, '{"page": 1}',
    case when g % 20 = 0 then 'inspection' end, case when g % 20 = 0 then 'QĐ 5/QĐ-TTr' end,
    1 + g / 10000, d.id, d.custodian, array[m.agency], case when g % 10 = 3 then k.key end, sha256(int8send(g - 1)), sha256(int8send(g))
  from generate_series($1::bigint, $2::bigint) g
    join bench_account a on a.n = (g * 31) % ${PEOPLE}
    join membership m on m.account = a.id
    join bench_document d on d.n = case when g % 100 = 0 then 0 else (g * 7919) % ${DOCUMENTS} end
    join bench_number k on k.n = (g / 10) % ${NUMBERS}`;
