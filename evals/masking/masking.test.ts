import { spawnSync } from 'node:child_process';
import { readerOf } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMaskedPortal, ROLES, type MaskedPortal } from './masked-portal.ts';
import { PLANTED } from './planted-files.ts';

const TESSERACT = 'tesseract';
const INK = 60;
const PAPER = 255;
const LONGEST_STROKE = 40;
const NUMBERS = Object.values(PLANTED);

/** Those of the planted numbers that a text says, however they are parted. */
function numbersIn(text: string): string[] {
  const plain = text.replace(/\\n|[\s.-]/gu, '');
  return NUMBERS.filter((number) => plain.includes(number));
}

/** Makes black bars white: no stroke of a letter is so long, and the engine takes a bar and the letters beside it for one word. */
function whiten(grey: Buffer, width: number): void {
  for (let at = 0, black = 0; at <= grey.length; at++) {
    const isBlack = at % width !== 0 && (grey[at] ?? PAPER) < INK;
    if (!isBlack && black > LONGEST_STROKE) grey.fill(PAPER, at - black - 2, at + 2);
    black = isBlack ? black + 1 : 0;
  }
}

/** What is read off an image. */
async function recognised(answer: Response, turn = 0): Promise<string> {
  const { data, info } = await sharp(Buffer.from(await answer.arrayBuffer()))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  whiten(data, info.width);
  const image = await sharp(data, { raw: info }).rotate(turn, { background: 'white' }).png().toBuffer();
  const { stdout } = spawnSync(TESSERACT, ['stdin', 'stdout', '-l', 'vie', '--psm', '6', '--dpi', '200'], {
    input: image,
  });
  return stdout.toString('utf8');
}

describeStores('numbers of people', (open) => {
  let store: Store;
  let portal: MaskedPortal;
  beforeAll(async () => {
    store = await open();
    portal = await openMaskedPortal(store);
  });
  afterAll(() => portal.close());

  const words = [
    'giao đất',
    'Nguyen Van An',
    'CCCD',
    'so dien thoai',
    '0999',
    ...NUMBERS,
    `ông An ${PLANTED.citizen}`,
  ];
  const few = ['giao đất', 'CCCD', PLANTED.citizen];
  const surfaces = (): string[] => [
    ...words.map((query) => `/api/search?q=${encodeURIComponent(query)}`),
    '/api/search',
    ...[portal.typed, portal.scanned].flatMap((id) => [
      `/api/documents/${id}`,
      `/api/documents/${id}/original`,
      ...few.map((query) => `/api/documents/${id}/hits?q=${encodeURIComponent(query)}`),
      ...[1, 2].flatMap((page) =>
        few.map((query) => `/api/documents/${id}/pages/${page}?q=${encodeURIComponent(query)}&passage=0`),
      ),
    ]),
    `/api/documents/${portal.scanned}/pages/3`,
    '/api/review',
    '/api/review/corrections',
    '/api/duplicates',
    `/api/duplicates/${portal.typed}/${portal.scanned}`,
    '/api/archive/overview',
    '/api/archive/runs',
    `/api/archive/runs/${portal.run}`,
    `/api/archive/runs/${portal.run}/ledger`,
    '/api/archive/packages',
    '/api/archive/quarantine',
  ];

  test('lie in the store apart from all that is searched and shown', async () => {
    const [rows] = await asOwner(store, (owner) =>
      owner.query<Record<string, string>>(
        `select (select json_agg(p)::text from (select text, raw_text from page) p) as pages,
           (select json_agg(c)::text from (select heading, text, terms from chunk) c) as passages,
           (select json_agg(d)::text from (select original_name, subject, recipients, fields, sidecar from document) d) as documents,
           (select json_agg(f)::text from (select title, details from file union all select title, details from fonds) f) as files,
           (select json_agg(r)::text from (select value, sidecar_value from review_item) r) as review,
           (select json_agg(n)::text from personal_number n) as hidden, (select json_agg(i)::text from identifier i) as identifiers`,
      ),
    );
    const { hidden = '', identifiers = '', ...shown } = rows ?? {};
    for (const [place, text] of Object.entries(shown)) expect(numbersIn(text), place).toEqual([]);
    expect(numbersIn(hidden)).toEqual(['079203000999', '012345678', '079090012345']);
    expect(numbersIn(identifiers)).toEqual(NUMBERS);
    expect(shown['pages']).toContain('********0999');
  });

  test('show in no answer to anybody who stated no purpose', async () => {
    for (const role of ROLES) {
      for (const path of surfaces()) {
        const answer = await portal.ask(path, role);
        const body = JSON.stringify({ ...((await answer.json()) as object), query: '' });
        expect(numbersIn(body), `${role} ${path}`).toEqual([]);
      }
    }
    const found = await portal.ask('/api/documents/' + portal.typed, 'official');
    expect(await found.json()).toMatchObject({ personalNumbers: 'masked', original: 'masked' });
  });

  test('are not found by whom they are not shown to, and say where they stand', async () => {
    for (const number of [...NUMBERS, '079 203 000 999', `"${PLANTED.citizen}"`, '+84 912 345 678']) {
      const answer = await portal.ask(`/api/search?q=${encodeURIComponent(number)}`, 'official');
      expect(await answer.json(), number).toMatchObject({ hits: [], total: 0, suggestion: null });
    }
    const page = (await (await portal.ask(`/api/documents/${portal.typed}/pages/1`, 'official')).json()) as {
      text: string;
      masked: { start: number; end: number; kind: string }[];
    };
    expect(page.masked.map(({ start, end, kind }) => `${kind} ${page.text.slice(start, end)}`)).toEqual([
      'citizen-number ********0999,',
      'citizen-number *** *** **0 777',
      'old-id-number *****5678',
      'phone-number **** **5 678,',
    ]);
  });

  test('are black on images, thumbnails and tiles, on slanted and turned scans too; what stands beside them stays', async () => {
    const path = (id: string, page: number, rest: string): string =>
      `/iiif/${id}/${page}/${rest}/0/default.jpg`;
    const cases: [string, string, number, string[], string[]][] = [
      [
        'typed',
        path(portal.typed, 1, 'full/max'),
        0,
        ['203000', '185000', '12345'],
        ['999', '250', 'Nguyen Van An', '678'],
      ],
      ['tile', path(portal.typed, 1, '0,0,1024,1024/max'), 0, ['203000', '185000'], ['Nguyen Van An']],
      ['table', path(portal.typed, 2, 'full/max'), 0, ['01234'], ['Nguyen Van An']],
      ['scan', path(portal.scanned, 1, 'full/max'), 0, ['07909', '090012'], ['2345', 'Le Van Binh', '250']],
      ['slanted', path(portal.scanned, 2, 'full/max'), -2, ['07909', '090012'], ['Van Binh', '250']],
      ['turned', path(portal.scanned, 3, 'full/max'), 0, ['07909', '090012'], ['Le Van Binh', '250']],
    ];
    for (const [name, address, turn, gone, kept] of cases) {
      const answer = await portal.ask(address, 'official');
      expect(answer.headers.get('cache-control'), name).toBe('private, no-store');
      const text = await recognised(answer, turn);
      for (const digits of gone) expect(text.replaceAll(' ', ''), name).not.toContain(digits);
      const flat = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
      for (const neighbour of kept) expect(flat, name).toContain(neighbour);
    }
  });

  test('show to whom states a purpose, in that document, until it ends', async () => {
    const unmasking = `/api/documents/${portal.typed}/unmasking`;
    const statement = { purpose: 'verify-record', legalBasis: 'Giấy giới thiệu 12/GGT' };
    for (const [role, body, status] of [
      ['analyst', statement, 403],
      ['desk', statement, 403],
      ['official', { ...statement, purpose: 'resolve-procedure' }, 403],
      ['official', { ...statement, legalBasis: ' ' }, 400],
      ['official', { ...statement, minutes: 481 }, 400],
    ] as const)
      expect((await portal.ask(unmasking, role, body)).status, `${role} ${status}`).toBe(status);
    expect((await portal.ask(unmasking, 'official', statement)).status).toBe(200);

    const read = async (path: string, role = 'official'): Promise<string> =>
      (await portal.ask(path, role)).text();
    const page = `/api/documents/${portal.typed}/pages/1?q=${PLANTED.citizen}`;
    expect(numbersIn(await read(page))).toEqual(['079203000999', '079185000777', '012345678', '0912345678']);
    expect(numbersIn(await read(`/api/documents/${portal.typed}/hits?q=cccd`))).toContain(PLANTED.citizen);
    expect(numbersIn(await read('/api/search?q=giao+dat'))).toContain(PLANTED.citizen);
    expect(JSON.parse(await read(`/api/search?q=${PLANTED.phone}`))).toMatchObject({ total: 1 });
    expect(JSON.parse(await read(`/api/documents/${portal.typed}`))).toMatchObject({
      subject: `V/v giao đất cho ông An, CCCD ${PLANTED.citizen}`,
      originalName: `ho so ${PLANTED.citizen}.pdf`,
      personalNumbers: 'shown',
    });
    const image = await portal.ask(`/iiif/${portal.typed}/1/full/max/0/default.jpg`, 'official');
    expect(image.headers.get('cache-control')).toBe('private, no-store');
    expect(await recognised(image)).toContain(PLANTED.citizen);
    expect((await portal.ask(`/api/documents/${portal.typed}/original`, 'official')).status).toBe(200);

    expect(numbersIn(await read(`/api/documents/${portal.scanned}/pages/1`))).toEqual([]);
    expect(numbersIn(await read(page, 'archivist'))).toEqual([]);
    expect((await portal.ask(`/api/documents/${portal.scanned}/original`, 'official')).status).toBe(403);

    expect((await portal.ask(`${unmasking}/end`, 'official', {})).status).toBe(200);
    expect(numbersIn(await read(page))).toEqual([]);
    expect((await portal.ask(`/api/documents/${portal.typed}/original`, 'official')).status).toBe(403);
    const masked = await portal.ask(`/iiif/${portal.typed}/1/full/max/0/default.jpg`, 'official');
    expect(await recognised(masked)).not.toContain('203000');
  });

  test('a purpose that has run out shows nothing, and the retriever shows what its reader may see', async () => {
    const [account] = await asOwner(store, (owner) =>
      owner.query<{ id: string }>(`select id from account where sign_in_name = 'archivist'`),
    );
    const textOf = async (session: string): Promise<string> => {
      const reader = await readerOf(store, account?.id ?? '', undefined, session);
      return JSON.stringify(await portal.retriever(reader).invoke('giao dat'));
    };
    await asOwner(store, (owner) =>
      owner.query(
        `insert into stated_purpose (account, session, purpose, legal_basis, stated_at, ends_at)
         values ($1, 'now', 'inspection', 'QĐ 1', now(), now() + interval '1 hour'),
           ($1, 'over', 'inspection', 'QĐ 1', now() - interval '2 hours', now() - interval '1 minute')`,
        [account?.id],
      ),
    );
    expect(numbersIn(await textOf('now'))).toContain(PLANTED.citizen);
    for (const session of ['over', '', 'other']) expect(numbersIn(await textOf(session))).toEqual([]);
  });
});
