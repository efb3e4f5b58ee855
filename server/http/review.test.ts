import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner, asWriter } from '@tangthu/db/writer';
import type { CorrectionView, ReviewView } from '../archive/review-view.ts';
import { makeArchiveWorld, type ArchiveWorld } from '../testing/archive-world.ts';
import type { ErrorAnswer } from './error-answers.ts';

describeStores('the review queue', (open) => {
  let store: Store;
  let world: ArchiveWorld;
  const asTheOwner = (sql: string): Promise<unknown> => asOwner(store, (owner) => owner.script(sql));
  beforeAll(async () => {
    store = await open();
    world = await makeArchiveWorld(store);
    await asTheOwner(
      'create table kept_item as table review_item; create table kept_document as table document',
    );
  });
  afterEach(() =>
    asTheOwner(`
      delete from correction; delete from review_item; insert into review_item table kept_item;
      update document d set (document_number, number, symbol, number_key, subject, subject_codes) =
        (select document_number, number, symbol, number_key, subject, subject_codes from kept_document where id = d.id)`),
  );
  afterAll(() => world.close());

  const queue = async (who = 'thu', query = ''): Promise<ReviewView> =>
    (await world.get(`/api/review${query}`, who)).json() as Promise<ReviewView>;
  const decide = (item: string, body: object, who = 'thu'): Promise<Response> =>
    world.post(`/api/review/items/${item}/decision`, who, body);
  const undo = (item: string, who = 'thu'): Promise<Response> =>
    world.post(`/api/review/items/${item}/undo`, who);
  const found = async (query: string, who = 'an'): Promise<string[]> => {
    const answer = await world.get(`/api/search?q=${encodeURIComponent(query)}`, who);
    const { hits } = (await answer.json()) as { hits: { document: { id: string }; foundBy: string[] }[] };
    return hits.filter(({ foundBy }) => foundBy.includes('number')).map(({ document }) => document.id);
  };

  test('opens at the first open item, with its document, its neighbours and the words of the field lit', async () => {
    const { place, previous, next, open: waiting, before, queue: documents } = await queue();
    expect(place).toMatchObject({
      item: world.items.number,
      document: { id: world.documents.plan, documentNumber: '155/KH-UBND', custodian: { code: 'A' } },
      items: [
        {
          field: 'documentNumber',
          kind: 'differs',
          value: '155/KH-UBND',
          sidecarValue: '156/KH-UBND',
          editable: true,
        },
        { field: 'subject', kind: 'doubtful', current: 'Kế hoạch số hóa tài liệu lưu trữ' },
      ],
    });
    expect(place?.page.lit).toHaveLength(2);
    expect(place?.page.lit[0]).toMatchObject({ left: place?.page.words[0]?.box[0], kind: 'match' });
    expect([waiting, before, previous, next]).toEqual([3, 0, null, world.items.subject]);
    expect(documents.map(({ id, open: count }) => [id, count])).toEqual([
      [world.documents.plan, 2],
      [world.documents.letter, 1],
    ]);
  });

  test('walks through all of the own items, and only those that may be read', async () => {
    const walk = async (who: string): Promise<string[]> => {
      const seen: string[] = [];
      for (
        let item = (await queue(who)).place?.item;
        item;
        item = (await queue(who, `?item=${item}`)).next ?? ''
      ) {
        seen.push(item);
      }
      return seen;
    };
    const { number, subject, hidden, foreign } = world.items;
    expect(await walk('thu')).toEqual([number, subject, hidden]);
    expect(await walk('giao')).toEqual([number, subject]);
    expect(await walk('bich')).toEqual([foreign]);
    expect(await walk('quan')).toEqual([number, subject, hidden, foreign]);
    for (const [who, item] of [
      ['giao', hidden],
      ['bich', number],
    ] as const) {
      expect((await world.get(`/api/review?item=${item}`, who)).status).toBe(404);
      expect((await decide(item, { choice: 'dismissed' }, who)).status).toBe(404);
      expect((await undo(item, who)).status).toBe(404);
    }
  });

  test('filters by agency and kind, and counts only what may be seen', async () => {
    expect((await queue('quan', '?kind=differs')).place?.item).toBe(world.items.number);
    expect((await queue('quan', '?agency=B')).place?.item).toBe(world.items.foreign);
    expect(await queue('thu', '?agency=B')).toMatchObject({ open: 0, place: null });
    expect((await queue('quan')).filters).toMatchObject({
      agency: [
        { value: 'A', count: 3 },
        { value: 'B', count: 1 },
      ],
    });
    expect((await queue('giao')).filters.kind.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  test('the delivery’s number is taken, is found at once, and the page’s is found no more', async () => {
    expect(await found('156/KH-UBND')).toEqual([]);
    expect((await decide(world.items.number, { choice: 'sidecar', value: '156/KH-UBND' })).status).toBe(200);
    expect(await found('156/KH-UBND')).toEqual([world.documents.plan]);
    expect(await found('155/KH-UBND')).toEqual([]);
    const { place } = await queue('thu', `?item=${world.items.number}`);
    expect(place?.items[0]).toMatchObject({
      current: '156/KH-UBND',
      decision: { by: 'Người dùng thu', state: 'settled', value: '156/KH-UBND' },
    });
  });

  test('type, date and subject are corrected with all that search derives from them', async () => {
    const edit = (value: string): Promise<Response> =>
      decide(world.items.subject, { choice: 'edited', value });
    expect((await edit('  Kế hoạch trồng  cây xanh '.normalize('NFD'))).status).toBe(200);
    const [stored] = await asOwner(store, (owner) =>
      owner.query<{ subject: string; codes: string }>(
        `select subject, encode(subject_codes, 'hex') as codes from document where id = $1`,
        [world.documents.plan],
      ),
    );
    expect(stored?.subject).toBe('Kế hoạch trồng cây xanh');
    expect(stored?.codes).toMatch(/^[0-9a-f]{16,}$/);
    const answer = await world.get(`/api/documents/${world.documents.plan}`, 'an');
    expect(await answer.json()).toMatchObject({ title: 'Kế hoạch trồng cây xanh' });
  });

  test('who changed what, from what and when is kept, and a change that was taken back shows as such', async () => {
    await decide(world.items.number, { choice: 'edited', value: '157 / KH-UBND' });
    expect((await undo(world.items.number, 'giao')).status).toBe(200);
    const answer = await world.get('/api/review/corrections', 'thu');
    const { corrections } = (await answer.json()) as { corrections: CorrectionView[] };
    expect(corrections).toMatchObject([
      {
        oldValue: '157/KH-UBND',
        newValue: '155/KH-UBND',
        by: 'Người dùng giao',
        undoes: true,
        undone: false,
      },
      { oldValue: '155/KH-UBND', newValue: '157/KH-UBND', by: 'Người dùng thu', undoes: false, undone: true },
    ]);
    const others = await (await world.get('/api/review/corrections', 'bich')).json();
    expect(others).toEqual({ corrections: [] });
    expect(await found('155/KH-UBND')).toEqual([world.documents.plan]);
    expect((await queue()).place?.item).toBe(world.items.number);
    const inForce = await asWriter(store, (writer) => writer.query('select from correction_in_force'));
    expect(inForce).toEqual([]);
  });

  test('of two archivists at once one decides, and the other is told who did', async () => {
    const answers = await Promise.all([
      decide(world.items.number, { choice: 'page', value: '155/KH-UBND' }, 'thu'),
      decide(world.items.number, { choice: 'sidecar', value: '156/KH-UBND' }, 'giao'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const second = answers.find(({ status }) => status === 409);
    const { error } = (await second?.json()) as ErrorAnswer;
    expect(error.message).toMatch(/^Người dùng (thu|giao) đã quyết định mục này lúc /);
    const made = await asOwner(store, (owner) => owner.query('select from correction'));
    expect(made).toHaveLength(1);
  });

  test('what is no longer what was shown is not accepted', async () => {
    await asOwner(store, (owner) =>
      owner.query(`update review_item set value = '158/KH-UBND' where id = $1`, [world.items.number]),
    );
    expect((await decide(world.items.number, { choice: 'page', value: '155/KH-UBND' })).status).toBe(409);
    await decide(world.items.number, { choice: 'sidecar', value: '156/KH-UBND' });
    await asOwner(store, (owner) => owner.query(`update document set document_number = '9/KH-UBND'`));
    expect((await undo(world.items.number)).status).toBe(409);
    expect((await undo(world.items.subject)).status).toBe(409);
  });

  test('a value that the field cannot hold is refused, and nothing is decided', async () => {
    for (const value of ['không số', 'x'.repeat(3000)]) {
      const answer = await decide(world.items.number, { choice: 'edited', value });
      expect(answer.status, value.slice(0, 9)).toBe(400);
    }
    for (const body of [{}, { choice: 'all' }, { choice: 'page' }, { choice: 'edited', value: 7 }]) {
      expect((await decide(world.items.number, body)).status, JSON.stringify(body)).toBe(400);
    }
    expect((await queue()).place?.items[0]?.decision).toBeNull();
  });

  test('a blank field stays blank, a dismissed item changes nothing, and neither comes again', async () => {
    await decide(world.items.number, { choice: 'edited', value: '' });
    expect(await found('155/KH-UBND')).toEqual([]);
    await decide(world.items.subject, { choice: 'dismissed' });
    const { place, decidedToday } = await queue();
    expect(place?.item).toBe(world.items.hidden);
    expect(decidedToday).toBe(2);
    expect((await queue('giao')).place).toBeNull();
  });

  test('an item without a field is only acknowledged', async () => {
    await asOwner(store, (owner) =>
      owner.query(`update review_item set kind = 'unreadable', field = '', words = null where id = $1`, [
        world.items.subject,
      ]),
    );
    const place = (await queue('thu', `?item=${world.items.subject}`)).place;
    expect(place?.items.find(({ id }) => id === world.items.subject)).toMatchObject({ editable: false });
    expect((await decide(world.items.subject, { choice: 'edited', value: 'x' })).status).toBe(400);
    expect((await decide(world.items.subject, { choice: 'seen' })).status).toBe(200);
    expect((await undo(world.items.subject)).status).toBe(200);
  });

  test('that two documents are one is kept for the next reading of their file, and can be taken back', async () => {
    await asOwner(store, (owner) =>
      owner.query(
        `with d as (update document set first_page = 3 where id = $2)
         update review_item set kind = 'split', field = '', words = null, value = '3' where id = $1`,
        [world.items.number, world.documents.plan],
      ),
    );
    const parted = (): Promise<object[]> =>
      asOwner(store, (owner) =>
        owner.query(
          `select p.page, p.begins, d.reading_rules as rules from file_parting p
             join document d on d.custodian = p.custodian and d.content_hash = p.content_hash order by p.id`,
        ),
      );
    expect((await decide(world.items.subject, { choice: 'joined' })).status).toBe(400);
    expect((await decide(world.items.number, { choice: 'joined' }, 'bich')).status).toBe(404);
    expect((await decide(world.items.number, { choice: 'joined' })).status).toBe(200);
    expect(await parted()).toEqual([{ page: 3, begins: false, rules: 0 }]);
    expect((await undo(world.items.number)).status).toBe(200);
    expect(await parted()).toMatchObject([{ begins: false }, { begins: true }]);
  });
});
