import { administratorOf } from '@tangthu/db/administrator';
import { asReader, readerOf, today } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgencyView, ChangePreview, NamedPart } from '../agencies/agency-view.ts';
import { confirmChange, previewChange } from '../agencies/preview-change.ts';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';

const LATER = '2099-07-01';

/**
 * Wards A and B of the portal world; ward C, which nothing belongs to; the province P, which looks into all three. `tinh` is its
 * administrator, `xa` that of A alone, `moi` an official of C, `can` one of P.
 */
describeStores('the graph of agencies over HTTP', (open) => {
  let store: Store;
  let world: PortalWorld;
  let accounts: Record<string, string>;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
    accounts = await addPeople(store);
  });
  afterAll(() => world.close());

  const post = async (path: string, signInName: string | undefined, body: unknown): Promise<Response> =>
    world.api.request(path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(signInName && { Cookie: await world.cookieOf(signInName) }),
      },
      body: JSON.stringify(body),
    });
  const get = async <Body>(path: string, signInName = 'tinh'): Promise<Body> =>
    (await (await world.get(path, signInName)).json()) as Body;
  const preview = async (change: object, by = 'tinh'): Promise<ChangePreview> =>
    (await (await post('/api/agencies/previews', by, change)).json()) as ChangePreview;
  const confirm = (id: string, by = 'tinh'): Promise<Response> =>
    post(`/api/agencies/previews/${id}/confirmation`, by, {});
  const make = async (change: object): Promise<ChangePreview> => {
    const shown = await preview(change);
    expect(shown).toHaveProperty('id');
    expect((await confirm(shown.id)).status).toBe(200);
    return shown;
  };
  const reads = async (who: string, day = today()): Promise<string[]> => {
    const rows = await asReader(store, await readerOf(store, accounts[who] ?? '', day), (records) =>
      records.query<{ id: string }>('select id from document'),
    );
    return rows.map(({ id }) => id).sort();
  };
  const counted = async (sql: string): Promise<unknown> =>
    (await asOwner(store, (owner) => owner.query<{ n: number }>(`select count(*)::int as n from ${sql}`)))[0]
      ?.n;
  const forgetSuccessions = (): Promise<unknown> =>
    asOwner(store, (owner) => owner.script('delete from succession; update agency set valid_to = null'));
  const merger = (more: object = {}): object => ({
    kind: 'succession',
    predecessor: 'A',
    successor: 'C',
    how: 'merge',
    date: '2025-07-01',
    legalBasis: 'Nghị quyết 1656/NQ-UBTVQH15',
    extent: 'whole',
    fonds: [],
    files: [],
    ...more,
  });
  const supervision = (more: object = {}): object => ({
    kind: 'supervision',
    supervisor: 'C',
    supervised: 'B',
    modes: ['01'],
    from: '2025-07-01',
    legalBasis: 'Quyết định 1',
    ...more,
  });

  test('for anyone but administrators there is nothing: the answers are those of paths that lead nowhere', async () => {
    const nowhere = await world.get('/api/nowhere', 'an');
    for (const [path, body] of [
      ['/api/agencies'],
      ['/api/agencies/A'],
      ['/api/agencies/A/kept'],
      ['/api/agencies/previews', merger()],
      ['/api/agencies/previews', {}],
      ['/api/agencies/A/names', { name: 'x' }],
    ] as const) {
      const answer = body ? await post(path, 'an', body) : await world.get(path, 'an');
      expect(answer.status, path).toBe(404);
      expect(withoutId(await answer.json()), path).toEqual(withoutId(await nowhere.clone().json()));
      expect((body ? await post(path, undefined, body) : await world.get(path)).status, path).toBe(401);
    }
  });

  test('an administrator sees the administered agencies alone, and finds them by names then and now', async () => {
    const { agencies, total } = await get<{ agencies: { code: string; earlier: string[] }[]; total: number }>(
      '/api/agencies?query=ben%20gio',
    );
    expect([agencies.map(({ code }) => code), total]).toEqual([['C'], 1]);
    expect(agencies[0]?.earlier).toEqual(['Ủy ban nhân dân phường Bến Gió']);
    expect((await get<{ total: number }>('/api/agencies', 'xa')).total).toBe(1);
    expect((await world.get('/api/agencies/C', 'xa')).status).toBe(404);
    expect((await get<AgencyView>('/api/agencies/A')).keeps).toEqual({ fonds: 1, files: 0, documents: 1 });
  });

  test('a merger is previewed without being made, confirmed once, and touches no record', async () => {
    const rows = (): Promise<unknown> =>
      asOwner(store, (owner) =>
        owner.query(
          'select xmin::text, ctid::text from document union all select xmin::text, ctid::text from chunk order by 1, 2',
        ),
      );
    const before = [await rows(), await counted('succession')];
    const shown = await preview(merger());
    expect(shown.affected).toEqual([
      {
        people: 1,
        names: ['Người moi'],
        agencies: [{ code: 'C', name: 'Ủy ban nhân dân phường Hải Đăng' }],
        gained: 1,
        lost: 0,
        more: false,
      },
    ]);
    expect([shown.day, shown.leftOut]).toEqual([today(), 0]);
    expect([await rows(), await counted('succession')]).toEqual(before);
    expect(await reads('moi')).toEqual([]);

    expect((await confirm(shown.id, 'quanly')).status).toBe(404);
    expect((await confirm(shown.id)).status).toBe(200);
    expect(await reads('moi')).toEqual([world.documents.plan]);
    expect([await rows(), await counted('succession')]).toEqual([before[0], 1]);
    expect((await confirm(shown.id)).status).toBe(404);

    const agency = await get<AgencyView>('/api/agencies/A');
    expect(agency.to).toBe('2025-07-01');
    expect(agency.nodes.map(({ code, step }) => [code, step]).sort()).toEqual([
      ['A', 0],
      ['C', 1],
    ]);
    const withdrawn = await preview({ kind: 'withdrawal', succession: agency.successions[0]?.id });
    expect(withdrawn.affected).toMatchObject([{ names: ['Người moi'], gained: 0, lost: 1 }]);
    await confirm(withdrawn.id);
    expect(await reads('moi')).toEqual([]);
    expect((await get<AgencyView>('/api/agencies/A')).to).toBeNull();
  });

  test('rules that changed since the preview keep the change out', async () => {
    const shown = await preview(merger());
    await asOwner(store, (owner) => owner.query('update agency set area = area'));
    const refused = await confirm(shown.id);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Hãy xem trước lại');
    expect(await counted('succession')).toBe(0);
  });

  test('of two who confirm at once under one version, one makes the change', async () => {
    const tinh = await administratorOf(store, accounts['tinh'] ?? '');
    if (!tinh) throw new Error('tinh administers nothing.');
    const shown = await Promise.all(
      ['B', 'A'].map((predecessor) =>
        previewChange(store, tinh, merger({ predecessor, date: LATER }) as never),
      ),
    );
    const done = await Promise.allSettled(shown.map(({ id }) => confirmChange(store, tinh, id)));
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await forgetSuccessions();
  });

  test('a succession of a day to come is shown as of that day, and opens on it', async () => {
    const shown = await make(merger({ date: LATER }));
    expect([shown.day, shown.affected.length]).toEqual([LATER, 1]);
    expect(await reads('moi')).toEqual([]);
    expect(await reads('moi', '2099-06-30')).toEqual([]);
    expect(await reads('moi', LATER)).toEqual([world.documents.plan]);
    await forgetSuccessions();
  });

  test('a part opens nothing until it names fonds or files, and then only these', async () => {
    const empty = await make(merger({ how: 'split', extent: 'part' }));
    expect(empty.affected).toEqual([]);
    expect(await reads('moi')).toEqual([]);
    const agency = await get<AgencyView>('/api/agencies/C');
    const edge = agency.successions[0]?.id;
    const { fonds } = await get<{ fonds: NamedPart[] }>('/api/agencies/A/kept?query=f1');
    expect(fonds.map(({ code }) => code)).toEqual(['F1']);
    expect(
      (
        await post('/api/agencies/previews', 'tinh', {
          kind: 'parts',
          succession: edge,
          fonds: [],
          files: [],
        })
      ).status,
    ).toBe(400);
    const named = await make({
      kind: 'parts',
      succession: edge,
      fonds: fonds.map(({ id }) => id),
      files: [],
    });
    expect(named.affected).toMatchObject([{ names: ['Người moi'], gained: 1 }]);
    expect(await reads('moi')).toEqual([world.documents.plan]);
    const [shown] = (await get<AgencyView>('/api/agencies/C')).successions;
    expect(shown).toMatchObject({ extent: 'part', parts: [{ kind: 'fonds', code: 'F1' }], hiddenParts: 0 });
    await forgetSuccessions();
  });

  test('supervision is dated at both ends', async () => {
    const shown = await make(supervision({ to: LATER }));
    expect(shown.affected).toMatchObject([{ names: ['Người moi'], gained: 1, lost: 0 }]);
    expect(await reads('moi', '2025-06-30')).toEqual([]);
    expect(await reads('moi', '2025-07-01')).toEqual([world.documents.foreign]);
    expect(await reads('moi', LATER)).toEqual([]);
    await asOwner(store, (owner) =>
      owner.query(`update supervision set valid_to = null where legal_basis = 'Quyết định 1'`),
    );
    const { supervision: shownOnes } = await get<AgencyView>('/api/agencies/B');
    const id = shownOnes.find(({ supervisor }) => supervisor.code === 'C')?.id;
    const ended = await make({ kind: 'supervision-end', supervision: id, date: today() });
    expect(ended.affected).toMatchObject([{ names: ['Người moi'], gained: 0, lost: 1 }]);
    expect(await reads('moi')).toEqual([]);
  });

  test('an agency that nobody follows ends, and nobody reads less or more', async () => {
    const shown = await make({ kind: 'end', agency: 'B', date: LATER, legalBasis: 'Quyết định giải thể' });
    expect(shown.affected).toEqual([]);
    expect(await get<AgencyView>('/api/agencies/B')).toMatchObject({
      to: LATER,
      endBasis: 'Quyết định giải thể',
    });
  });

  test.each([
    ['an agency that is not administered', merger({ successor: 'C' }), 'xa', 404],
    ['an agency that is not there', merger({ successor: 'không có' }), 'tinh', 404],
    ['the agency itself', merger({ successor: 'A' }), 'tinh', 400],
    ['parts of a whole', merger({ fonds: ['00000000-0000-7000-8000-000000000000'] }), 'tinh', 400],
    [
      'a fonds that is not there',
      merger({ extent: 'part', fonds: ['00000000-0000-7000-8000-000000000000'] }),
      'tinh',
      404,
    ],
    ['a day that is not in the calendar', merger({ date: '2025-02-30' }), 'tinh', 400],
    ['no legal basis', merger({ legalBasis: ' ' }), 'tinh', 400],
    ['supervision that ends before it begins', supervision({ to: '2025-06-30' }), 'tinh', 400],
    [
      'a succession that is not there',
      { kind: 'withdrawal', succession: '00000000-0000-7000-8000-000000000000' },
      'tinh',
      404,
    ],
    ['no kind of change', { kind: 'drop table' }, 'tinh', 400],
  ])('%s: refused', async (_, change, by, status) => {
    const before = await counted('rule_preview');
    expect((await post('/api/agencies/previews', by, change)).status).toBe(status);
    expect(await counted('rule_preview')).toBe(before);
  });

  test('a circle is refused in plain words', async () => {
    await make(merger({ date: LATER }));
    const refused = await post(
      '/api/agencies/previews',
      'tinh',
      merger({ predecessor: 'C', successor: 'A' }),
    );
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('kế thừa chính mình'),
    ]);
    const again = await post('/api/agencies/previews', 'tinh', merger({ date: LATER }));
    expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('Đã có quan hệ này')]);
    await forgetSuccessions();
  });

  test('names are added and closed, by who administers the agency', async () => {
    const add = (body: object, by = 'tinh'): Promise<Response> => post('/api/agencies/A/names', by, body);
    expect((await add({ name: 'Phường Mới', from: '2026-01-01' }, 'xa')).status).toBe(200);
    expect((await add({ name: 'x', from: '2026-01-02', to: '2026-01-01' })).status).toBe(400);
    expect((await add({ name: '  ' })).status).toBe(400);
    const { names } = await get<AgencyView>('/api/agencies/A');
    const id = names.find(({ name }) => name === 'Phường Mới')?.id ?? '';
    const close = (to: string, code = 'A'): Promise<Response> =>
      post(`/api/agencies/${code}/names/${id}/closing`, 'tinh', { to });
    expect((await close('2026-06-01', 'B')).status).toBe(404);
    expect((await close('2025-01-01')).status).toBe(400);
    expect((await close('2026-06-01')).status).toBe(200);
    expect((await close('2026-07-01')).status).toBe(400);
  });

  test('people of agencies that are not administered are counted without their names', async () => {
    await asOwner(store, (owner) =>
      owner.query(
        `insert into supervision (supervisor, supervised, valid_from, legal_basis)
         select above.id, below.id, '2020-01-01', 'Luật' from agency above, agency below where above.code = 'T' and below.code = 'C'`,
      ),
    );
    const shown = await preview(merger());
    expect(
      shown.affected.map(({ names, agencies }) => [names, agencies.map(({ code }) => code)]),
    ).toContainEqual([[], ['T']]);
  });
});

function withoutId(body: unknown): unknown {
  const { error } = body as { error: Record<string, unknown> };
  return { ...error, id: '' };
}

async function addPeople(store: Store): Promise<Record<string, string>> {
  return asOwner(store, async (owner) => {
    await owner.script(`
      insert into agency (code, bloc, level) values ('C', 'government', 'commune'), ('P', 'government', 'province'), ('T', 'government', 'ministry');
      insert into agency_name (agency, name, valid_from, valid_to)
        select id, 'Ủy ban nhân dân phường Bến Gió', null::date, '2025-07-01'::date from agency where code = 'C'
        union all select id, 'Ủy ban nhân dân phường Hải Đăng', '2025-07-01', null from agency where code = 'C';
      insert into supervision (supervisor, supervised, valid_from, legal_basis)
        select p.id, below.id, '2020-01-01', 'Luật' from agency p, agency below where p.code = 'P' and below.code in ('A', 'B', 'C');`);
    for (const [name, agency, role] of [
      ['tinh', 'P', 'administrator'],
      ['quanly', 'P', 'administrator'],
      ['can', 'P', 'official'],
      ['xa', 'A', 'administrator'],
      ['moi', 'C', 'official'],
      ['trung', 'T', 'official'],
    ]) {
      await owner.query(
        `with made as (
           insert into account (sign_in_name, display_name, demonstration) values ($1, $2, true) returning id)
         insert into membership (account, agency, role, modes) select made.id, a.id, $4, '{01}' from made, agency a where a.code = $3`,
        [name, `Người ${name ?? ''}`, agency, role],
      );
    }
    const rows = await owner.query<{ id: string; name: string }>(
      'select id, sign_in_name as name from account',
    );
    return Object.fromEntries(rows.map(({ id, name }) => [name, id]));
  });
}
