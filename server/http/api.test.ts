import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner, asWriter } from '@tangthu/db/writer';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { recordCountedDenials } from '../audit/record-event.ts';
import { makeClient, makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';
import { makeApi } from './api.ts';
import type { ErrorAnswer } from './error-answers.ts';
import { SURFACES } from './surfaces.ts';

/** An address of each surface, given a document. */
function addressOf(surface: string, document: string): string {
  return surface
    .replace(/^GET /, '')
    .replace(':id', document)
    .replace(':number', '1')
    .replace(':region/:size/:rotation/:file', 'full/max/0/default.jpg')
    .replace(/\/(hits|search)$/, '/$1?q=bồi+thường');
}

/** Those of the archive's own work have tests of their own, and so have those that change something. */
const guarded = Object.entries(SURFACES).filter(
  ([surface, guard]) => surface.startsWith('GET ') && (guard === 'self' || guard === 'records'),
);
const ofDocuments = guarded
  .map(([surface]) => surface)
  .filter((surface) => /\/(documents|iiif)\/:id/.test(surface));
const MISSING = '01981234-5678-7abc-8def-0123456789ab';

/** Everything of an answer but what differs between any two requests: the error's id. */
async function comparable(answer: Response): Promise<unknown> {
  const body = (await answer.json()) as ErrorAnswer;
  return { status: answer.status, headers: [...answer.headers], error: { ...body.error, id: '' } };
}

test('every registered route is listed with its guard, and every listed one is registered', () => {
  const api = makeApi({} as never);
  const registered = api.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`);
  expect([...new Set(registered)].sort()).toEqual(Object.keys(SURFACES).sort());
});

describeStores('the API', (open) => {
  let store: Store;
  let world: PortalWorld;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
  });
  afterAll(() => world.close());

  test('a stranger gets 401 on every guarded surface, images and unknown paths included', async () => {
    const addresses = guarded.map(([surface]) => addressOf(surface, world.documents.plan));
    for (const address of [...addresses, '/api/nothing-here', '/iiif/nothing']) {
      const answer = await world.get(address);
      expect(answer.status, address).toBe(401);
      expect(Object.keys((await answer.json()) as object), address).toEqual(['error']);
    }
  });

  test('a member of another agency gets the answer of a missing record, byte for byte', async () => {
    for (const surface of ofDocuments) {
      const hidden = await comparable(await world.get(addressOf(surface, world.documents.plan), 'binh'));
      expect(hidden, surface).toMatchObject({ status: 404 });
      expect(hidden, surface).toEqual(await comparable(await world.get(addressOf(surface, MISSING), 'binh')));
      expect(hidden, surface).toEqual(
        await comparable(await world.get(addressOf(surface, 'not-an-id'), 'binh')),
      );
    }
  });

  test('a record under mode 02 is hidden from a member without the clearance, on every surface', async () => {
    for (const surface of ofDocuments) {
      expect((await world.get(addressOf(surface, world.documents.letter), 'em')).status, surface).toBe(404);
      expect((await world.get(addressOf(surface, world.documents.letter), 'an')).status, surface).toBe(200);
    }
  });

  test('a page that the document lacks is missing', async () => {
    for (const page of ['0', '3', '-1', '01', '1.5', '99999999999', 'x']) {
      const answer = await world.get(`/api/documents/${world.documents.plan}/pages/${page}`, 'an');
      expect(answer.status, page).toBe(404);
    }
  });

  test('search shows each person only what that person may read, counts and facets included', async () => {
    const found = async (
      name: string,
    ): Promise<{ ids: string[]; total: number; pages: number; agencies: unknown }> => {
      const answer = await world.get('/api/search?q=bồi thường thu hồi đất', name);
      const result = (await answer.json()) as {
        hits: { document: { id: string } }[];
        total: number;
        coverage: { pages: number };
        facets: { agency: { value: string }[] };
      };
      return {
        ids: result.hits.map(({ document }) => document.id).sort(),
        total: result.total,
        pages: result.coverage.pages,
        agencies: result.facets.agency.map(({ value }) => value),
      };
    };
    const { plan, letter, foreign } = world.documents;
    expect(await found('an')).toEqual({ ids: [plan, letter].sort(), total: 2, pages: 3, agencies: ['A'] });
    expect(await found('em')).toEqual({ ids: [plan], total: 1, pages: 2, agencies: ['A'] });
    expect(await found('binh')).toEqual({ ids: [foreign], total: 1, pages: 1, agencies: ['B'] });
  });

  test('a filter by what the person may not read finds nothing and says nothing', async () => {
    const answer = await world.get('/api/search?q=bồi thường&agency=B', 'an');
    expect(await answer.json()).toMatchObject({ hits: [], total: 0, facets: { agency: [], fonds: [] } });
  });

  test('filters read out of the words can be settled either way; other kinds are refused', async () => {
    const understood = async (more: string): Promise<unknown> => {
      const answer = await world.get(`/api/search?q=${encodeURIComponent('đất năm 2025')}${more}`, 'an');
      return ((await answer.json()) as { understood: unknown }).understood;
    };
    expect(await understood('')).toMatchObject([{ kind: 'date', applied: false, why: 'unsure' }]);
    expect(await understood('&sure=date&sure=type')).toMatchObject([{ kind: 'date', applied: true }]);
    expect(await understood('&plain=date')).toMatchObject([{ kind: 'date', applied: false, why: 'plain' }]);
    expect((await world.get('/api/search?q=x&plain=custodian', 'an')).status).toBe(400);
  });

  test('a hidden number and a missing one are answered alike', async () => {
    const answer = async (number: string): Promise<string> => {
      const text = await (await world.get(`/api/search?q=${number}`, 'binh')).text();
      return text.replaceAll(number, '').replace(/"milliseconds":\d+/, '');
    };
    const hidden = await answer('155/KH-UBND');
    expect(hidden).toContain('"missingNumber":""');
    expect(await answer('158/KH-UBND')).toBe(hidden);
  });

  test('a document opens with its metadata, pages and links, and a hidden cited document stays a mere number', async () => {
    const answer = await world.get(`/api/documents/${world.documents.plan}`, 'an');
    expect(await answer.json()).toMatchObject({
      id: world.documents.plan,
      title: 'Kế hoạch số hóa tài liệu lưu trữ',
      documentNumber: '155/KH-UBND',
      custodian: { code: 'A', name: 'Ủy ban nhân dân A' },
      fonds: { code: 'F1', title: 'Phông F1' },
      file: null,
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      links: [{ relation: 'cites', citedNumber: '12/QĐ-UBND', document: null }],
      pages: [
        { number: 1, width: 595, height: 842, needsOcr: false },
        { number: 2, width: 595, height: 842, needsOcr: false },
      ],
    });
  });

  test('a cited document that the person may read is linked', async () => {
    const account = await grantBoth(store);
    const answer = await world.get(`/api/documents/${world.documents.plan}`, account);
    expect(((await answer.json()) as { links: unknown[] }).links).toEqual([
      {
        relation: 'cites',
        citedNumber: '12/QĐ-UBND',
        document: { id: world.documents.foreign, title: 'Quyết định bồi thường bí mật của phường B' },
      },
    ]);
  });

  test('a page opens with its words, the boxes of the query lit', async () => {
    const answer = await world.get(`/api/documents/${world.documents.plan}/pages/2?q=thu hồi đất`, 'an');
    const page = (await answer.json()) as {
      text: string;
      words: { start: number; end: number; box: number[] }[];
      litText: { start: number; end: number }[];
      lit: { left: number; kind: string }[];
    };
    expect(page.litText.map(({ start, end }) => page.text.slice(start, end))).toEqual(['thu hồi đất']);
    const thu = page.words.find(({ start, end }) => page.text.slice(start, end) === 'thu');
    expect(page.lit[0]).toMatchObject({ kind: 'match', left: thu?.box[0] });
    expect(page.words.every(({ box }) => box.every((side) => side >= 0 && side <= 1))).toBe(true);
  });

  test('the hits within a document come in reading order with their pages', async () => {
    const hits = async (query: string): Promise<unknown> =>
      (
        (await (
          await world.get(`/api/documents/${world.documents.plan}/hits?q=${encodeURIComponent(query)}`, 'an')
        ).json()) as { hits: unknown }
      ).hits;
    expect(await hits('thu hồi đất')).toMatchObject([{ page: 2, passage: 2 }]);
    expect(await hits('lưu')).toMatchObject([{ page: 1 }, { page: 2, passage: 3 }]);
    expect(await hits('')).toEqual([]);
    expect(await hits('máy bay')).toEqual([]);
  });

  test('the original comes as a download under its own name', async () => {
    const answer = await world.get(`/api/documents/${world.documents.plan}/original`, 'an');
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="K_ ho_ch _155_ _ b_n 1.pdf"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20%22155%22%20%E2%80%93%20b%E1%BA%A3n%201.pdf`,
    );
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
  });

  test('answers are kept out of shared caches, and nothing but images is kept at all', async () => {
    for (const surface of guarded.map(([name]) => name)) {
      const answer = await world.get(addressOf(surface, world.documents.plan), 'an');
      // What is a person's own (a saved search, an export) has ids of its own: here it is missing.
      const isOwn = surface.includes('/:id') && !ofDocuments.includes(surface);
      expect(answer.status, surface).toBe(isOwn ? 404 : 200);
      const isImage = answer.headers.get('content-type')?.startsWith('image/');
      expect(answer.headers.get('cache-control'), surface).toBe(
        isImage ? 'private, max-age=600' : 'private, no-store',
      );
      if (isImage) expect(answer.headers.get('vary'), surface).toContain('Cookie');
      expect(answer.headers.get('x-content-type-options'), surface).toBe('nosniff');
      expect(answer.headers.get('content-security-policy'), surface).toContain("default-src 'none'");
    }
  });

  test('every search, view and denial is written down with who, what and the request', async () => {
    // Strangers' denials of this minute so far: of more than a few only their number is written down.
    await recordCountedDenials(store);
    const before = (await world.auditEvents()).length;
    const fresh = makeClient(world.services);
    const { plan, foreign } = world.documents;
    await fresh.get('/api/search?q=Nguyễn&agency=A', 'an');
    await fresh.get(`/api/documents/${plan}`, 'an');
    await fresh.get(`/api/documents/${plan}/pages/2?q=đất`, 'an');
    await fresh.get(`/api/documents/${plan}/original`, 'an');
    const denied = (await (await fresh.get(`/api/documents/${foreign}`, 'an')).json()) as ErrorAnswer;
    await fresh.get(`/iiif/${foreign}/1/full/max/0/default.jpg`, 'an');
    await fresh.get(`/api/documents/${plan}`);
    await fresh.get('/api/me');
    const events = (await world.auditEvents()).slice(before);
    expect(events.map(({ action, outcome, target }) => [action, outcome, target])).toEqual([
      ['sign-in', 'allowed', 'an'],
      ['search', 'allowed', null],
      ['document', 'allowed', plan],
      ['page', 'allowed', plan],
      ['original', 'allowed', plan],
      ['access', 'denied', `/api/documents/${foreign}`],
      ['access', 'denied', `/iiif/${foreign}/1/full/max/0/default.jpg`],
      ['access', 'denied', `/api/documents/${plan}`],
    ]);
    expect(events[1]?.details).toEqual({
      query: 'Nguyễn',
      filters: { agency: ['A'], type: [], fonds: [], file: [], status: [] },
      sort: 'relevance',
      widened: false,
      plain: [],
      sure: [],
      limit: 20,
      offset: 0,
    });
    expect(events[3]?.details).toEqual({ page: 2 });
    expect(events[5]?.request_id).toBe(denied.error.id);
    expect(new Set(events.map(({ account }) => account)).size).toBe(2);
    expect(events.at(-1)?.account).toBeNull();
    expect(JSON.stringify(events)).not.toContain('Kế hoạch');
  });

  test('the tiles of one page are one view; another page and a thumbnail are others', async () => {
    const before = (await world.auditEvents()).length;
    const fresh = makeClient(world.services);
    const iiif = `/iiif/${world.documents.plan}`;
    for (const path of [
      '1/info.json',
      '1/0,0,100,100/max/0/default.jpg',
      '1/full/200,/0/default.webp',
      '2/info.json',
    ]) {
      expect((await fresh.get(`${iiif}/${path}`, 'an')).status, path).toBe(200);
    }
    await fresh.get(`/api/documents/${world.documents.plan}/pages/1/thumbnail`, 'an');
    await fresh.get(`${iiif}/1/info.json`, 'em');
    const events = (await world.auditEvents()).slice(before);
    const views = events.filter(({ action }) => action === 'page-image');
    expect(views.map(({ details }) => details)).toEqual([
      { page: 1, kind: 'image' },
      { page: 2, kind: 'image' },
      { page: 1, kind: 'thumbnail' },
      { page: 1, kind: 'image' },
    ]);
  });

  test('what cannot be written down is not shown', async () => {
    const fresh = makeClient(world.services);
    await fresh.get('/api/me', 'an');
    await asOwner(store, (owner) => owner.script('revoke insert on audit_event from tangthu_portal'));
    for (const surface of ofDocuments) {
      const answer = await fresh.get(addressOf(surface, world.documents.plan), 'an');
      expect(answer.status, surface).toBe(500);
    }
    await asOwner(store, (owner) => owner.script('grant insert on audit_event to tangthu_portal'));
  });

  test('a fault within shows a sentence and an id, never its own words', async () => {
    const broken = makeApi({
      ...world.services,
      search: () => Promise.reject(new Error('secret path /etc/x')),
    });
    const answer = await broken.request('/api/search?q=words+of+a+search+that+fails', {
      headers: { Cookie: await world.cookieOf('an') },
    });
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(text).not.toMatch(/secret|\.ts|at /);
    expect((JSON.parse(text) as ErrorAnswer).error).toMatchObject({
      message: expect.stringContaining('Hệ thống gặp lỗi') as string,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    // Nothing was shown, so the log says of nothing that it was.
    expect(JSON.stringify(await world.auditEvents())).not.toContain('a search that fails');
  });
});

/** Makes an account that belongs to both wards; gives its sign-in name. */
async function grantBoth(store: Store): Promise<string> {
  await asWriter(store, (writer) =>
    writer.query(
      `with made as (
         insert into account (sign_in_name, display_name, demonstration) values ('both', 'Cả hai', true) returning id)
       insert into membership (account, agency, role, modes)
       select made.id, agency.id, 'archivist', '{01}' from made, agency where agency.code in ('A', 'B')`,
    ),
  );
  return 'both';
}
