import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '@tangthu/db/store';
import { asOwner } from '@tangthu/db/writer';
import { columns, formats, type Format } from '@tangthu/server/exports/export-view';
import { writeExport } from '@tangthu/server/exports/write-export';
import type { Results } from '../report.ts';
import { onPostgres } from './bench-stores.ts';

const USUAL_ROWS = 1_000_000;
const MEGABYTE = 1024 * 1024;

/**
 * Exports of all columns of a million documents (or so many as are asked for) in each format, on PostgreSQL: rows a second, the size of
 * the file, and the most memory of this process, in all and more than before.
 */
export async function benchExport(rows = USUAL_ROWS): Promise<Results> {
  return onPostgres(async (store) => {
    const account = await fill(store, rows);
    const results: Results = { rows };
    for (const format of formats) {
      for (const [name, value] of Object.entries(await measure(store, account, format, rows)))
        results[`${format}.${name}`] = value;
    }
    return results;
  });
}

async function measure(store: Store, account: string, format: Format, rows: number): Promise<Results> {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-export-'));
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
  const started = performance.now();
  try {
    const asked = {
      query: '*',
      filters: {},
      chosen: {},
      matching: { wordings: [], phrases: [], numbers: [], people: [], everything: true },
      order: '-date',
      columns,
      link: 'https://tangthu.example.vn',
    } as const;
    const { bytes } = await writeExport(
      store,
      { account, asked, format, language: 'vi' },
      { file: join(folder, 'file'), rows: join(folder, 'rows') },
      { mostRows: rows, mostBytes: 10_000 * MEGABYTE },
      () => Promise.resolve(),
    );
    return {
      rowsPerSecond: rows / ((performance.now() - started) / 1000),
      fileMegabytes: bytes / MEGABYTE,
      peakMegabytes: most / MEGABYTE,
      grownMegabytes: (most - before) / MEGABYTE,
    };
  } finally {
    clearInterval(timer);
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Documents of one page each in forty agencies, every fiftieth amended by the one after it; gives the account of somebody who reads
 * them all. Nothing is noted for suggestions, which would take four times as long and are not asked.
 */
async function fill(store: Store, rows: number): Promise<string> {
  return asOwner(store, async (owner) => {
    await owner.script('alter table document disable trigger subject_starts_kept');
    await owner.query(
      `with made as (insert into agency (code, bloc, level) select 'X' || n, 'government', 'commune' from generate_series(1, 40) n returning id, code)
       insert into agency_name (agency, name) select id, 'Ủy ban nhân dân phường ' || code from made`,
    );
    await owner.query(
      `insert into document (custodian, mode, content_hash, original_name, byte_size, page_count, type, number, symbol, document_number,
         issued_date, issuer, subject, signer)
       select a.id, '01', sha256(n::text::bytea), n || '.pdf', 1, 1, 'QĐ', n::text, 'QĐ-UBND', n || '/QĐ-UBND', date '1990-01-01' + n % 12000,
         'Ủy ban nhân dân phường ' || n % 40, 'Về việc thu hồi đất, bồi thường và hỗ trợ hộ gia đình số ' || n || ' tại tổ dân phố số ' || n % 17,
         'Nguyễn Văn ' || n % 300
       from generate_series(1, $1) n join agency a on a.code = 'X' || (n % 40 + 1)`,
      [rows],
    );
    await owner.query(
      `insert into page (document, custodian, mode, number, text, word_boxes, width, height)
       select id, custodian, mode, 1, repeat(subject || E'\\n', 12), ''::bytea, 595, 842 from document`,
    );
    await owner.query(`update document set number_key = document_number where number::int % 50 = 0`);
    await owner.query(
      `insert into link (document, custodian, mode, relation, cited_number, cited_key)
       select b.id, b.custodian, b.mode, 'amends', a.document_number, a.number_key
       from document a join document b on b.number::int = a.number::int + 1 where a.number_key is not null`,
    );
    const [account] = await owner.query<{ id: string }>(
      `with made as (insert into account (sign_in_name, display_name) values ('phan-tich', 'Người phân tích') returning id),
         joined as (insert into membership (account, agency, role, modes) select made.id, a.id, 'analyst', '{01}' from made, agency a)
       select id from made`,
    );
    await owner.script('analyze');
    return account?.id ?? '';
  });
}
