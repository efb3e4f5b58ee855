import { asAuditor, type Auditor } from '@tangthu/db/auditor';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import { loadDocuments, summaryOf } from '../retrieval/document-summaries.ts';
import type { BearingDocument, PersonTrail, Viewer } from './audit-view.ts';
import { linesOf, pageOf } from './find-events.ts';
import { personKey } from './person-key.ts';

const MOST_VIEWERS = 200;
const MOST_TITLES = 100;

/** The events on documents that bear the number, and those in which it was asked for: `$1` documents, `$2` the number's key. */
const TOUCHED = `
  select e.id, e.account, e.actor, e.at from unnest($1::uuid[]) as d (document) join audit_event e using (document)
  union
  select id, account, actor, at from audit_event where person_key = $2`;

/**
 * Whose data, who saw it, when: of a person's number (digits alone), the documents of the audited agencies that bear it, everybody who
 * had to do with these or asked for the number, and the events, newest first. Titles are those that the auditor may read as a reader.
 */
export async function personTrail(
  store: Store,
  auditor: Auditor,
  reader: Reader,
  number: string,
  {
    before = Number.MAX_SAFE_INTEGER,
    limit,
  }: { readonly before?: number | undefined; readonly limit: number },
): Promise<PersonTrail> {
  const key = await personKey(store, number);
  const { ids, ...trail } = await asAuditor(store, auditor, async (transaction) => {
    const ids = await bearers(transaction, number);
    const found = await transaction.query<{ id: number }>(
      `select id from (
         select t.id from unnest($1::uuid[]) as d (document) cross join lateral (
           select id from audit_event e where e.document = d.document and id < $3 order by id desc limit $4) t
         union
         select id from (select id from audit_event where person_key = $2 and id < $3 order by id desc limit $4) asked
       ) touched order by id desc limit $4`,
      [ids, key, before, limit + 1],
    );
    const lines = await linesOf(
      transaction,
      found.map(({ id }) => id),
    );
    return { ids, viewers: await viewersOf(transaction, ids, key), ...pageOf(lines, limit) };
  });
  return { ...trail, documents: await titled(store, reader, ids) };
}

async function bearers(transaction: Transaction, number: string): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>(
    'select id from documents_of_person($1) id order by id',
    [number],
  );
  return rows.map(({ id }) => id);
}

function viewersOf(transaction: Transaction, documents: readonly string[], key: string): Promise<Viewer[]> {
  return transaction.query<Viewer>(
    `select case when e.account is not null then
         json_build_object('name', coalesce(p.display_name, ''), 'signInName', coalesce(p.sign_in_name, '')) end as person,
       e.actor as command, e.times, e.first, e.last
     from (
       select account, actor, count(*) as times,
         to_char(min(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as first,
         to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as last
       from (${TOUCHED}) touched group by account, actor
     ) e left join account p on p.id = e.account
     order by e.last desc limit ${MOST_VIEWERS}`,
    [documents, key],
  );
}

async function titled(store: Store, reader: Reader, ids: readonly string[]): Promise<BearingDocument[]> {
  const rows = await asReader(store, reader, (transaction) =>
    loadDocuments({ transaction }, ids.slice(0, MOST_TITLES)),
  );
  return ids.map((id) => {
    const row = rows.get(id);
    return { id, title: row ? summaryOf(row, new Map()).title : null };
  });
}
