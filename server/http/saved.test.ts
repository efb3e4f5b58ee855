import { afterAll, beforeAll, expect, test } from 'vitest';
import sax from 'sax';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { matchArrivals } from '../saved/arrivals.ts';
import { renewMeanings } from '../saved/renewal.ts';
import type { SavedMatch, SavedSearch } from '../saved/saved-view.ts';
import { fillArchive, type PlainDocument } from '../testing/small-archive.ts';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';

const MISSING = '01981234-5678-7abc-8def-0123456789ab';
const SEARCH = { name: 'Cấp nước', q: 'đường ống cấp nước' };

describeStores('saved searches and what comes in', (open) => {
  let store: Store;
  let world: PortalWorld;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
  });
  afterAll(() => world.close());

  const post = async (path: string, body: unknown, name: string): Promise<Response> =>
    world.api.request(path, {
      method: 'POST',
      headers: { Cookie: await world.cookieOf(name), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const save = async (name: string, search: object = SEARCH): Promise<string> => {
    const answer = await post('/api/saved', search, name);
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { id: string }).id;
  };
  const listOf = async (name: string): Promise<SavedSearch[]> =>
    ((await (await world.get('/api/saved', name)).json()) as { searches: SavedSearch[] }).searches;
  const matchesOf = async (id: string, name: string): Promise<SavedMatch[]> =>
    ((await (await world.get(`/api/saved/${id}/matches`, name)).json()) as { matches: SavedMatch[] }).matches;
  const titles = (matches: readonly SavedMatch[]): string[] =>
    matches.map(({ document }) => document.title).sort();
  const unread = async (name: string): Promise<number> =>
    ((await (await world.get('/api/saved/news', name)).json()) as { unread: number }).unread;
  const arrive = async (...documents: PlainDocument[]): Promise<string[]> => {
    const ids = await fillArchive(store, new SyllableEmbeddings(), documents);
    await matchArrivals(store);
    return ids;
  };
  const change = (sql: string, ...parameters: unknown[]): Promise<unknown> =>
    asWriter(store, (writer) => writer.query(sql, parameters));
  const paper = (subject: string, text: string, more: Partial<PlainDocument> = {}): PlainDocument => ({
    agency: 'A',
    subject,
    pages: [text],
    ...more,
  });
  const empty = async (): Promise<void> => {
    await asOwner(store, (owner) => owner.query('delete from saved_search'));
  };

  test('it is saved, renamed, switched and removed; other people have no part in it', async () => {
    const id = await save('an');
    expect(await listOf('an')).toEqual([
      expect.objectContaining({ id, name: 'Cấp nước', alert: true, canAlert: true, matches: 0, unread: 0 }),
    ]);
    expect(await listOf('em')).toEqual([]);
    for (const [path, body] of [
      ['', { name: 'của tôi' }],
      ['/removal', {}],
      ['/looked', { read: true }],
    ] as const) {
      const foreign = await post(`/api/saved/${id}${path}`, body, 'em');
      const missing = await post(`/api/saved/${MISSING}${path}`, body, 'em');
      expect([foreign.status, missing.status], path).toEqual([404, 404]);
    }
    expect((await world.get(`/api/saved/${id}/matches`, 'em')).status).toBe(404);
    expect((await post(`/api/saved/${id}`, { name: 'Ống nước', alert: false }, 'an')).status).toBe(200);
    expect(await listOf('an')).toMatchObject([{ name: 'Ống nước', alert: false }]);
    expect((await post(`/api/saved/${id}/removal`, {}, 'an')).status).toBe(200);
    expect(await listOf('an')).toEqual([]);
  });

  test("nothing, a person's number, and the fifty-first are refused with a sentence", async () => {
    const sentence = async (search: object): Promise<unknown> => {
      const answer = await post('/api/saved', search, 'binh');
      return { status: answer.status, ...((await answer.json()) as { error: object }).error };
    };
    expect(await sentence({ name: 'x', q: ' ' })).toMatchObject({
      status: 400,
      messageEn: /nothing to save/,
    });
    expect(await sentence({ name: 'x', q: 'ông 001085012345' })).toMatchObject({
      messageEn: /number of a person/,
    });
    await asOwner(store, (owner) =>
      owner.query(
        `insert into saved_search (account, name, request, alert)
         select id, 'x ' || nr, '{"query": "x"}', false from account, generate_series(1, 50) nr where sign_in_name = 'binh'`,
      ),
    );
    expect(await sentence({ name: 'x', q: 'giếng khoan' })).toMatchObject({ messageEn: /50 searches/ });
    await empty();
  });

  test('what comes in and has all of its words, or its meaning, is told once; what was there before is not', async () => {
    await arrive(paper('Có trước', 'Sửa đường ống cấp nước tại tổ 3'));
    const id = await save('an');
    const quoted = await save('an', { name: 'Nguyên văn', q: '"nước cấp"' });
    await arrive(
      paper(
        'Đủ từ',
        'Thay ống ở đường làng để cấp nước sinh hoạt cho khu dân cư phía đông và các tổ lân cận trong năm nay',
      ),
      paper('Thiếu từ', 'Sửa đường điện chiếu sáng công cộng'),
      paper(
        'Nguyên văn',
        'Nguồn nước cấp về trạm bơm theo lịch đã duyệt của công ty thủy nông huyện từ đầu mùa khô',
      ),
    );
    expect(titles(await matchesOf(id, 'an'))).toEqual(['Đủ từ']);
    expect(titles(await matchesOf(quoted, 'an'))).toEqual(['Nguyên văn']);
    expect(await matchesOf(id, 'an')).toMatchObject([{ foundBy: 'words', passage: 0, page: 1, read: false }]);
    await arrive(paper('Gần nghĩa', 'Đường ống nước cấp'.repeat(1)));
    expect(titles(await matchesOf(id, 'an'))).toContain('Gần nghĩa');
    await matchArrivals(store);
    expect(await listOf('an')).toEqual([
      expect.objectContaining({ id: quoted, matches: 2, unread: 2 }),
      expect.objectContaining({ id, matches: 2, unread: 2 }),
    ]);
    await empty();
  });

  test('filters narrow what is told, and a place in the archive alone is enough; everyday words are not', async () => {
    const here = await save('an', { name: 'Phông', q: '', fonds: ['F-nước'] });
    const there = await save('an', { ...SEARCH, agency: ['B'] });
    const everyday = await save('an', { name: 'Chung', q: '"của"' });
    await arrive(
      paper('Trong phông', 'Đường ống cấp nước', { fonds: 'F-nước' }),
      paper('Ngoài phông', 'Đường ống cấp nước'),
    );
    expect(titles(await matchesOf(here, 'an'))).toEqual(['Trong phông']);
    expect(await matchesOf(there, 'an')).toEqual([]);
    expect(await listOf('an')).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: everyday, alert: false, canAlert: false })]),
    );
    expect((await post(`/api/saved/${everyday}`, { alert: true }, 'an')).status).toBe(400);
    await empty();
  });

  test('a right that ends between match and delivery shows nothing; one that comes later shows what matched before', async () => {
    const id = await save('an');
    const later = await save('em');
    const [, closed = ''] = await arrive(
      paper('Công khai', 'Đường ống cấp nước'),
      paper('Có điều kiện', 'Đường ống cấp nước', { mode: '02' }),
      paper('Nơi khác', 'Đường ống cấp nước', { agency: 'B' }),
    );
    expect(titles(await matchesOf(id, 'an'))).toEqual(['Có điều kiện', 'Công khai']);
    expect(titles(await matchesOf(later, 'em'))).toEqual(['Công khai']);
    expect([await unread('an'), await unread('em')]).toEqual([2, 1]);

    await change(
      `update membership set modes = '{01}' where account = (select id from account where sign_in_name = 'an')`,
    );
    expect(titles(await matchesOf(id, 'an'))).toEqual(['Công khai']);
    expect(await unread('an')).toBe(1);
    expect(await listOf('an')).toMatchObject([{ matches: 1, unread: 1 }]);

    await change(`update document set mode = '01' where id = $1`, closed);
    expect(titles(await matchesOf(later, 'em'))).toEqual(['Có điều kiện', 'Công khai']);
    expect(await unread('em')).toBe(2);
    await change(
      `update membership set modes = '{01,02}' where account = (select id from account where sign_in_name = 'an')`,
    );
    await empty();
  });

  test('what was looked at is marked, one by one or all', async () => {
    const id = await save('an');
    const [one = ''] = await arrive(paper('Một', 'Đường ống cấp nước'), paper('Hai', 'Đường ống cấp nước'));
    await post(`/api/saved/${id}/looked`, { document: one, read: true }, 'an');
    expect(await unread('an')).toBe(1);
    await post(`/api/saved/${id}/looked`, { read: true }, 'an');
    expect(await unread('an')).toBe(0);
    await post(`/api/saved/${id}/looked`, { document: one, read: false }, 'an');
    expect((await matchesOf(id, 'an')).filter(({ read }) => !read)).toHaveLength(1);
    await empty();
  });

  test('two that work at once, and one that is interrupted, tell everything once', async () => {
    const id = await save('an');
    const many = Array.from({ length: 130 }, (_, at) => paper(`Số ${at}`, `Đường ống cấp nước ${at}`));
    await fillArchive(store, new SyllableEmbeddings(), many);
    let rounds = 0;
    await matchArrivals(store, () => rounds++ === 0, 50);
    expect(await unread('an')).toBeLessThan(130);
    await Promise.all([matchArrivals(store, undefined, 50), matchArrivals(store, undefined, 50)]);
    expect(await unread('an')).toBe(130);
    expect(await listOf('an')).toMatchObject([{ id, matches: 130 }]);
    await empty();
  });

  test('what was saved under another model is worked out anew before anything is compared by meaning', async () => {
    const id = await save('an');
    const meaning = (): Promise<unknown> =>
      asOwner(store, (owner) =>
        owner.query('select model, meaning[1:3] as meaning from saved_search where id = $1', [id]),
      );
    const before = await meaning();
    await asOwner(store, (owner) =>
      owner.query(`update saved_search set model = 'old', meaning = '{1,2,3}' where id = $1`, [id]),
    );
    const { embeddings } = world.services;
    const otherModel = { ...world.services, embeddings: { ...embeddings, modelId: 'other' } };
    expect(await renewMeanings(otherModel as typeof world.services)).toBe(false);
    expect(await meaning()).not.toEqual(before);
    expect(await renewMeanings(world.services, () => false)).toBe(false);
    expect(await renewMeanings(world.services)).toBe(true);
    expect(await meaning()).toEqual(before);
    await empty();
  });

  test('the feed is XML that says what its person may read now, and ends with its secret or its account', async () => {
    await save('an', { ...SEARCH, name: 'Ống <nước> & "điện"' });
    await arrive(paper('Ống < 5" & van \u0007số 001085012345', 'Đường ống cấp nước'));
    const address = async (): Promise<string> =>
      ((await (await post('/api/feed', {}, 'an')).json()) as { path: string }).path;
    const first = await address();
    const feed = await world.get(first);
    expect(feed.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
    const text = await feed.text();
    expect(elements(text)).toMatchObject({
      'feed/entry/title': ['Ống < 5" & van số ********2345'],
      'feed/entry/category@term': ['Ống <nước> & "điện"'],
      'feed/link@href': [`http://localhost${first}`, 'http://localhost/saved'],
    });
    const tag = feed.headers.get('ETag') ?? '';
    const again = await world.api.request(first, { headers: { 'If-None-Match': `"x", ${tag}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);

    const second = await address();
    const gone = await world.get(first);
    expect([gone.status, (await world.get(second)).status]).toEqual([404, 200]);
    expect((await world.get(`/api/feeds/${'A'.repeat(43)}.atom`, 'an')).status).toBe(404);
    const events = await world.auditEvents();
    expect(events.filter(({ action }) => action === 'feed').length).toBeGreaterThan(0);
    expect(JSON.stringify(events)).not.toContain(first.slice(11, 50));

    await change(
      `update membership set valid_to = '2020-01-01' where account = (select id from account where sign_in_name = 'an')`,
    );
    expect(elements(await (await world.get(second)).text())['feed/entry/title']).toBeUndefined();
    await change(
      `update membership set valid_to = null where account = (select id from account where sign_in_name = 'an')`,
    );
    await change(`update account set disabled = true where sign_in_name = 'an'`);
    expect((await world.get(second)).status).toBe(404);
    await change(`update account set disabled = false where sign_in_name = 'an'`);
    expect((await world.get(second)).status).toBe(404);
  });
});

/** The texts of a well-formed XML document by the path of their element, and attributes as `path@name`. Throws where it is broken. */
function elements(xml: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  const path: string[] = [];
  const parser = sax.parser(true);
  const note = (place: string, text: string): void => {
    (found[place] ??= []).push(text);
  };
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    path.push(name);
    for (const [key, value] of Object.entries(attributes)) note(`${path.join('/')}@${key}`, String(value));
  };
  parser.ontext = (text) => {
    if (text.trim() !== '') note(path.join('/'), text);
  };
  parser.onclosetag = () => path.pop();
  parser.write(xml).close();
  return found;
}
