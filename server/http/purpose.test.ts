import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import type { Purpose } from '../access/state-purpose.ts';
import type { StatedPurpose } from '../access/stated-purposes.ts';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';

interface PurposeAnswer {
  readonly purposes: readonly Purpose[];
  readonly stated: readonly StatedPurpose[];
  readonly worksAtDesk: boolean;
}

describeStores('stated purposes', (open) => {
  let store: Store;
  let world: PortalWorld;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
    await asOwner(store, (owner) =>
      owner.script(`
        with made as (insert into account (sign_in_name, display_name, demonstration) values ('lua', 'Lụa', true), ('phan', 'Phan', true) returning id, sign_in_name)
        insert into membership (account, agency, role, modes)
          select made.id, a.id, case sign_in_name when 'lua' then 'desk' else 'analyst' end, '{01,02}' from made, agency a where a.code = 'A';
        with own as (insert into file (fonds, custodian, mode, code, title)
          select f.id, f.custodian, '01', '000.00.00.H26-250606-0001', 'Khai sinh' from fonds f where f.code = 'F1' returning id)
        update document set file = own.id from own where number = '155'`),
    );
  });
  afterAll(() => world.close());

  const session = async (
    who: string,
  ): Promise<(method: string, path: string, body?: object) => Promise<Response>> => {
    const cookie = await world.cookieOf(who);
    return async (method, path, body) =>
      world.api.request(path, {
        method,
        headers: { Cookie: cookie, ...(method !== 'GET' && { 'Content-Type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
  };
  const statement = { purpose: 'resolve-procedure', legalBasis: 'Nghị định 61/2018/NĐ-CP', minutes: 20 };
  const state = async (ask: Awaited<ReturnType<typeof session>>): Promise<PurposeAnswer> =>
    (await (await ask('GET', '/api/purpose')).json()) as PurposeAnswer;

  test('a clerk opens a resident’s case after stating a purpose, in this session alone, until it is ended', async () => {
    const [ask, other] = [await session('lua'), await session('lua')];
    const plan = `/api/documents/${world.documents.plan}`;
    const status = async (from = ask): Promise<number> => (await from('GET', plan)).status;
    expect(await status()).toBe(404);
    expect(await state(ask)).toMatchObject({ worksAtDesk: true, stated: [] });
    expect((await ask('POST', '/api/purpose', statement)).status).toBe(200);
    expect([await status(), await status(other)]).toEqual([200, 404]);
    const { stated } = await state(ask);
    expect(stated).toMatchObject([
      {
        purpose: 'resolve-procedure',
        legalBasis: statement.legalBasis,
        document: null,
        opensProcedureFiles: true,
      },
    ]);
    expect(Date.parse(stated[0]?.endsAt ?? '') - Date.now()).toBeLessThanOrEqual(20 * 60_000);
    expect((await state(other)).stated).toEqual([]);
    expect((await ask('POST', '/api/purpose/end')).status).toBe(200);
    expect(await status()).toBe(404);
    const events = (await world.auditEvents()).filter(({ action }) => action === 'purpose');
    expect(events.map(({ outcome }) => outcome)).toEqual(['allowed', 'allowed']);
    expect(JSON.stringify(events[0]?.details)).toContain('resolve-procedure');
  });

  test('only purposes of the own roles can be stated', async () => {
    const [clerk, analyst] = [await session('lua'), await session('phan')];
    expect((await state(clerk)).purposes.map(({ code }) => code)).toEqual([
      'resolve-procedure',
      'verify-identity',
    ]);
    expect(await state(analyst)).toEqual({ purposes: [], stated: [], worksAtDesk: false });
    expect((await clerk('POST', '/api/purpose', { ...statement, purpose: 'inspection' })).status).toBe(403);
    expect((await analyst('POST', '/api/purpose', statement)).status).toBe(403);
    expect((await clerk('POST', '/api/purpose', { ...statement, purpose: 'none' })).status).toBe(403);
  });

  test('a purpose for one document opens that document’s numbers, and tells nothing of what is hidden', async () => {
    const ask = await session('lua');
    const about = async (document: string): Promise<number> =>
      (await ask('POST', '/api/purpose', { ...statement, purpose: 'verify-identity', document })).status;
    expect(await about(world.documents.letter)).toBe(200);
    expect(await about(world.documents.foreign)).toBe(404);
    expect(await about(world.documents.plan)).toBe(404);
    expect(await about('00000000-0000-7000-8000-000000000009')).toBe(404);
    expect((await state(ask)).stated).toMatchObject([{ document: world.documents.letter }]);
  });

  test('a basis and a time within bounds are asked for; strangers sign in', async () => {
    const ask = await session('lua');
    for (const wrong of [
      { legalBasis: ' ' },
      { legalBasis: undefined },
      { minutes: 0 },
      { minutes: 481 },
      { minutes: 1.5 },
      { document: 'x' },
      { purpose: '' },
    ]) {
      expect(
        (await ask('POST', '/api/purpose', { ...statement, ...wrong })).status,
        JSON.stringify(wrong),
      ).toBe(400);
    }
    expect((await world.get('/api/purpose')).status).toBe(401);
  });
});
