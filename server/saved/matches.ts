import type { Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import { loadAgencies, loadDocuments, summaryOf } from '../retrieval/document-summaries.ts';
import type { DocumentSummary } from '../retrieval/search-result.ts';
import { asAccount, asReaderOfOwn } from './own-rows.ts';
import { requireSaved, SHOWN_MATCHES } from './saved-searches.ts';
import type { SavedMatch } from './saved-view.ts';

/** Matches of one saved search that are shown, the newest first. */
const MOST_MATCHES = 100;

interface Row {
  readonly document: string;
  readonly matched_at: Date;
  readonly found_by: SavedMatch['foundBy'];
  readonly passage: number | null;
  readonly page: number | null;
  readonly read: boolean;
}

/**
 * What came in and matches one of the person's saved searches, as far as the person may read it at this moment: a right that has ended
 * since shows nothing, one that came later does. Throws `RecordNotFoundError` where the person has no such search.
 */
export function matchesOf(
  store: Store,
  reader: Reader,
  search: string,
): Promise<{ name: string; matches: SavedMatch[] }> {
  return asReaderOfOwn(store, reader, async (transaction) => {
    const { name } = await requireSaved(transaction, search);
    const rows = await transaction.query<Row>(
      `select m.document, m.matched_at, m.found_by, m.passage, (c.spans -> 0 ->> 'page')::int as page, m.read_at is not null as read
       from ${SHOWN_MATCHES} left join chunk c on c.document = m.document and c.ordinal = m.passage
       where m.search = $1 order by m.matched_at desc, m.document desc limit ${MOST_MATCHES}`,
      [search],
    );
    const documents = await summariesOf(
      transaction,
      rows.map(({ document }) => document),
    );
    const matches = rows.flatMap(({ document: id, matched_at, found_by, passage, page, read }) => {
      const document = documents.get(id);
      if (!document) return [];
      return [
        { document, matchedAt: matched_at.toISOString(), foundBy: found_by, passage, page: page ?? 1, read },
      ];
    });
    return { name, matches };
  });
}

/** How many new documents match the person's saved searches and were not looked at, of those that the person may read now. */
export async function unreadMatches(store: Store, reader: Reader): Promise<number> {
  const [row] = await asReaderOfOwn(store, reader, (transaction) =>
    transaction.query<{ unread: number }>(
      `select count(distinct m.document)::int as unread from ${SHOWN_MATCHES} where m.read_at is null`,
    ),
  );
  return row?.unread ?? 0;
}

/** A document that came in, with the names of the person's saved searches that it matches. */
export interface NewDocument {
  readonly document: DocumentSummary;
  readonly matchedAt: Date;
  readonly searches: readonly string[];
}

/** The newest documents that match any of the person's saved searches, each once, of those that the person may read now. */
export function newestMatches(store: Store, reader: Reader, most: number): Promise<NewDocument[]> {
  return asReaderOfOwn(store, reader, async (transaction) => {
    const rows = await transaction.query<{ document: string; matched_at: Date; searches: string[] }>(
      `select m.document, max(m.matched_at) as matched_at, array_agg(s.name order by s.name) as searches
       from ${SHOWN_MATCHES} group by m.document order by 2 desc, 1 desc limit $1`,
      [most],
    );
    const documents = await summariesOf(
      transaction,
      rows.map(({ document }) => document),
    );
    return rows.flatMap(({ document: id, matched_at, searches }) => {
      const document = documents.get(id);
      return document ? [{ document, matchedAt: matched_at, searches }] : [];
    });
  });
}

/** Notes that matches of a saved search were looked at, or were not: one document, or all of them when none is named. */
export async function markMatches(
  store: Store,
  account: string,
  search: string,
  { document, read }: { readonly document?: string | undefined; readonly read: boolean },
): Promise<void> {
  await asAccount(store, account, async (portal) => {
    await requireSaved(portal, search);
    await portal.query(
      `update search_match set read_at = case when $2 then coalesce(read_at, now()) end
       where search = $1 and ($3::uuid is null or document = $3)`,
      [search, read, document ?? null],
    );
  });
}

async function summariesOf(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, DocumentSummary>> {
  const rows = await loadDocuments({ transaction }, ids);
  const agencies = await loadAgencies({ transaction }, [
    ...new Set([...rows.values()].map(({ custodian }) => custodian)),
  ]);
  return new Map([...rows].map(([id, row]) => [id, summaryOf(row, agencies)]));
}
