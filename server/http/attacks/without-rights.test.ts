import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { makeClient, makePortalWorld, type PortalWorld } from '../../testing/portal-world.ts';
import { recordingStore } from '../../testing/recording-store.ts';

const MISSING = '01981234-5678-7abc-8def-0123456789ab';

/** Every address that shows something of one record. */
const ADDRESSES = [
  '/api/documents/ID',
  '/api/documents/ID/hits?q=thu+hồi+đất',
  '/api/documents/ID/original',
  '/api/documents/ID/pages/1',
  '/api/documents/ID/pages/1?q=thu+hồi+đất&passage=0',
  '/api/documents/ID/pages/1/thumbnail',
  '/iiif/ID/1/info.json',
  '/iiif/ID/1/full/max/0/default.jpg',
  '/iiif/ID/1/0,0,1024,1024/max/0/default.webp',
];

/** Headers by which a client might ask for another path, method, person or a cached copy. */
const HEADERS: Record<string, string>[] = [
  { 'X-Original-URL': '/api/documents/ID' },
  { 'X-Rewrite-URL': '/api/documents/ID' },
  { 'X-HTTP-Method-Override': 'GET' },
  { 'X-Forwarded-For': '127.0.0.1' },
  { 'X-Forwarded-Host': 'evil.example' },
  { 'X-Forwarded-User': 'an' },
  { Authorization: 'Bearer an' },
  { 'If-None-Match': '*' },
  { 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
  { Range: 'bytes=0-100' },
];

/** Ids near, like or instead of a record's own. */
const GUESSES = (id: string): string[] => [
  id.toUpperCase(),
  `{${id}}`,
  id.replaceAll('-', ''),
  `urn:uuid:${id}`,
  `${id}%00`,
  `%20${id}`,
  id.replace(/.$/, (last) => (last === 'f' ? '0' : (parseInt(last, 16) + 1).toString(16))),
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '1',
  '*',
];

describeStores('attacks by who has no right', (open) => {
  let store: Store;
  let world: PortalWorld;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
    // A person who may has seen it all just before, so that whatever is cached is.
    for (const address of ADDRESSES) {
      expect((await world.get(address.replace('ID', world.documents.plan), 'an')).status, address).toBe(200);
    }
  });
  afterAll(() => world.close());

  const comparable = async (answer: Response): Promise<unknown> => ({
    status: answer.status,
    headers: [...answer.headers],
    body: (await answer.text()).replace(/"id":"[^"]*"/, ''),
  });
  const asked = async (address: string, id: string, by: string, headers = {}): Promise<unknown> =>
    comparable(
      await world.api.request(address.replace('ID', id), {
        headers: { Cookie: await world.cookieOf(by), ...headers },
      }),
    );

  test.each(ADDRESSES)('another agency’s record is a missing one: %s', async (address) => {
    const hidden = await asked(address, world.documents.plan, 'binh');
    expect(hidden).toMatchObject({ status: 404 });
    expect(hidden).toEqual(await asked(address, MISSING, 'binh'));
  });

  test.each(ADDRESSES)(
    'a conditional record is a missing one to who lacks the clearance: %s',
    async (address) => {
      const hidden = await asked(address, world.documents.letter, 'em');
      expect(hidden).toMatchObject({ status: 404 });
      expect(hidden).toEqual(await asked(address, MISSING, 'em'));
    },
  );

  test.each(ADDRESSES)(
    'nobody signed in sees neither a record nor that there is one: %s',
    async (address) => {
      const [hidden, missing] = await Promise.all(
        [world.documents.plan, MISSING].map(async (id) =>
          comparable(await world.get(address.replace('ID', id))),
        ),
      );
      expect(hidden).toMatchObject({ status: 401 });
      expect(hidden).toEqual(missing);
    },
  );

  test.each(HEADERS)('no header leads round the rules: %o', async (given) => {
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value.replace('ID', world.documents.plan)]),
    );
    for (const address of ADDRESSES) {
      const hidden = await asked(address, world.documents.plan, 'binh', headers);
      expect(hidden, address).toEqual(await asked(address, MISSING, 'binh'));
    }
    expect((await world.api.request('/api/me', { headers })).status).toBe(401);
  });

  test('an id that is written otherwise, or guessed, opens nothing', async () => {
    for (const guess of GUESSES(world.documents.plan)) {
      for (const address of ADDRESSES) {
        const answer = await world.get(address.replace('ID', guess), 'binh');
        expect(answer.status, `${address} ${guess}`).toBe(404);
      }
    }
  });

  test.each(ADDRESSES)(
    'the store is asked the same for a hidden and a missing record: %s',
    async (address) => {
      const recorded = recordingStore(store);
      const client = makeClient({ ...world.services, store: recorded.store });
      const cookie = await client.cookieOf('binh');
      const statementsFor = async (id: string): Promise<unknown> => {
        recorded.asked.length = 0;
        await client.api.request(address.replace('ID', id), { headers: { Cookie: cookie } });
        return structuredClone(recorded.asked);
      };
      expect(await statementsFor(world.documents.plan)).toEqual(await statementsFor(MISSING));
    },
  );

  test.each(['/api/documents/ID', '/iiif/ID/1/full/max/0/default.jpg', '/api/documents/ID/original'])(
    'what one person is shown is kept for nobody else: %s',
    async (address) => {
      const answer = await world.get(address.replace('ID', world.documents.plan), 'an');
      const caching = answer.headers.get('Cache-Control') ?? '';
      expect(caching).toMatch(/\bprivate\b/);
      expect(caching).not.toMatch(/public|s-maxage/);
      if (!caching.includes('no-store')) expect(answer.headers.get('Vary')).toMatch(/cookie/i);
    },
  );

  test('a search, its counts and its facets know nothing of what is hidden', async () => {
    for (const [by, secret] of [
      ['binh', 'số hóa'],
      ['em', 'tổ 5'],
    ] as const) {
      const answer = await world.get(`/api/search?q=${encodeURIComponent(`"${secret}"`)}`, by);
      const found = (await answer.json()) as { total: number; hits: { document: { id: string } }[] };
      expect(JSON.stringify(found)).not.toContain(
        by === 'binh' ? world.documents.plan : world.documents.letter,
      );
      expect(found.hits.every(({ document }) => document.id === world.documents.foreign || by === 'em')).toBe(
        true,
      );
    }
  });
});
