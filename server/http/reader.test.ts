import { PDFDocument } from '@cantoo/pdf-lib';
import { describeStores } from '@tangthu/db/testing/stores';
import type { Store } from '@tangthu/db/store';
import { asOwner } from '@tangthu/db/writer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FoundPlaces } from '../records/find-in-document.ts';
import type { PermanentPlace } from '../records/permanent-place.ts';
import type { PageView } from '../records/record-view.ts';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';

describeStores('the reader of a document', (open) => {
  let store: Store;
  let world: PortalWorld;
  let plan: string;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
    plan = world.documents.plan;
  });
  afterAll(() => world.close());

  const json = async <Answer>(path: string, who = 'an'): Promise<Answer> => {
    const answer = await world.get(path, who);
    expect(answer.status, path).toBe(200);
    return answer.json() as Promise<Answer>;
  };
  const find = (words: string, id = plan): Promise<FoundPlaces> =>
    json(`/api/documents/${id}/find?words=${encodeURIComponent(words)}`);

  test('words are found on all pages, with and without diacritics, in their order', async () => {
    expect((await find('')).places).toEqual([]);
    const { places, more } = await find('thu hoi dat');
    expect([places.map(({ page }) => page), more]).toEqual([[2], false]);
    expect(places[0]?.snippet.find(({ lit }) => lit)?.text).toBe('thu hồi đất');
    expect((await find('thu hồi đất'.normalize('NFD'))).places).toHaveLength(1);
    expect((await find('thu hỏi đất')).places).toEqual([]);
  });

  test('a document of many pages is found in to its end, and no more places are given than can be used', async () => {
    const [many] = await asOwner(store, (owner) =>
      owner.query<{ id: string }>(
        `with d as (
           insert into document (custodian, mode, content_hash, original_name, byte_size, page_count)
           select custodian, mode, sha256('nhiều trang'), 'nhiều.pdf', 1, 900 from document where id = $1 returning *),
         p as (
           insert into page (document, custodian, mode, shelf, file, number, text, word_boxes, width, height, source, verdict)
           select d.id, d.custodian, d.mode, d.shelf, d.file, n, 'trang giấy ' || n, '\\x', 595, 842, 'layer', 'usable'
           from d, generate_series(1, 900) n)
         select id from d`,
        [plan],
      ),
    );
    expect((await find('giấy 900', many?.id)).places).toMatchObject([{ page: 900 }]);
    const all = await find('trang giay', many?.id);
    expect([all.places.length, all.more]).toEqual([500, true]);
  });

  test('a permanent address leads to the passage, says when it moved, and when it is gone', async () => {
    const { mark } = await json<PageView>(`/api/documents/${plan}/pages/1?passage=0`);
    const place = (page: number, wanted = mark): Promise<PermanentPlace> =>
      json(`/api/documents/${plan}/pages/${page}/permanent?mark=${wanted}`);
    expect(await place(1)).toEqual({ document: plan, page: 1, passage: 0, state: 'there' });
    expect(await place(2)).toMatchObject({ passage: 0 });
    await asOwner(store, (owner) =>
      owner.query(
        `update chunk set ordinal = ordinal + 7, spans = (select jsonb_agg(jsonb_set(s, '{page}', '2')) from jsonb_array_elements(spans) s)
         where document = $1`,
        [plan],
      ),
    );
    expect(await place(1)).toMatchObject({ page: 2, passage: 7, state: 'moved' });
    expect(await place(1, '0123456789abcdef')).toEqual({
      document: plan,
      page: 1,
      passage: null,
      state: 'gone',
    });
    expect(await json(`/api/documents/${plan}/pages/2/permanent`)).toEqual({
      document: plan,
      page: 2,
      passage: null,
      state: 'there',
    });
    expect(await json(`/api/documents/${plan}/pages/99/permanent`)).toMatchObject({ page: 2, state: 'gone' });
  });

  test('a document that was joined to another is found there by its former address, and by nobody else', async () => {
    const former = '00000000-0000-7000-8000-00000000f02e';
    await asOwner(store, (owner) =>
      owner.query(
        `insert into former_document select $2, custodian, content_hash, 2, 1 from document where id = $1`,
        [plan, former],
      ),
    );
    expect(await json(`/api/documents/${former}/pages/1/permanent`)).toEqual({
      document: plan,
      page: 2,
      passage: null,
      state: 'moved',
    });
    expect((await world.get(`/api/documents/${former}/pages/1/permanent`, 'binh')).status).toBe(404);
    expect((await world.get(`/api/documents/${former}`, 'an')).status).toBe(404);
  });

  test('an original that holds a document that is hidden is not given, and its page says so', async () => {
    const original = () => world.get(`/api/documents/${plan}/original`, 'an');
    expect((await original()).status).toBe(200);
    await asOwner(store, (owner) =>
      owner.query(
        `with other as (
           insert into document (custodian, mode, content_hash, original_name, byte_size, page_count, first_page)
           select custodian, mode, content_hash, original_name, byte_size, 1, 3 from document where id = $1 returning id)
         insert into restriction (kind, authority, document, reason, legal_basis, valid_to, set_by)
         select 'embargo', d.custodian, other.id, 'Chưa công bố', 'Điều 1', now() + interval '1 day', a.id
         from document d, other, account a where d.id = $1 and a.sign_in_name = 'an'`,
        [plan],
      ),
    );
    expect((await original()).status).toBe(403);
    expect(await json(`/api/documents/${plan}`)).toMatchObject({ original: 'shared' });
    await asOwner(store, (owner) => owner.query('delete from document where first_page = 3'));
    expect((await original()).status).toBe(200);
  });

  test('a reading copy is a PDF of pages, and who took it is written down', async () => {
    const answer = await world.get(`/api/documents/${plan}/copy?from=1&to=2`, 'an');
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(
      'Bản đọc 155-KH-UBND, trang 1-2.pdf',
    );
    const pdf = await PDFDocument.load(await answer.arrayBuffer());
    expect(pdf.getPageCount()).toBe(2);
    const [page] = pdf.getPages();
    expect(Math.round(page?.getWidth() ?? 0)).toBe(595);
    expect((await world.auditEvents()).at(-1)).toMatchObject({
      action: 'reading-copy',
      target: plan,
      details: { from: 1, to: 2 },
    });
    for (const range of ['from=0', 'from=2&to=1', 'from=1&to=3', 'from=3', 'to=0', 'from=x']) {
      const refused = await world.get(`/api/documents/${plan}/copy?${range}`, 'an');
      expect(refused.status, range).toBe(400);
    }
  });

  test('a hidden document and a missing one answer alike, and tell nothing', async () => {
    const missing = '00000000-0000-7000-8000-000000000000';
    for (const part of [
      'find?words=boi',
      'copy?from=1',
      'pages/1/permanent',
      'pages/1/permanent?mark=0123456789abcdef',
    ]) {
      const answers = await Promise.all(
        [world.documents.foreign, missing].map((id) => world.get(`/api/documents/${id}/${part}`, 'an')),
      );
      const bodies = await Promise.all(
        answers.map(async (answer) => (await answer.text()).replace(/"id":"[^"]*"/, '')),
      );
      expect(
        answers.map(({ status }) => status),
        part,
      ).toEqual([404, 404]);
      expect(bodies[0]).toBe(bodies[1]);
      expect((await world.get(`/api/documents/${plan}/${part}`)).status).toBe(401);
    }
  });
});
