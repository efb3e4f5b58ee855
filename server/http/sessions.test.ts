import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';
import { makeApi } from './api.ts';

describeStores('sessions', (open) => {
  let store: Store;
  let world: PortalWorld;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
  });
  afterAll(() => world.close());

  const statusOf = async (cookie: string): Promise<number> =>
    (await world.api.request('/api/me', { headers: { Cookie: cookie } })).status;
  const asTheOwner = (sql: string): Promise<unknown> => asOwner(store, (owner) => owner.query(sql));

  test('demonstration accounts are offered with agency and role; others are not named', async () => {
    expect(await (await world.get('/api/demo-accounts')).json()).toEqual([
      { signInName: 'an', displayName: 'Người dùng an', agencies: ['Ủy ban nhân dân A'], role: 'official' },
      {
        signInName: 'binh',
        displayName: 'Người dùng binh',
        agencies: ['Ủy ban nhân dân B'],
        role: 'official',
      },
      { signInName: 'em', displayName: 'Người dùng em', agencies: ['Ủy ban nhân dân A'], role: 'official' },
    ]);
  });

  test('a signed-in person is shown with name, agencies and role', async () => {
    expect(await (await world.get('/api/me', 'an')).json()).toEqual({
      signInName: 'an',
      displayName: 'Người dùng an',
      agencies: [{ code: 'A', name: 'Ủy ban nhân dân A' }],
      role: 'official',
      audits: false,
    });
  });

  test('an account of no demonstration, a disabled one and an unknown name are refused alike', async () => {
    const answers = await Promise.all(
      ['cuc', 'dung', 'nobody'].map(async (signInName) => {
        const answer = await world.api.request('/api/sign-in', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ signInName }),
        });
        const body = (await answer.json()) as { error: { id: string } };
        return { status: answer.status, headers: [...answer.headers], body: { ...body.error, id: '' } };
      }),
    );
    expect(answers[0]).toMatchObject({ status: 401 });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test('the cookie cannot be read by scripts and ends with the session; over https it is bound to the host', async () => {
    const signIn = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"signInName":"an"}',
    };
    const plain = (await world.api.request('/api/sign-in', signIn)).headers.get('set-cookie');
    expect(plain).toMatch(/^tangthu_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    const secure = makeApi({ ...world.services, publicOrigin: 'https://tangthu.example.vn' });
    const answer = await secure.request('/api/sign-in', signIn);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      /^__Host-tangthu_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=');
    const me = await secure.request('/api/me', { headers: { Cookie: cookie.split(';')[0] ?? '' } });
    expect(me.status).toBe(200);
  });

  test('the store holds no token, only its hash', async () => {
    const token = (await world.cookieOf('an')).split('=')[1] ?? 'missing';
    const [row] = await asOwner(store, (owner) =>
      owner.query<{ n: number }>(
        'select count(*) as n from session where token_hash = sha256(convert_to($1, $2))',
        [token, 'UTF8'],
      ),
    );
    expect(row?.n).toBe(1);
  });

  test('a session ends by signing out, and only that one', async () => {
    const [one, two] = [await world.cookieOf('an'), await world.cookieOf('an')];
    const answer = await world.api.request('/api/sign-out', {
      method: 'POST',
      headers: { Cookie: one, 'Content-Type': 'application/json' },
    });
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
    expect([await statusOf(one), await statusOf(two)]).toEqual([401, 200]);
    expect((await world.auditEvents()).at(-1)).toMatchObject({ action: 'sign-out', outcome: 'allowed' });
  });

  test('a session ends after its time, and is swept away at the next sign-in', async () => {
    const cookie = await world.cookieOf('em');
    await asTheOwner(
      `update session set expires_at = now() - interval '1 second' where account = (select id from account where sign_in_name = 'em')`,
    );
    expect(await statusOf(cookie)).toBe(401);
    await world.cookieOf('an');
    const [row] = await asOwner(store, (owner) =>
      owner.query<{ n: number }>('select count(*) as n from session where expires_at < now()'),
    );
    expect(row?.n).toBe(0);
  });

  test('a withdrawn membership, a lowered clearance and a disabled account end a right at once', async () => {
    const cookie = await world.cookieOf('an');
    const opens = async (document: string): Promise<number> =>
      (
        await world.api.request(`/iiif/${document}/1/full/200,/0/default.jpg`, {
          headers: { Cookie: cookie },
        })
      ).status;
    expect([await opens(world.documents.plan), await opens(world.documents.letter)]).toEqual([200, 200]);
    await asTheOwner(`update membership set modes = '{01}'`);
    expect([await opens(world.documents.plan), await opens(world.documents.letter)]).toEqual([200, 404]);
    await asTheOwner(`update membership set valid_to = '2020-01-01'`);
    expect([await opens(world.documents.plan), await statusOf(cookie)]).toEqual([404, 401]);
    await asTheOwner(`update membership set valid_to = null`);
    expect(await opens(world.documents.plan)).toBe(200);
    await asTheOwner(`update account set disabled = true where sign_in_name = 'an'`);
    expect([await opens(world.documents.plan), await statusOf(cookie)]).toEqual([401, 401]);
  });
});
