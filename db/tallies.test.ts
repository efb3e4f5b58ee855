import { beforeAll, expect, test } from 'vitest';
import { asArchivist } from './archivist.ts';
import type { Store } from './store.ts';
import { readerOfAgencies } from './testing/reader-of-agencies.ts';
import { describeStores } from './testing/stores.ts';
import { asOwner, asWriter } from './writer.ts';

const COUNTED_ITEMS = `select coalesce(sum(waiting), 0)::int as waiting, coalesce(sum(stored), 0)::int as stored,
  coalesce(sum(already_stored), 0)::int as already, coalesce(sum(refused), 0)::int as refused,
  coalesce(sum(quarantined), 0)::int as quarantined, coalesce(sum(set_aside), 0)::int as aside,
  coalesce(sum(pages), 0)::int as pages, coalesce(sum(bytes), 0)::int as bytes from ingest_tally`;

const ITEMS = `select count(*) filter (where outcome = 'waiting')::int as waiting, count(*) filter (where outcome = 'stored')::int as stored,
  count(*) filter (where outcome = 'already-stored')::int as already, count(*) filter (where outcome = 'refused')::int as refused,
  count(*) filter (where outcome = 'quarantined')::int as quarantined, count(*) filter (where outcome = 'set-aside')::int as aside,
  coalesce(sum(page_count) filter (where outcome = 'stored'), 0)::int as pages,
  coalesce(sum(bytes) filter (where outcome = 'stored'), 0)::int as bytes from ingest_item`;

const COUNTED_PAGES = `select f.code as fonds, t.mode, sum(pages)::int as pages, sum(recognised)::int as recognised,
  sum(unread)::int as unread, sum(blank)::int as blank, sum(damaged)::int as damaged, sum(low_quality)::int as low
  from page_tally t left join fonds f on f.id = t.fonds group by 1, 2 having sum(pages) <> 0 order by 1, 2`;

const PAGES = `select f.code as fonds, p.mode, count(*)::int as pages, count(*) filter (where source = 'ocr')::int as recognised,
  count(*) filter (where needs_ocr)::int as unread, count(*) filter (where 'blank' = any (marks))::int as blank,
  count(*) filter (where marks && '{damaged,cut-off}')::int as damaged,
  count(*) filter (where 'low-quality' = any (marks))::int as low
  from page p join document d on d.id = p.document left join fonds f on f.id = d.fonds group by 1, 2 order by 1, 2`;

describeStores('tallies', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await asOwner(store, (t) =>
      t.script(`
      insert into agency (code, bloc, level) values ('A', 'government', 'commune'), ('B', 'government', 'commune');
      insert into fonds (custodian, code, title) select id, 'F' || code, code from agency;
      insert into ingest_run (source) values ('one'), ('two');`),
    );
  });

  const query = <Row>(sql: string): Promise<Row[]> => asOwner(store, (t) => t.query<Row>(sql));
  const agree = async (): Promise<void> => {
    expect(await query(COUNTED_ITEMS)).toEqual(await query(ITEMS));
    expect(await query(COUNTED_PAGES)).toEqual(await query(PAGES));
  };

  test('follow the ledger from found to done, many rows a statement', async () => {
    await agree();
    await asWriter(store, (t) =>
      t.query(`insert into ingest_item (run, custodian, fonds, path, outcome)
        select r.id, a.id, case when n % 2 = 0 then f.id end, n::text, 'waiting'
        from ingest_run r, agency a join fonds f on f.custodian = a.id, generate_series(1, 20) n`),
    );
    await agree();
    await asWriter(store, async (t) => {
      await t.query(
        `update ingest_item set outcome = 'stored', page_count = 3, bytes = 10, finished_at = now() where path < '3'`,
      );
      await t.query(
        `update ingest_item set outcome = 'refused', reason = 'x', finished_at = now() where path = '4'`,
      );
      await t.query(`update ingest_item set outcome = 'set-aside', finished_at = now() where path = '5'`);
      await t.query(`update ingest_item set attempts = 2 where path = '6'`);
      await t.query(`update ingest_item set outcome = 'waiting', finished_at = null where path = '5'`);
    });
    await agree();
    expect(await query(`select from ingest_item where outcome = 'stored'`)).not.toEqual([]);
  });

  test('follow the pages as they are stored, read again, and removed with their document', async () => {
    await asWriter(store, (t) =>
      t.query(`with made as (
          insert into document (custodian, mode, fonds, content_hash, original_name, byte_size, page_count)
          select a.id, m.mode, f.id, sha256(convert_to(a.code || m.mode, 'UTF8')), a.code || m.mode, 1, 4
          from agency a join fonds f on f.custodian = a.id, unnest('{01,02}'::text[]) as m(mode) returning *)
        insert into page (document, custodian, mode, number, text, word_boxes, width, height, source, needs_ocr, marks)
        select made.id, custodian, made.mode, p.number, '', '', 1, 1, source, needs_ocr, marks::text[] from made, (values
          (1, 'layer', false, '{}'), (2, 'ocr', false, '{low-quality,sideways}'), (3, 'none', true, '{cut-off}'), (4, 'none', false, '{blank}'))
          as p(number, source, needs_ocr, marks)`),
    );
    await agree();
    await asWriter(store, (t) =>
      t.query(
        `update page set source = 'ocr', needs_ocr = false, marks = '{}' where number = 3 and mode = '01'`,
      ),
    );
    await agree();
    await asOwner(store, (t) => t.query(`delete from document where original_name in ('A01', 'B02')`));
    await agree();
  });

  test('a statement that is taken back changes nothing', async () => {
    const before = await query(COUNTED_ITEMS);
    await expect(
      asWriter(store, async (t) => {
        await t.query(`update ingest_item set outcome = 'refused', finished_at = now()`);
        throw new Error('stopped');
      }),
    ).rejects.toThrow('stopped');
    expect(await query(COUNTED_ITEMS)).toEqual(before);
  });

  test('writers of one fonds at the same time neither wait for each other nor lose a count', async () => {
    const paths = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(
      paths.map((path) =>
        asWriter(store, async (t) => {
          await t.query(
            `insert into ingest_item (run, custodian, path, outcome, page_count, finished_at)
             select r.id, a.id, $1, 'stored', 7, now() from ingest_run r, agency a where r.source = 'one' and a.code = 'A'`,
            [path],
          );
          await new Promise((resolve) => setTimeout(resolve, 30));
        }),
      ),
    );
    await agree();
  });

  test('show an archivist the own agency alone, and nothing of records under a mode without clearance', async () => {
    const [agency] = await query<{ id: number }>(`select id from agency where code = 'B'`);
    const own = agency?.id ?? 0;
    const seen = await asArchivist(
      store,
      { ...(await readerOfAgencies(store, [own])), archive: [own] },
      async (t) => ({
        items: await t.query('select distinct custodian, mode from ingest_tally'),
        pages: await t.query('select distinct custodian, mode from page_tally'),
      }),
    );
    expect(seen).toEqual({
      items: [{ custodian: own, mode: '01' }],
      pages: [{ custodian: own, mode: '01' }],
    });
  });
});
