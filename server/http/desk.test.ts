import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import type { LookUpResult, ResidentView } from '../desk/desk-view.ts';
import { addCasePapers } from '../testing/desk-cases.ts';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';
import type { ErrorAnswer } from './error-answers.ts';

const FILES = [
  '000.00.00.H26-250606-0001',
  '000.00.00.H26-190701-0002',
  '000.00.00.H26-240102-0003',
] as const;
const NUMBER = '079161000999';
const nhung = { name: 'Nguyễn Thị Hồng Nhung', address: 'số 12/5 đường Bến Gốm, phường A' };
const civil = { procedure: '2.000635', 'procedure-name': 'Xác nhận tình trạng hôn nhân' };
const NOBODY = '{"candidates":[],"more":false,"byNumber":false}';
const MISSING = '00000000-0000-7000-8000-000000000009';

const json = { 'Content-Type': 'application/json' };

type Ask = (path: string, body: object) => Promise<Response>;

describeStores('the citizen-service desk', (open) => {
  let store: Store;
  let world: PortalWorld;
  let form = '';
  let receipt = '';
  let alone = '';
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
    await asOwner(store, (owner) =>
      owner.script(`
        with made as (insert into account (sign_in_name, display_name, demonstration) values ('lua', 'Lụa', true), ('bong', 'Bông', true) returning id, sign_in_name)
        insert into membership (account, agency, role, modes)
          select made.id, a.id, 'desk', '{01,02}' from made join agency a on a.code = case sign_in_name when 'lua' then 'A' else 'B' end`),
    );
    [form = '', receipt = '', , , alone = ''] = await addCasePapers(store, [
      {
        agency: 'A',
        file: FILES[0],
        facts: { paper: 'request', ...nhung, birth: '1961-05-07', number: NUMBER, ...civil },
        lines: [`Số định danh cá nhân/CCCD: ${NUMBER}`],
      },
      {
        agency: 'A',
        file: FILES[0],
        issuedDate: '2025-06-06',
        documentNumber: '11/GTN-UBND',
        facts: { paper: 'receipt', 'procedure-file': FILES[0], ...nhung, due: '2025-06-12', ...civil },
      },
      {
        agency: 'A',
        file: FILES[1],
        issuedDate: '2019-07-09',
        facts: {
          paper: 'result',
          'procedure-file': FILES[1],
          name: 'NGUYỄN THỊ HỒNG NHUNG',
          birth: '1961',
          outcome: 'Mức trợ cấp là 540.000 đồng.',
        },
      },
      {
        agency: 'A',
        file: FILES[2],
        facts: {
          paper: 'request',
          name: 'Nguyễn Thị Hồng Nhung',
          birth: '1988-11-21',
          address: 'ấp Gò Mít, xã C',
        },
      },
      {
        agency: 'A',
        file: '000.00.00.H26-240102-0004',
        facts: { name: 'Nguyễn Thị Hồng Nhung', fee: 'không thu' },
      },
      {
        agency: 'B',
        issuedDate: '2024-01-01',
        facts: { paper: 'request', ...nhung, birth: '1961-05-07', address: 'số 1 đường Khác, phường B' },
      },
    ]);
    await asOwner(store, (owner) =>
      owner.query(
        `insert into procedure_part (document, custodian, mode, procedure, part, page, word_from, word_to)
         select id, custodian, mode, '2.000635', given.part, 2, given.f, given.t
         from document, (values ('title', 0, 3), ('fee', 3, 6)) as given (part, f, t) where id = $1`,
        [world.documents.plan],
      ),
    );
  });
  afterAll(() => world.close());

  const session = async (who: string): Promise<Ask> => {
    const cookie = await world.cookieOf(who);
    return async (path, body) =>
      world.api.request(path, {
        method: 'POST',
        headers: { Cookie: cookie, ...json },
        body: JSON.stringify(body),
      });
  };
  const state = async (ask: Ask, purpose = 'resolve-procedure'): Promise<void> => {
    const answer = await ask('/api/purpose', { purpose, legalBasis: 'Nghị định 61/2018/NĐ-CP' });
    expect(answer.status).toBe(200);
  };
  const found = async (ask: Ask, typed: object): Promise<LookUpResult> => {
    const answer = await ask('/api/desk/look-up', typed);
    expect(answer.status, JSON.stringify(typed)).toBe(200);
    return (await answer.json()) as LookUpResult;
  };
  const births = async (ask: Ask, typed: object): Promise<(string | null)[]> =>
    (await found(ask, typed)).candidates.map(({ birth }) => birth);
  const refusal = async (answer: Response): Promise<unknown> => ({
    status: answer.status,
    error: { ...((await answer.json()) as ErrorAnswer).error, id: '' },
  });
  const clerk = async (purpose?: string): Promise<Ask> => {
    const ask = await session('lua');
    await state(ask, purpose);
    return ask;
  };

  test('strangers sign in; nobody else’s desk, no clerk without a purpose or with an ended one sees anything, counts included', async () => {
    for (const path of ['/api/desk/look-up', '/api/desk/resident'])
      expect((await world.api.request(path, { method: 'POST', body: '{}', headers: json })).status).toBe(401);
    const [silent, ended, foreign, official] = (await Promise.all(
      ['lua', 'lua', 'bong', 'binh'].map((who) => session(who)),
    )) as [Ask, Ask, Ask, Ask];
    await state(ended);
    expect((await found(ended, { who: 'nhung 1961' })).candidates).toHaveLength(2);
    await ended('/api/purpose/end', {});
    await state(foreign);
    const asked = [
      { who: 'Nguyễn Thị Hồng Nhung', birthYear: '1988' },
      { who: FILES[0] },
      { address: '12/5 bến gốm' },
      { procedure: 'tình trạng hôn nhân' },
      { procedure: '2.000635' },
    ];
    for (const [name, ask] of Object.entries({ silent, ended, foreign, official })) {
      for (const typed of asked)
        expect(await (await ask('/api/desk/look-up', typed)).text(), `${name} ${JSON.stringify(typed)}`).toBe(
          NOBODY,
        );
      const missing = await refusal(await ask('/api/desk/resident', { paper: MISSING }));
      for (const paper of [form, receipt, alone])
        expect(await refusal(await ask('/api/desk/resident', { paper })), name).toEqual(missing);
    }
  });

  test('a name is found with and without diacritics, in any form and case, and by its parts', async () => {
    const ask = await clerk();
    for (const who of [
      'Nguyễn Thị Hồng Nhung',
      'Nguyễn Thị Hồng Nhung'.normalize('NFD'),
      'NGUYEN THI HONG NHUNG',
      'hong nhung',
      'nguyen thi ho',
      'nguyen nhung',
    ])
      expect(await births(ask, { who }), who).toEqual(
        expect.arrayContaining(['1961-05-07', '1988-11-21', null]),
      );
    expect(await births(ask, { who: 'hong nhung 1961' })).toEqual(['1961-05-07', null]);
    expect(await births(ask, { who: 'hong nhung', birthYear: '1988' })).toEqual(['1988-11-21', null]);
    expect(await births(ask, { who: 'hong nhung', address: '12/5 Bến Gốm' })).toEqual(['1961-05-07']);
    expect(await births(ask, { address: 'ap go mit' })).toEqual(['1988-11-21']);
    expect(await births(ask, { who: 'nhung', procedure: 'hôn nhân' })).toEqual(['1961-05-07']);
    expect(await births(ask, { procedure: '2.000635' })).toEqual(['1961-05-07']);
    expect(await births(ask, { who: `mã ${FILES[1]}` })).toEqual(['1961']);
    for (const who of ['Hồng Nhung Trần', 'x', '%', "nhung' or true --", 'nhung 1900'])
      expect(await births(ask, { who }), who).not.toContain('1961-05-07');
  });

  test('a number finds only while a purpose shows numbers, and is kept as a key alone', async () => {
    const [masked, shown] = [await clerk(), await clerk('verify-identity')];
    expect(await found(masked, { who: NUMBER })).toEqual({ candidates: [], more: false, byNumber: true });
    expect(await births(shown, { who: NUMBER })).toEqual(['1961-05-07']);
    const [candidate] = (await found(shown, { who: 'nhung', birthYear: '1961' })).candidates;
    expect(candidate?.number).toBe('********0999');
    const rows = await asOwner(store, (owner) =>
      owner.query<{ details: unknown; keyed: boolean }>(
        `select details, person_key is not null as keyed from audit_event where action = 'desk-look-up' order by id desc limit 3`,
      ),
    );
    expect(rows.some(({ keyed }) => keyed)).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(NUMBER);
  });

  test('a resident’s files lie in their order with their papers, what is sure to be one person’s alone, and the procedure beside', async () => {
    const ask = await clerk();
    const open = async (paper: string): Promise<ResidentView> =>
      (await (await ask('/api/desk/resident', { paper })).json()) as ResidentView;
    const view = await open(receipt);
    expect(view.resident).toEqual({ ...nhung, birth: '1961-05-07', number: '********0999' });
    expect(
      view.files.map(({ code, status, due, outcome, papers }) => [code, status, due, outcome, papers.length]),
    ).toEqual([
      [FILES[0], 'received', '2025-06-12', null, 2],
      [FILES[1], 'resolved', null, 'Mức trợ cấp là 540.000 đồng.', 1],
    ]);
    const [first, second] = view.files[0]?.papers ?? [];
    expect([first?.paper, second?.paper]).toEqual(['request', 'receipt']);
    expect(first?.pages[0]?.lit.length).toBeGreaterThan(2);
    expect(view.procedures).toMatchObject([
      {
        code: '2.000635',
        page: 2,
        document: { id: world.documents.plan },
        parts: [{ part: 'fee', text: 'thường khi thu' }],
      },
    ]);
    expect((await open(alone)).files).toHaveLength(1);
    const events = (await world.auditEvents()).filter(({ action }) => action === 'desk-resident');
    expect(events.at(-1)).toMatchObject({ outcome: 'allowed', target: alone, details: {} });
  });

  test('a paper that is closed leaves the timeline as if it had never been', async () => {
    const ask = await clerk();
    const close = (until: string): Promise<unknown> =>
      asOwner(store, (owner) =>
        owner.query(
          `insert into restriction (kind, authority, document, reason, legal_basis, valid_to, set_by)
           select 'embargo', d.custodian, d.id, 'x', 'y', now() + interval '${until}', (select id from account limit 1) from document d where d.id = $1`,
          [receipt],
        ),
      );
    await close('1 hour');
    const { candidates } = await found(ask, { who: 'nhung 1961' });
    expect(candidates[0]?.cases).toEqual([
      { code: FILES[1], procedure: null, received: '2019-07-09' },
      { code: null, procedure: civil['procedure-name'], received: null },
    ]);
    expect(await refusal(await ask('/api/desk/resident', { paper: receipt }))).toEqual(
      await refusal(await ask('/api/desk/resident', { paper: MISSING })),
    );
    await asOwner(store, (owner) => owner.query('delete from restriction where document = $1', [receipt]));
  });

  test('what says nothing, or is no request at all, is refused; a paper that is no case’s leads nowhere', async () => {
    const ask = await clerk();
    for (const typed of [{}, { who: ' ' }, { birthYear: '1961' }, { who: 'x'.repeat(201) }, { who: 1 }])
      expect((await ask('/api/desk/look-up', typed)).status, JSON.stringify(typed)).toBe(400);
    expect((await ask('/api/desk/resident', { paper: 'x' })).status).toBe(400);
    expect((await ask('/api/desk/resident', { paper: world.documents.letter })).status).toBe(404);
    for (const who of ['\0', '\uD800', '😀'.repeat(50), '"\\'])
      expect([200, 400]).toContain((await ask('/api/desk/look-up', { who })).status);
  });

  test('a clerk is offered what they stated last', async () => {
    const cookie = await world.cookieOf('lua');
    const answer = await world.api.request('/api/desk', { headers: { Cookie: cookie } });
    expect(await answer.json()).toMatchObject({ last: { legalBasis: 'Nghị định 61/2018/NĐ-CP' } });
    expect(await (await world.get('/api/desk', 'em')).json()).toEqual({ last: null });
  });
});
