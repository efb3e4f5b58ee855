import type { Transaction } from '@tangthu/db/store';
import { loadAgencies, typeLabel } from '../retrieval/document-summaries.ts';
import type { AgencyLabel } from '../retrieval/search-result.ts';
import type { Cell, Row } from './export-view.ts';

/** A row with the hash of what it is a row of: SHA-256 over the original's hash and the texts of the pages. */
export interface HashedRow {
  readonly row: Row;
  readonly pagesHash: Buffer;
}

interface StoredRow {
  id: string;
  document_number: string | null;
  type: string | null;
  issued_date: string | null;
  subject: string | null;
  original_name: string;
  issuer: string | null;
  signer: string | null;
  custodian: number;
  fonds: string | null;
  file: string | null;
  status: string;
  mode: string;
  page_count: number;
  confidence: number | null;
  original_hash: string;
  pages_hash: string | null;
}

/**
 * The rows of those of the given documents that the transaction's reader may read, in the given order. `link`: what stands before the
 * path of a document. With `hashed` their pages are read too.
 */
export async function loadRows(
  transaction: Transaction,
  ids: readonly string[],
  { link, hashed }: { readonly link: string; readonly hashed: boolean },
): Promise<HashedRow[]> {
  if (ids.length === 0) return [];
  // Of each document that was changed the status is asked by itself: where that is planned once for all of them it takes an eighth.
  await transaction.query(`select set_config('plan_cache_mode', 'auto', true)`);
  const rows = await transaction.query<StoredRow>(
    `select d.id, d.document_number, d.type, d.issued_date, d.subject, d.original_name, d.issuer, d.signer, d.custodian,
       f.code || ' – ' || f.title as fonds, h.code || ' – ' || h.title as file, d.mode, d.page_count,
       case when exists (select from link where cited_key = d.number_key and relation <> 'cites') then legal_status(d.id)
         else 'unchanged' end as status,
       p.confidence, encode(d.content_hash, 'hex') as original_hash, p.hash as pages_hash
     from unnest($1::uuid[]) with ordinality as wanted (id, nth)
       cross join lateral (select * from document where id = wanted.id offset 0) d
       left join fonds f on f.id = d.fonds
       left join file h on h.id = d.file
       left join lateral (
         select min(confidence) as confidence, ${hashed ? HASH : 'null::text'} as hash
         from page where document = d.id offset 0) p on true
     order by wanted.nth`,
    [ids],
  );
  const agencies = await loadAgencies({ transaction }, [...new Set(rows.map(({ custodian }) => custodian))]);
  return rows.map((row) => ({
    row: rowOf(row, agencies.get(row.custodian), link),
    pagesHash: Buffer.from(row.pages_hash ?? '', 'hex'),
  }));
}

const HASH = `encode(sha256(d.content_hash || coalesce(string_agg(sha256(convert_to(text, 'UTF8')), ''::bytea order by number), ''::bytea)), 'hex')`;

function rowOf(row: StoredRow, custodian: AgencyLabel | undefined, link: string): Row {
  return {
    number: row.document_number,
    type: row.type === null ? null : typeLabel(row.type),
    date: row.issued_date,
    title: row.subject ?? row.document_number ?? row.original_name,
    issuer: row.issuer,
    signer: row.signer,
    custodian: custodian?.name ?? null,
    fonds: row.fonds,
    file: row.file,
    status: row.status,
    mode: row.mode,
    pages: row.page_count,
    confidence: row.confidence === null ? null : ((Math.round(row.confidence * 100) / 100) satisfies Cell),
    link: `${link}/documents/${row.id}`,
    id: row.id,
    originalHash: row.original_hash,
  };
}
