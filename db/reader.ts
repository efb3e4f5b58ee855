import type { Store, Transaction } from './store.ts';
import { asPortal } from './portal.ts';

/**
 * A signed-in person as the row policies see them at one moment, under one version of the rules. Only `readerOf` makes one: the
 * database works it out of memberships, successions, supervision, grants, restrictions and stated purposes (`reader_rights`).
 */
export interface Reader {
  readonly account: string;
  /** The session in which purposes were stated; empty outside of any. */
  readonly session: string;
  /** The day in Vietnam (`yyyy-mm-dd`) whose rules hold. */
  readonly day: string;
  readonly rulesVersion: number;
  /** Shelves that are read: records that no rule tells apart but by file or document. */
  readonly shelves: readonly number[];
  /** Files whose public records are open, and documents that are, beside those on the shelves. */
  readonly files: readonly string[];
  readonly documents: readonly string[];
  /** What grants by query open of shelves, as `opening` numbers it: its documents change without the rules. */
  readonly openings: readonly number[];
  /** What is withheld of all these. */
  readonly withheldFiles: readonly string[];
  readonly withheldDocuments: readonly string[];
  /** The agencies that keep any of it: for query plans, never for a decision. */
  readonly custodians: readonly number[];
  /** The agencies held under access modes 01 and 02, for the archive's own tables. */
  readonly agencies: { readonly '01': readonly number[]; readonly '02': readonly number[] };
  /** The documents whose personal numbers show in full, parted by commas; `*` for all that are read; empty for none. */
  readonly unmasked: string;
}

interface RightsRow {
  version: number;
  shelves: number[];
  files: string[];
  documents: string[];
  openings: number[];
  withheld_files: string[];
  withheld_documents: string[];
  agencies: number[];
  open_agencies: number[];
  conditional_agencies: number[];
  unmasked: string;
}

/**
 * Looks up what an account may read on a day (`yyyy-mm-dd`, default today in Vietnam: then at this very moment), with what was
 * stated in a session. An unknown account may read nothing.
 */
export async function readerOf(
  store: Store,
  account: string,
  day: string = today(),
  session = '',
): Promise<Reader> {
  return asPortal(store, (portal) => readerWithin(portal, account, day, session));
}

/** The same within a transaction of the portal's, which knows whose session it is. */
export async function readerWithin(
  portal: Transaction,
  account: string,
  day: string,
  session: string,
): Promise<Reader> {
  // The present moment is the database's: by another clock, what was stated or granted just now would still lie ahead.
  const at = day === today() ? null : new Date(`${day}T12:00:00+07:00`);
  const [row] = await portal.query<RightsRow>(
    'select * from reader_rights($1::uuid, $2, $3::date, coalesce($4::timestamptz, now()))',
    [account, session, day, at],
  );
  if (!row) throw new Error('reader_rights() gave no row.');
  return {
    account,
    session,
    day,
    rulesVersion: row.version,
    shelves: row.shelves,
    files: row.files,
    documents: row.documents,
    openings: row.openings,
    withheldFiles: row.withheld_files,
    withheldDocuments: row.withheld_documents,
    custodians: row.agencies,
    agencies: { '01': row.open_agencies, '02': row.conditional_agencies },
    unmasked: row.unmasked,
  };
}

/** The rules changed after a reader's rights were worked out. */
class StaleRightsError extends Error {
  override name = 'StaleRightsError';
}

/**
 * The one way to read records: a transaction under a role that row policies bind, with the reader's rights set for this transaction
 * alone. The work gets the transaction and nothing else. Rights of an older version of the rules are worked out anew and the work is
 * begun again: a right that was withdrawn before the transaction began gives nothing any more.
 */
export async function asReader<Result>(
  store: Store,
  reader: Reader,
  work: (transaction: Transaction, reader: Reader) => Promise<Result>,
): Promise<Result> {
  return underCurrentRights(
    store,
    reader,
    (current) =>
      store.transaction('tangthu_reader', (transaction) =>
        inContext(transaction, current, () => work(transaction, current)),
      ),
    (fresh) => fresh,
  );
}

/**
 * Does `attempt` with the person's rights, and again with new ones where the rules have changed meanwhile: `renew` makes the person
 * anew of the reader as of now.
 */
export async function underCurrentRights<Person extends Reader, Result>(
  store: Store,
  person: Person,
  attempt: (current: Person) => Promise<Result>,
  renew: (reader: Reader) => Person | Promise<Person>,
): Promise<Result> {
  for (let current = person; ;) {
    try {
      return await attempt(current);
    } catch (error) {
      if (!(error instanceof StaleRightsError)) throw error;
      current = await renew(await readerOf(store, person.account, person.day, person.session));
    }
  }
}

/** Sets the reader's rights for the transaction, and does the work. Throws `StaleRightsError` where they are no longer right. */
export async function inContext<Result>(
  transaction: Transaction,
  reader: Reader,
  work: () => Promise<Result>,
): Promise<Result> {
  const context = transaction.query<{ version: number }>(
    `select set_config('tangthu.shelves', $1, true), set_config('tangthu.files', $2, true), set_config('tangthu.documents', $3, true),
            set_config('tangthu.withheld_files', $4, true), set_config('tangthu.withheld_documents', $5, true),
            set_config('tangthu.agencies_01', $6, true), set_config('tangthu.agencies_02', $7, true),
            set_config('tangthu.unmasked', $8, true), set_config('tangthu.openings', $9, true),
            set_config('plan_cache_mode', 'force_custom_plan', true), set_config('ivfflat.iterative_scan', 'relaxed_order', true),
            (select version from rules_version) as version`,
    [
      reader.shelves.join(','),
      reader.files.join(','),
      reader.documents.join(','),
      reader.withheldFiles.join(','),
      reader.withheldDocuments.join(','),
      reader.agencies['01'].join(','),
      reader.agencies['02'].join(','),
      reader.unmasked,
      reader.openings.join(','),
    ],
  );
  // Statements run in the order in which they are sent: none of the work's comes before the reader's context.
  const result = work();
  // A work that fails says so below; unheard until then it would end the process.
  result.catch(() => undefined);
  const [set] = await context;
  if (set?.version !== reader.rulesVersion) throw new StaleRightsError('The rules have changed.');
  return result;
}

/** Today in Vietnam (UTC+7), `yyyy-mm-dd`: the day on which an access rule starts there. */
export function today(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
}
