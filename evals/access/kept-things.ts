import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Transaction } from '@tangthu/db/store';
import type { ExportFolder } from '@tangthu/server/exports/export-folder';
import { encodeMarks } from '@tangthu/server/exports/row-file';
import { secretOf } from './paper-text.ts';
import { insert } from './stored-records.ts';
import { idOf } from './world-ids.ts';

/** Of so many papers, the first of each world, a list of queries holds hits. */
export const LISTED = 16;
/** A moment long before every world. */
const LONG_AGO = '2000-01-01T00:00:00Z';
const YEAR_2100 = '2100-01-01T00:00:00Z';
/** What the file of an export hashes to, as far as anybody looks. */
const FILE_HASH = createHash('sha256').digest();
/** What stands in every paper. */
const TERMS = ['lưu', 'trữ'];

/** The secret in the address of a person's feed. */
export function feedSecret(person: number): string {
  return createHash('sha256').update(`feed ${person}`).digest('base64url');
}

/**
 * Stores what people keep for themselves, whatever world comes: each has two saved searches (everything; what nobody changed), a
 * list of queries that found the first papers, and an export of one paper.
 */
export async function storeKeptThings(owner: Transaction, accounts: readonly string[]): Promise<void> {
  const search = { name: 'kept', alert: true, anchor: TERMS[1], terms: TERMS, saved_at: LONG_AGO };
  await insert(
    owner,
    'saved_search (id uuid, account uuid, name text, request jsonb, alert boolean, narrowed jsonb, anchor text, terms text[], saved_at timestamptz)',
    accounts.flatMap((account, person) =>
      [{}, { status: ['unchanged'] }].map((narrowed, which) => ({
        ...search,
        id: idOf('saved', 2 * person + which),
        account,
        request: { query: TERMS.join(' '), filters: narrowed },
        narrowed,
      })),
    ),
  );
  await insert(
    owner,
    'query_batch (id uuid, account uuid, name text, hits int, state text, made_at timestamptz, finished_at timestamptz, attempts int)',
    accounts.map((account, person) => ({
      id: idOf('batch', person),
      account,
      name: 'kept',
      hits: LISTED,
      state: 'done',
      made_at: LONG_AGO,
      finished_at: LONG_AGO,
      attempts: 1,
    })),
  );
  const hits = Array.from({ length: LISTED }, (_, at) => ({
    document: idOf('paper', at),
    page: 1,
    passage: 0,
  }));
  await insert(
    owner,
    'batch_line (batch uuid, account uuid, line int, query text, hits jsonb, done_at timestamptz)',
    accounts.map((account, person) => ({
      batch: idOf('batch', person),
      account,
      line: 1,
      query: TERMS.join(' '),
      hits,
      done_at: LONG_AGO,
    })),
  );
  await storeExports(owner, accounts);
}

async function storeExports(owner: Transaction, accounts: readonly string[]): Promise<void> {
  const matching = { wordings: [], phrases: [], numbers: [], people: [], everything: true };
  await insert(
    owner,
    `record_export (id uuid, account uuid, state text, format text, language text, asked jsonb, made_at timestamptz, finished_at timestamptz,
       expires_at timestamptz, attempts int, total int, rows int, bytes bigint, file_hash bytea, rules_version bigint)`,
    accounts.map((account, person) => ({
      id: idOf('export', person),
      account,
      state: 'done',
      format: 'jsonl',
      language: 'vi',
      asked: { query: '*', filters: {}, chosen: {}, matching, order: '-date', columns: ['title'], link: '' },
      made_at: LONG_AGO,
      finished_at: LONG_AGO,
      expires_at: YEAR_2100,
      attempts: 1,
      total: 1,
      rows: 1,
      bytes: 1,
      file_hash: `\\x${FILE_HASH.toString('hex')}`,
      rules_version: 1,
    })),
  );
}

/** The files of the exports, once these are stored: the server's worker makes away with files that no export has. */
export async function storeExportFiles(accounts: readonly string[], folder: ExportFolder): Promise<void> {
  for (const person of accounts.keys()) {
    const id = idOf('export', person);
    const { file, rows } = await folder.begin(id);
    await writeFile(file, JSON.stringify({ title: secretOf(person) }));
    const said = FILE_HASH.toString('base64url');
    await writeFile(rows, encodeMarks([{ id: idOf('paper', person), rowHash: said, pagesHash: said }]));
    await folder.finish(id);
  }
}

/**
 * Does to what is kept what time does once a world's records have come in: they are compared with the saved searches, and everybody
 * reports every paper, also those that they may no longer read. `now`: when that was; feeds are those of the accounts given.
 */
export async function keepUp(owner: Transaction, accounts: readonly string[], now: Date): Promise<void> {
  await owner.query('select match_arrivals(1000, 0.5)');
  await owner.query('update search_match set matched_at = $1', [now]);
  await owner.query(
    `insert into error_report (id, document, custodian, mode, account, at, page, field, remark)
     select overlay(id::text placing lpad(to_hex(nr::int + 16), 4, '0') from 10 for 4)::uuid, id, custodian, mode, account, $2, 1, 'note', 'x'
     from document cross join unnest($1::uuid[]) with ordinality as reporter (account, nr)`,
    [accounts, LONG_AGO],
  );
  await owner.query('delete from review_item where report is not null');
  for (const [person, account] of accounts.entries()) {
    await owner.query(
      `insert into feed_token (account, hash, made_at) select id, $2, $3 from account where id = $1 and not disabled on conflict do nothing`,
      [account, createHash('sha256').update(feedSecret(person)).digest(), LONG_AGO],
    );
  }
}
