import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storedModel } from '@tangthu/db/embedding-table';
import { openOriginals } from '@tangthu/db/open-originals';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { loadEmbeddings, type LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { agencyList } from '../agencies/agency-list.ts';
import { loadAgencies } from '../agencies/load-agencies.ts';
import { openWorkQueue } from '../queue/work-queue.ts';
import { findFiles } from './find-files.ts';
import { ingest, type IngestContext } from './ingest.ts';
import { resolvePlacement } from './placement.ts';
import { reembed } from './reembed.ts';
import { enqueueRefresh } from './refresh.ts';
import { tallyOf } from './summary.ts';
import { makeArchive } from './testing/chaos-archive.ts';
import { work } from './work.ts';

let scratch: string;
let source: string;
let embeddings: LocalEmbeddings;
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'tangthu-refresh-'));
  source = join(scratch, 'source');
  await makeArchive(source, 3, 2);
  embeddings = await loadEmbeddings();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function fill(store: Store): Promise<IngestContext> {
  const agencies = [{ code: 'A', name: 'A', bloc: 'government', level: 'city' }];
  await loadAgencies(store, agencyList.parse({ agencies }));
  const placement = await resolvePlacement(store, { agency: 'A', mode: '02', fonds: { code: 'F' } });
  const originals = openOriginals({ folder: join(scratch, 'originals') });
  const context = { store, embeddings, originals };
  await ingest(context, { files: await findFiles(source), source, placementOf: () => placement });
  return context;
}

async function refresh(context: IngestContext): Promise<Record<string, number | undefined>> {
  const queue = await openWorkQueue(context.store);
  const run = await enqueueRefresh(context.store, queue);
  if (run) await work(context, queue, { run });
  await queue.close();
  return run ? (await tallyOf(context.store, run)).files : {};
}

/** All that is stored of every document, by the name of its file; ids, for they tell what was made again. */
async function stored(store: Store): Promise<Record<string, Row>> {
  const rows = await asOwner(store, (owner) =>
    owner.query<Row & { name: string }>(
      `select original_name as name, d.id, mode, fonds, subject, encode(subject_codes, 'hex') as codes,
         (select array_agg(id || text order by number) from page where document = d.id) as pages,
         (select array_agg(id::text order by ordinal) from chunk where document = d.id) as chunks,
         (select array_agg(terms order by ordinal) from chunk where document = d.id) as terms,
         (select count(*) from chunk c join chunk_embedding e on e.chunk = c.id where c.document = d.id) as vectors
       from document d`,
    ),
  );
  return Object.fromEntries(rows.map(({ name, ...row }) => [name, row]));
}

interface Row {
  readonly id: string;
  readonly subject: string | null;
  readonly codes: string | null;
  readonly pages: readonly string[];
  readonly chunks: readonly string[];
  readonly terms: readonly string[];
  readonly vectors: number;
}

const texts = (pages: readonly string[]): string[] => pages.map((page) => page.slice(36));

describeStores('refresh', (open) => {
  let context: IngestContext;
  let store: Store;
  beforeAll(async () => {
    store = await open();
    context = await fill(store);
  });

  test('makes again what older rules made, each by its own step, and nothing else', async () => {
    const before = await stored(store);
    const [read = '', understood = '', indexed = ''] = Object.keys(before);
    expect(await refresh(context)).toEqual({});

    const change = (name: string, sql: string): Promise<unknown> =>
      asOwner(store, (owner) => owner.query(sql, [before[name]?.id]));
    await change(read, `update document set reading_rules = 0, subject = 'old' where id = $1`);
    await change(read, `update chunk set text = 'old', terms = 'old' where document = $1`);
    await change(understood, `update document set understanding_rules = 0, subject = 'old' where id = $1`);
    await change(indexed, `update document set index_rules = 0, subject_codes = null where id = $1`);
    await change(indexed, `update chunk set terms = 'old' where document = $1`);
    expect(await refresh(context)).toEqual({ refreshed: 3 });

    const after = await stored(store);
    expect(after[understood]).toEqual(before[understood]);
    expect(after[indexed]).toEqual(before[indexed]);
    const [old, fresh] = [before[read], after[read]];
    expect(fresh).toMatchObject({
      id: old?.id,
      subject: old?.subject,
      terms: old?.terms,
      vectors: old?.vectors,
    });
    expect(texts(fresh?.pages ?? [])).toEqual(texts(old?.pages ?? []));
    expect(fresh?.chunks).not.toEqual(old?.chunks);
    expect(await refresh(context)).toEqual({});
  });

  test('masks what was stored before numbers were, and masked again finds the same', async () => {
    const [name = ''] = Object.keys(await stored(store));
    const id = (await stored(store))[name]?.id;
    const outdate = (sql: string): Promise<unknown> => asOwner(store, (owner) => owner.query(sql, [id]));
    await outdate(
      `update page set text = regexp_replace(text, '[^ \n]+', 'CCCD:079203000999'), raw_text = 'CCCD 079203000999' where document = $1 and number = 1`,
    );
    await outdate(
      `update chunk set text = regexp_replace(text, '[^ \n]+', 'CCCD:079203000999'), terms = terms || ' 079203000999'
       where document = $1 and ordinal = 0`,
    );
    for (const time of ['first', 'again']) {
      await outdate('update document set understanding_rules = 0 where id = $1');
      expect(await refresh(context), time).toEqual({ refreshed: 1 });
      const { pages = [], terms = [] } = (await stored(store))[name] ?? {};
      expect(texts(pages)[0]).toMatch(/^CCCD:\*{8}0999 /);
      expect(terms.join()).not.toContain('079203000999');
      const [kept] = await asOwner(store, (owner) =>
        owner.query(
          `select (select text ~ '^CCCD:[*]{8}0999 ' from chunk c where c.document = $1 and ordinal = 0) as passage,
             (select raw_text from page p where p.document = $1 and number = 1) as layer,
             (select json_agg(written) from personal_number p where p.document = $1) as hidden,
             (select json_agg(key) from identifier i where i.document = $1 and kind = 'citizen-number') as keys`,
          [id],
        ),
      );
      expect(kept).toEqual({
        passage: true,
        layer: 'CCCD ********0999',
        hidden: ['CCCD:079203000999'],
        keys: ['079203000999'],
      });
    }
  });

  test('a missing original leaves its document as it is and says so', async () => {
    const before = await stored(store);
    await asOwner(store, (owner) => owner.query('update document set reading_rules = 0'));
    const elsewhere = openOriginals({ folder: join(scratch, 'nowhere') });
    expect(await refresh({ ...context, originals: elsewhere })).toEqual({ refused: 3 });
    expect(await stored(store)).toEqual(before);
  });

  test('what an archivist set right stays so', async () => {
    await asOwner(store, async (owner) => {
      const [account] = await owner.query<{ id: string }>(
        `insert into account (sign_in_name, display_name) values ('a', 'A') returning id`,
      );
      await owner.query(
        `insert into correction (document, custodian, mode, field, new_value, account)
         select id, custodian, mode, 'subject', 'as the archivist left it', $1 from document`,
        [account?.id],
      );
      await owner.query('update document set reading_rules = 0');
    });
    expect(await refresh(context)).toEqual({ refreshed: 3 });
    for (const { subject } of Object.values(await stored(store)))
      expect(subject).toBe('as the archivist left it');
  });

  test("a new model's vectors are made beside the old ones, which serve until all are there", async () => {
    await asOwner(store, (owner) => owner.query(`update embedding_model set model_id = 'old'`));
    const vectors = (): Promise<{ n: number }[]> =>
      asWriter(store, (writer) => writer.query<{ n: number }>('select count(*) n from chunk_embedding'));
    const [{ n } = { n: 0 }] = await vectors();
    const broken = reembed(context, () => {
      throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    expect((await asWriter(store, storedModel))?.modelId).toBe('old');
    expect(await vectors()).toEqual([{ n }]);

    expect(await reembed(context)).toBeLessThan(n);
    expect((await asWriter(store, storedModel))?.modelId).toBe(embeddings.modelId);
    expect(await vectors()).toEqual([{ n }]);
    const [next] = await asOwner(store, (owner) =>
      owner.query<{ there: boolean }>(`select to_regclass('chunk_embedding_next') is not null as there`),
    );
    expect(next?.there).toBe(false);
    expect(await reembed(context)).toBe(0);
  });

  test('a file is parted as archivists said with the next refresh and put together again; what was closed stays closed', async () => {
    const context = await fill(await open());
    const say = (begins: boolean): Promise<unknown> =>
      asOwner(context.store, (owner) =>
        owner.query(
          `insert into file_parting (custodian, content_hash, page, begins, account)
           select d.custodian, d.content_hash, 2, $1, a.id from document d, account a
           where d.page_count > 1 or d.first_page > 1 order by d.content_hash, d.first_page limit 1`,
          [begins],
        ),
      );
    const firstPages = (): Promise<{ first_page: number }[]> =>
      asOwner(context.store, (owner) => owner.query('select first_page from document where first_page > 1'));
    await asOwner(context.store, (owner) =>
      owner.query(
        `insert into account (sign_in_name, display_name) values ('thu', 'Thư') on conflict do nothing`,
      ),
    );
    const before = await firstPages();
    await say(true);
    await refresh(context);
    expect(await firstPages()).toEqual([...before, { first_page: 2 }]);
    const [part] = await asOwner(context.store, (owner) =>
      owner.query<{ id: string; whole: string }>(
        `select d.id, w.id as whole from document d
           join document w on w.custodian = d.custodian and w.content_hash = d.content_hash and w.first_page = 1
           join file_parting p on p.content_hash = d.content_hash where d.first_page = 2`,
      ),
    );
    await asOwner(context.store, (owner) =>
      owner.query(
        `insert into restriction (kind, authority, document, reason, legal_basis, set_by)
         select 'hold', d.custodian, d.id, 'Vụ án', 'Điều 2', a.id from document d, account a
         where d.id = $1 and a.sign_in_name = 'thu'`,
        [part?.id],
      ),
    );
    await say(false);
    await refresh(context);
    expect(await firstPages()).toEqual(before);
    const held = (): Promise<unknown[]> =>
      asOwner(context.store, (owner) =>
        owner.query(
          `select d.first_page from restriction r join document d on d.id = r.document order by d.first_page`,
        ),
      );
    expect(await held()).toEqual([{ first_page: 1 }]);
    expect(
      await asOwner(context.store, (owner) =>
        owner.query('select first_page from former_document where id = $1', [part?.id]),
      ),
    ).toEqual([{ first_page: 2 }]);
    await say(true);
    await refresh(context);
    expect(await held()).toEqual([{ first_page: 1 }, { first_page: 2 }]);
  }, 180_000);
});
