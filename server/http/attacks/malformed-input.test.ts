import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { makePortalWorld, type PortalWorld } from '../../testing/portal-world.ts';
import { makeApi } from '../api.ts';

const SQL = [
  "' or 1=1 --",
  "'; drop table document; --",
  "') or custodian > 0 or ('' = '",
  '1); set role postgres; --',
  "' || set_config('tangthu.shelves', '1,2,3', false) || '",
  "'; select set_config('tangthu.documents', (select string_agg(id::text, ',') from document), true); --",
  "'; reset role; select * from document; --",
  "'; set local role tangthu_writer; --",
  "' union select text from page --",
  '{1,2,3}',
  '1,2,3',
  '%',
  '_',
  '\\',
  '\0',
  '\ud800',
  '$1',
  ':* & !x | (',
];

describeStores('malformed input', (open) => {
  let store: Store;
  let world: PortalWorld;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
  });
  afterAll(() => world.close());

  const signInAs = async (signInName: string): Promise<Response> =>
    world.api.request('/api/sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ signInName }),
    });
  const hitsOf = async (answer: Response): Promise<string[]> =>
    ((await answer.json()) as { hits: { document: { id: string } }[] }).hits.map(
      ({ document }) => document.id,
    );

  test.each(SQL)(
    'SQL in any parameter is text, and reaches nothing of another agency: %j',
    async (attack) => {
      const text = encodeURIComponent(attack.toWellFormed());
      for (const parameter of ['q', 'agency', 'type', 'fonds']) {
        const answer = await world.get(`/api/search?${parameter}=${text}`, 'binh');
        expect([200, 400], parameter).toContain(answer.status);
        if (answer.status === 200) expect(await hitsOf(answer)).not.toContain(world.documents.plan);
      }
      for (const parameter of ['from', 'to', 'limit', 'offset']) {
        expect((await world.get(`/api/search?${parameter}=${text}`, 'binh')).status, parameter).toBe(400);
      }
      for (const path of [
        `/api/documents/${text}`,
        `/api/documents/${text}/pages/1`,
        `/iiif/${text}/1/info.json`,
      ]) {
        expect((await world.get(path, 'binh')).status, path).toBe(404);
      }
      const query = `/api/documents/${world.documents.foreign}`;
      expect((await world.get(`${query}/hits?q=${text}`, 'binh')).status).toBe(200);
      expect((await world.get(`${query}/pages/1?q=${text}`, 'binh')).status).toBe(200);
      expect((await world.get(`${query}/pages/1?passage=${text}`, 'binh')).status).toBe(400);
      expect([400, 401]).toContain((await signInAs(attack)).status);
      const [left] = await asOwner(store, (owner) =>
        owner.query<{ n: number }>('select count(*) as n from document'),
      );
      expect(left?.n).toBe(3);
    },
  );

  test('the first guesses of a minute are written down, whatever letters they hold', async () => {
    const events = await world.auditEvents();
    const targets = events
      .filter(({ action, account }) => action === 'sign-in' && !account)
      .map(({ target }) => target);
    const withoutControls = SQL.filter((attack) => !/\p{C}/u.test(attack));
    expect(targets.length).toBeGreaterThan(0);
    expect(targets).toEqual(withoutControls.slice(0, targets.length));
  });

  const climbing = (): string[] => [
    '/api/documents/..%2f..%2f..%2fetc%2fpasswd',
    '/api/documents/..%2f..%2f..%2fetc%2fpasswd/original',
    `/api/documents/${world.documents.plan}/pages/..%2f..%2f1/thumbnail`,
    `/iiif/${world.documents.plan}/..%2f1/info.json`,
    '/iiif/%2e%2e/%2e%2e/info.json',
    `/iiif/${world.documents.foreign}/../${world.documents.plan}/1/info.json`,
    '/api//documents',
    '/api/documents/',
  ];
  test('paths that climb lead nowhere', async () => {
    for (const path of climbing()) expect((await world.get(path, 'binh')).status, path).toBe(404);
    for (const part of [
      '..%2f..%2fx/max/0/default.jpg',
      'full/..%2fmax/0/default.jpg',
      'full/max/0/..%2fdefault.jpg',
    ]) {
      expect((await world.get(`/iiif/${world.documents.plan}/1/${part}`, 'an')).status, part).toBe(400);
    }
  });

  test('input beyond every bound is refused', async () => {
    const long = 'a'.repeat(1001);
    const refused = [
      `/api/search?q=${long}`,
      `/api/search?agency=${long}`,
      `/api/search?${Array.from({ length: 51 }, (_, n) => `agency=${n}`).join('&')}`,
      '/api/search?limit=0',
      '/api/search?limit=101',
      '/api/search?limit=99999999999999999999',
      '/api/search?offset=10001',
      '/api/search?offset=-1',
      '/api/search?from=2025-02-30',
      '/api/search?from=0000-01-01',
      '/api/search?to=yesterday',
      `/api/documents/${world.documents.plan}/hits?q=${long}`,
      `/api/documents/${world.documents.plan}/pages/1?passage=99999999`,
    ];
    for (const path of refused) expect((await world.get(path, 'an')).status, path).toBe(400);
    const body = JSON.stringify({ signInName: 'a'.repeat(20_000) });
    const headers = { 'Content-Type': 'application/json', 'Content-Length': String(body.length) };
    expect((await world.api.request('/api/sign-in', { method: 'POST', headers, body })).status).toBe(400);
  });

  test('a sign-in that is not JSON, or not an object with a name, is refused', async () => {
    const post = (body: string, type = 'application/json'): Promise<Response> | Response =>
      world.api.request('/api/sign-in', { method: 'POST', headers: { 'Content-Type': type }, body });
    for (const body of [
      '',
      '{',
      'null',
      '[]',
      '{}',
      '{"signInName":1}',
      '{"signInName":""}',
      '{"signInName":{"$ne":1}}',
    ]) {
      expect((await post(body)).status, body).toBe(400);
    }
    expect((await post('{"signInName":"an"}', 'text/html')).status).toBe(400);
  });

  test('forms from other sites are refused, and no other site is let in by CORS', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://evil.example' };
    expect(
      (await world.api.request('/api/sign-in', { method: 'POST', headers, body: 'signInName=an' })).status,
    ).toBe(403);
    const cookie = await world.cookieOf('an');
    const signOut = { method: 'POST', headers: { Origin: 'https://evil.example', Cookie: cookie } };
    expect((await world.api.request('/api/sign-out', signOut)).status).toBe(403);
    expect((await world.api.request('/api/me', { headers: { Cookie: cookie } })).status).toBe(200);
    const preflight = await world.api.request('/api/sign-in', {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
    });
    expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('a client cannot choose the id of its request', async () => {
    const answer = await world.api.request('/api/me', { headers: { 'X-Request-Id': 'forged' } });
    expect(await answer.text()).not.toContain('forged');
  });

  test('only the methods that are meant are answered', async () => {
    const headers = { Cookie: await world.cookieOf('an'), 'Content-Type': 'application/json' };
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await world.api.request(`/api/documents/${world.documents.plan}`, { method, headers });
      expect(answer.status, method).toBe(404);
    }
    expect((await world.api.request('/api/sign-in', { headers })).status).toBe(404);
  });

  test('without demonstration nobody signs in, and no account is named', async () => {
    const closed = makeApi({ ...world.services, demonstration: false });
    expect(await (await closed.request('/api/demo-accounts')).json()).toEqual([]);
    const signIn = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"signInName":"an"}',
    };
    const answer = await closed.request('/api/sign-in', signIn);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});
