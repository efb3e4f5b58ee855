import { describeStores } from '@tangthu/db/testing/stores';
import type { Store } from '@tangthu/db/store';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { correctTextAgain } from '@tangthu/ingest/review/corrections';
import { afterEach, afterAll, beforeAll, expect, test } from 'vitest';
import type { ReviewItem, ReviewView } from '../archive/review-view.ts';
import type { ErrorAnswer } from '../http/error-answers.ts';
import type { PageView } from '../records/record-view.ts';
import type { SearchResult } from '../retrieval/search-result.ts';
import { makeArchiveWorld, type ArchiveWorld } from '../testing/archive-world.ts';
import type { ReportView } from './report-view.ts';

const NUMBER = '079090012345';

describeStores('reports of errors', (open) => {
  let store: Store;
  let world: ArchiveWorld;
  const asTheOwner = (sql: string): Promise<unknown> => asOwner(store, (owner) => owner.script(sql));
  beforeAll(async () => {
    store = await open();
    world = await makeArchiveWorld(store);
    await asTheOwner(`
      create table kept_page as table page; create table kept_chunk as table chunk; create table kept_document as table document`);
  });
  afterEach(() =>
    asTheOwner(`
      delete from correction; delete from error_report; delete from personal_data;
      update page p set text = k.text from kept_page k where k.id = p.id;
      update chunk c set text = k.text, terms = k.terms, term_codes = k.term_codes from kept_chunk k where k.id = c.id;
      update document d set subject = k.subject, subject_codes = k.subject_codes from kept_document k where k.id = d.id`),
  );
  afterAll(() => world.close());

  const report = (body: object, who = 'em', document = world.documents.plan): Promise<Response> =>
    world.post(`/api/documents/${document}/reports`, who, { page: 1, proposed: null, ...body });
  const own = async (who = 'em', query = ''): Promise<readonly ReportView[]> => {
    const answer = await world.get(`/api/reports${query}`, who);
    return ((await answer.json()) as { reports: ReportView[] }).reports;
  };
  const reported = async (who = 'thu'): Promise<ReviewItem | undefined> => {
    const view = (await (await world.get('/api/review?kind=reported', who)).json()) as ReviewView;
    return view.place?.items.find(({ id }) => id === view.place?.item);
  };
  const decide = (item: string, body: object, who = 'thu'): Promise<Response> =>
    world.post(`/api/review/items/${item}/decision`, who, body);
  const found = async (query: string): Promise<string[]> => {
    const answer = await world.get(`/api/search?q=${encodeURIComponent(query)}`, 'an');
    const { hits } = (await answer.json()) as SearchResult;
    return hits.flatMap(({ document, foundBy }) => (foundBy.includes('words') ? [document.id] : []));
  };
  const pageText = async (): Promise<string> =>
    ((await (await world.get(`/api/documents/${world.documents.plan}/pages/1`, 'an')).json()) as PageView)
      .text;
  const message = async (answer: Response): Promise<string> =>
    ((await answer.json()) as ErrorAnswer).error.messageEn;

  test('who may read may report; it waits for the agency’s archivists with its words lit, and nobody else sees it', async () => {
    expect((await report({ field: 'text', words: [3, 5], proposed: 'số hoá' }, 'binh')).status).toBe(404);
    expect(
      (await report({ field: 'text', words: [3, 5], proposed: 'x' }, 'em', world.documents.letter)).status,
    ).toBe(404);
    expect((await world.post(`/api/documents/${world.documents.plan}/reports`, undefined, {})).status).toBe(
      401,
    );
    expect((await report({ field: 'text', words: [2, 4], proposed: 'sô hoa', remark: 'mờ' })).status).toBe(
      200,
    );
    const item = await reported();
    expect(item).toMatchObject({
      kind: 'reported',
      field: 'text',
      value: 'sô hoa',
      current: 'số hóa',
      editable: true,
      report: { by: 'Người dùng em', remark: 'mờ' },
    });
    const view = (await (await world.get(`/api/review?item=${item?.id}`, 'thu')).json()) as ReviewView;
    expect(view.place?.page.lit).toHaveLength(2);
    expect(await reported('bich')).toBeUndefined();
    expect(await own('em')).toMatchObject([{ state: 'open', said: 'số hóa', proposed: 'sô hoa' }]);
    expect(await own('an')).toEqual([]);
    expect((await world.get(`/api/review`, 'em')).status).toBe(404);
  });

  test('accepted words stand on the page and are found at once, the wrong ones no more; taken back, it is as before', async () => {
    const before = await pageText();
    await report({ field: 'text', said: 'tài liệu lưu trữ', proposed: 'hồ sơ địa chính cũ' });
    const item = await reported();
    expect(await found('hồ sơ địa chính cũ')).toEqual([]);
    expect((await decide(item?.id ?? '', { choice: 'page', value: item?.value })).status).toBe(200);
    expect(await pageText()).toBe(before.replace('tài liệu lưu trữ', 'hồ sơ địa chính\u00A0cũ'));
    expect(await found('hồ sơ địa chính cũ')).toContain(world.documents.plan);
    expect(await own()).toMatchObject([{ state: 'accepted' }]);
    expect((await world.post(`/api/review/items/${item?.id}/undo`, 'giao')).status).toBe(200);
    expect(await pageText()).toBe(before);
    expect(await found('hồ sơ địa chính cũ')).toEqual([]);
    expect(await own()).toMatchObject([{ state: 'open' }]);
  });

  test('fewer words than were read leave every other word where it was', async () => {
    await report({ field: 'text', words: [0, 4], proposed: 'Phương án' });
    const item = await reported();
    await decide(item?.id ?? '', { choice: 'page', value: item?.value });
    const page = (await (
      await world.get(`/api/documents/${world.documents.plan}/pages/1`, 'an')
    ).json()) as PageView;
    const word = page.words[4];
    expect(page.text.slice(word?.start, word?.end)).toBe('tài');
    expect(await found('phương án tài liệu')).toContain(world.documents.plan);
  });

  test('a page that is read again keeps accepted words, where the same wrong ones were read', async () => {
    await report({ field: 'text', said: 'lưu trữ', proposed: 'LƯU TRỮ' });
    const item = await reported();
    await decide(item?.id ?? '', { choice: 'page', value: item?.value });
    const corrected = await pageText();
    await asTheOwner('update page p set text = k.text from kept_page k where k.id = p.id');
    await asWriter(store, (writer) => correctTextAgain(writer, world.documents.plan));
    expect(await pageText()).toBe(corrected);
    // Read otherwise by now: nothing is forced upon it.
    await asTheOwner(
      `update page p set text = replace(k.text, 'lưu trữ', 'lưu giữ') from kept_page k where k.id = p.id`,
    );
    await asWriter(store, (writer) => correctTextAgain(writer, world.documents.plan));
    expect(await pageText()).toContain('lưu giữ');
  });

  test('a field is corrected as by any item, and search finds the new value', async () => {
    await report({ field: 'subject', proposed: 'Kế hoạch trồng cây xanh'.normalize('NFD') });
    const item = await reported();
    expect(item).toMatchObject({ field: 'subject', current: 'Kế hoạch số hóa tài liệu lưu trữ' });
    expect((await decide(item?.id ?? '', { choice: 'page', value: item?.value })).status).toBe(200);
    const answer = await world.get(`/api/documents/${world.documents.plan}`, 'an');
    expect(await answer.json()).toMatchObject({ title: 'Kế hoạch trồng cây xanh' });
  });

  test('declined only with a reason, which the reporter reads', async () => {
    await report({ field: 'note', remark: 'Trang này quét lệch.' });
    const item = await reported();
    expect((await decide(item?.id ?? '', { choice: 'dismissed', reason: '  ' })).status).toBe(400);
    expect((await decide(item?.id ?? '', { choice: 'dismissed', reason: 'Bản gốc cũng lệch.' })).status).toBe(
      200,
    );
    expect(await own('em', `?document=${world.documents.plan}`)).toMatchObject([
      { state: 'declined', reason: 'Bản gốc cũng lệch.', remark: 'Trang này quét lệch.' },
    ]);
  });

  test('what nobody can act on is refused in plain words', async () => {
    const refused: [object, number, RegExp][] = [
      [{ field: 'text', proposed: 'x' }, 400, /do not stand/],
      [{ field: 'text', words: [4, 900], proposed: 'x' }, 400, /do not stand/],
      [{ field: 'text', said: 'không có câu này', proposed: 'x' }, 400, /do not stand/],
      [{ field: 'text', words: [0, 2], proposed: 'Kế hoạch' }, 400, /already/],
      [{ field: 'note' }, 400, /remark/],
      [{ field: 'issuedDate', proposed: '31/02/2024' }, 400, /./],
      [{ field: 'mode', proposed: '01' }, 400, /./],
      [{ field: 'text', words: [2, 1], proposed: 'x' }, 400, /./],
    ];
    for (const [body, status, sentence] of refused) {
      const answer = await report(body);
      expect(answer.status, JSON.stringify(body)).toBe(status);
      expect(await message(answer)).toMatch(sentence);
    }
    expect((await report({ field: 'note', remark: 'một' })).status).toBe(200);
    await report({ field: 'text', words: [0, 1], proposed: 'KẾ' });
    expect((await report({ field: 'text', words: [0, 1], proposed: 'KẾ' })).status).toBe(409);
  });

  test('fifty a day and person, also when they come at once', async () => {
    await asOwner(store, (owner) =>
      owner.query(
        `insert into error_report (document, custodian, mode, account, page, field, remark)
         select d.id, d.custodian, d.mode, a.id, 1, 'note', 'lần ' || n from document d, account a, generate_series(1, 48) n
         where d.id = $1 and a.sign_in_name = 'em'`,
        [world.documents.plan],
      ),
    );
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((remark) => report({ field: 'note', remark })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429, 429]);
    expect((await report({ field: 'note', remark: 'một người khác' }, 'an')).status).toBe(200);
  });

  test('no digit of a person’s number goes through a report, stored or shown', async () => {
    await asOwner(store, async (owner) => {
      await owner.query(
        `insert into personal_data (document, custodian, mode, kind, page, word_from, word_to)
         select id, custodian, mode, 'citizen-number', 1, 4, 6 from document where id = $1`,
        [world.documents.plan],
      );
    });
    const secrets = [NUMBER, '079 090 012 345', '0912 345 678', '123456789'];
    for (const secret of secrets) {
      await report({ field: 'text', words: [4, 6], proposed: secret, remark: `đúng là ${secret}` });
      await report({ field: 'text', words: [0, 2], proposed: `Kế ${secret}` });
      await report({ field: 'subject', proposed: `Đơn của ông An số ${secret}` });
    }
    const item = await reported();
    await decide(item?.id ?? '', { choice: 'dismissed', reason: `không phải ${NUMBER}` });
    const edited = await world.post(`/api/review/items/${(await reported())?.id}/decision`, 'thu', {
      choice: 'edited',
      value: NUMBER,
    });
    expect(edited.status).toBe(400);
    const seen = [
      JSON.stringify(await own()),
      await (await world.get('/api/review?kind=reported', 'thu')).text(),
      JSON.stringify(await asOwner(store, (owner) => owner.query('select * from error_report'))),
      JSON.stringify(await asOwner(store, (owner) => owner.query('select * from review_item'))),
      JSON.stringify(await world.auditEvents()),
    ].join('\n');
    // Ids and places on the page may hold any digits.
    const said = seen.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|\d\.\d+/g, '');
    for (const digits of ['07909', '079 090', '0912', '12345678']) expect(said).not.toContain(digits);
    expect(said).toContain('2345');
  });

  test('whoever loses the right to read sees no own report any more', async () => {
    await report({ field: 'note', remark: 'của tôi' });
    await asTheOwner(`update document set mode = '02' where id = '${world.documents.plan}'`);
    expect(await own('em')).toEqual([]);
    await asTheOwner(`update document set mode = '01' where id = '${world.documents.plan}'`);
    expect(await own('em')).toHaveLength(1);
  });
});
