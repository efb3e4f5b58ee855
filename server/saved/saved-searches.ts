import type { Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import type { SearchContext } from '../retrieval/search-context.ts';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { asAccount, asReaderOfOwn } from './own-rows.ts';
import { SavedSearchError } from './saved-errors.ts';
import type { SavedRequest, SavedSearch } from './saved-view.ts';
import { wantedOf } from './wanted.ts';

/** How many searches a person may save; the database holds to it. */
export const MOST_SAVED = 50;

/**
 * Saves a search of the person's, compared with what comes in from now on where that is worth it; gives its id. Throws
 * `SavedSearchError`, which says what to do.
 */
export async function saveSearch(
  context: SearchContext,
  reader: Reader,
  name: string,
  request: SavedRequest,
): Promise<string> {
  const wanted = await wantedOf(context, reader, request);
  const model = wanted.meaning ? context.embeddings.modelId : null;
  return asAccount(context.store, reader.account, async (portal) => {
    const [row] = await portal.query<{ id: string }>(
      `insert into saved_search (account, name, request, alert, narrowed, anchor, terms, meaning, model)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [
        reader.account,
        name,
        JSON.stringify(request),
        wanted.canAlert,
        JSON.stringify(wanted.narrowed),
        wanted.anchor,
        wanted.terms,
        wanted.meaning,
        model,
      ],
    );
    return row?.id ?? '';
  }).catch((error: unknown) => {
    throw isFull(error) ? new SavedSearchError('many') : error;
  });
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly request: SavedRequest;
  readonly saved_at: Date;
  readonly alert: boolean;
  readonly can_alert: boolean;
  readonly matches: number;
  readonly unread: number;
}

/** The person's saved searches, the newest first, with how many new documents match of those that the person may read now. */
export async function savedSearches(store: Store, reader: Reader): Promise<SavedSearch[]> {
  const rows = await asReaderOfOwn(store, reader, (transaction) =>
    transaction.query<Row>(
      `select s.id, s.name, s.request, s.saved_at, s.alert, ${CAN_ALERT} as can_alert,
         coalesce(m.matches, 0)::int as matches, coalesce(m.unread, 0)::int as unread
       from saved_search s left join (
         select m.search, count(*) as matches, count(*) filter (where m.read_at is null) as unread from ${SHOWN_MATCHES} group by m.search
       ) m on m.search = s.id
       order by s.saved_at desc, s.id desc`,
    ),
  );
  return rows.map(({ id, name, request, saved_at, alert, can_alert, matches, unread }) => ({
    id,
    name,
    request,
    savedAt: saved_at.toISOString(),
    alert,
    canAlert: can_alert,
    matches,
    unread,
  }));
}

const CAN_ALERT = `(s.anchor is not null or s.meaning is not null
  or s.request ->> 'query' !~ '\\S' and (s.narrowed ? 'agency' or s.narrowed ? 'fonds' or s.narrowed ? 'file'))`;

/** Matches `m` of searches `s` whose documents the transaction's reader may read, and whose legal status is the one that is asked for. */
export const SHOWN_MATCHES = `search_match m join saved_search s on s.id = m.search join document d on d.id = m.document
  and (s.narrowed -> 'status' is null or s.narrowed -> 'status' ? legal_status(d.id))`;

/** What can be changed of a saved search: its name, and whether new documents are compared with it. */
export interface SavedChange {
  readonly name?: string | undefined;
  readonly alert?: boolean | undefined;
}

/**
 * Changes one of the person's saved searches. Switched on, alerts begin with what comes in from now on. Throws `RecordNotFoundError`
 * where the person has none of that id, `SavedSearchError` where it cannot alert.
 */
export async function changeSavedSearch(
  store: Store,
  account: string,
  id: string,
  { name, alert }: SavedChange,
): Promise<void> {
  await asAccount(store, account, async (portal) => {
    const [row] = await portal.query<{ can_alert: boolean }>(
      `select ${CAN_ALERT} as can_alert from saved_search s where id = $1`,
      [id],
    );
    if (!row) throw new RecordNotFoundError();
    if (alert && !row.can_alert) throw new SavedSearchError('common');
    await portal.query(
      `update saved_search set name = coalesce($2, name), alert = coalesce($3, alert),
         saved_at = case when $3 and not alert then now() else saved_at end where id = $1`,
      [id, name ?? null, alert ?? null],
    );
  });
}

/** Removes one of the person's saved searches with its matches. Throws `RecordNotFoundError` where the person has none of that id. */
export async function removeSavedSearch(store: Store, account: string, id: string): Promise<void> {
  const removed = await asAccount(store, account, (portal) =>
    portal.query('delete from saved_search where id = $1 returning id', [id]),
  );
  if (removed.length === 0) throw new RecordNotFoundError();
}

/** One of the person's saved searches. Throws `RecordNotFoundError` where the person has none of that id. */
export async function requireSaved(transaction: Transaction, id: string): Promise<{ name: string }> {
  const [row] = await transaction.query<{ name: string }>('select name from saved_search where id = $1', [
    id,
  ]);
  if (!row) throw new RecordNotFoundError();
  return row;
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'saved_search_number';
}
