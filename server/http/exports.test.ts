import { createHash } from 'node:crypto';
import { readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { parseCsv } from 'hucre/csv';
import { streamXlsxRows } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeExports } from '../exports/export-worker.ts';
import type { ExportView } from '../exports/export-view.ts';
import { readManifest, replay, type Replay } from '../exports/replay.ts';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';

describeStores('exports', (open) => {
  let store: Store;
  let world: PortalWorld;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
  });
  afterAll(() => world.close());

  const post = async (path: string, body: object, person = 'an'): Promise<Response> =>
    world.api.request(`/api/exports${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: await cookie(person) },
      body: JSON.stringify(body),
    });
  const cookies = new Map<string, Promise<string>>();
  const cookie = (person: string): Promise<string> => {
    const held = cookies.get(person) ?? world.cookieOf(person);
    cookies.set(person, held);
    return held;
  };
  const list = async (person = 'an'): Promise<ExportView[]> =>
    ((await (await world.get('/api/exports', person)).json()) as { exports: ExportView[] }).exports;
  const stateOf = async (id: string, person = 'an'): Promise<ExportView | undefined> =>
    (await list(person)).find((one) => one.id === id);
  /** Makes an export and waits until it has ended. */
  const made = async (body: object, person = 'an'): Promise<ExportView> => {
    const answer = await post('', { format: 'csv', ...body }, person);
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as ExportView;
    await world.services.exports.worker.idle();
    const ended = await stateOf(id, person);
    if (!ended) throw new Error('The export is not listed.');
    return ended;
  };
  const remove = (id: string, person = 'an'): Promise<Response> => post(`/${id}/deletion`, {}, person);
  const fileOf = (id: string, headers: Record<string, string> = {}, person = 'an'): Promise<Response> =>
    cookie(person).then((held) =>
      world.api.request(`/api/exports/${id}/file`, { headers: { Cookie: held, ...headers } }),
    );
  const own = (sql: string, values: unknown[] = []): Promise<unknown[]> =>
    asOwner(store, (owner) => owner.query(sql, values));

  test('each format holds every document that matches, in order, under the chosen columns', async () => {
    const body = { q: '*', order: 'title', columns: ['number', 'title', 'date', 'pages', 'mode'] };
    const csv = await made({ ...body, format: 'csv' });
    expect(csv).toMatchObject({ state: 'done', total: 2, rows: 2, fault: null });
    const bytes = Buffer.from(await (await fileOf(csv.id)).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(csv.fileHash);
    expect(parseCsv(bytes.toString())).toEqual([
      ['Số, ký hiệu', 'Trích yếu', 'Ngày ban hành', 'Số trang', 'Chế độ sử dụng'],
      ['', 'Công văn về thu hồi đất', '', '1', 'Có điều kiện'],
      ['155/KH-UBND', 'Kế hoạch số hóa tài liệu lưu trữ', '2025-06-05', '2', 'Công khai'],
    ]);

    const xlsx = await made({ ...body, format: 'xlsx', language: 'en' });
    const rows: unknown[] = [];
    for await (const { values } of streamXlsxRows(Buffer.from(await (await fileOf(xlsx.id)).arrayBuffer())))
      rows.push(values);
    expect(rows).toEqual([
      ['Number', 'Subject', 'Date of issue', 'Pages', 'Access mode'],
      [null, 'Công văn về thu hồi đất', null, 1, 'Conditional'],
      ['155/KH-UBND', 'Kế hoạch số hóa tài liệu lưu trữ', new Date('2025-06-05'), 2, 'Public'],
    ]);

    const lines = await made({ ...body, format: 'jsonl' });
    const text = await (await fileOf(lines.id)).text();
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { number: null, title: 'Công văn về thu hồi đất', date: null, pages: 1, mode: '02' },
      {
        number: '155/KH-UBND',
        title: 'Kế hoạch số hóa tài liệu lưu trữ',
        date: '2025-06-05',
        pages: 2,
        mode: '01',
      },
    ]);
    await Promise.all([csv, xlsx, lines].map(({ id }) => remove(id)));
  });

  test('one person never sees, gets or deletes the export of another, and a stranger none', async () => {
    const { id } = await made({ q: 'thu hồi' });
    expect(await list('binh')).toEqual([]);
    const missing = await world.get('/api/exports/019aaaaa-0000-7000-8000-000000000000/file', 'binh');
    for (const path of [`/${id}/file`, `/${id}/manifest`]) {
      const answer = await world.get(`/api/exports${path}`, 'binh');
      expect(answer.status).toBe(404);
      const bare = async (one: Response): Promise<string> => (await one.text()).replace(/"id":"[^"]*"/u, '');
      expect(await bare(answer)).toBe(await bare(missing.clone()));
      expect((await world.get(`/api/exports${path}`)).status).toBe(401);
    }
    expect((await remove(id, 'binh')).status).toBe(404);
    expect(await stateOf(id)).toMatchObject({ state: 'done' });
    expect((await remove(id)).status).toBe(200);
    expect((await fileOf(id)).status).toBe(404);
    expect(await readdir(join(world.folder, 'exports'))).toEqual([]);
  });

  test('a download goes on where it broke off, and begins anew where the file is another', async () => {
    const { id, bytes } = await made({ q: '*' });
    const whole = Buffer.from(await (await fileOf(id)).arrayBuffer());
    const tag = (await fileOf(id)).headers.get('etag') ?? '';
    const rest = await fileOf(id, { Range: 'bytes=40-', 'If-Range': tag });
    expect(rest.status).toBe(206);
    expect(rest.headers.get('content-range')).toBe(`bytes 40-${bytes - 1}/${bytes}`);
    expect(Buffer.from(await rest.arrayBuffer())).toEqual(whole.subarray(40));
    expect((await fileOf(id, { Range: 'bytes=40-', 'If-Range': '"other"' })).status).toBe(200);
    expect((await fileOf(id, { Range: `bytes=${bytes}-` })).status).toBe(416);
    await remove(id);
  });

  test('what somebody may no longer read is not handed out, and what was asked is written down', async () => {
    const { id } = await made({ q: '*' });
    await own(
      `update membership set modes = '{01}' where account = (select id from account where sign_in_name = 'an')`,
    );
    const refused = await fileOf(id);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Hãy xuất lại');
    expect((await world.get(`/api/exports/${id}/manifest`, 'an')).status).toBe(409);
    const narrower = await made({ q: '*' });
    expect(narrower).toMatchObject({ total: 1, state: 'done' });
    await own(
      `update membership set modes = '{01,02}' where account = (select id from account where sign_in_name = 'an')`,
    );
    expect((await fileOf(id)).status).toBe(200);
    await Promise.all([remove(id), remove(narrower.id)]);
    const actions = (await world.auditEvents()).map(({ action }) => action);
    for (const action of ['export', 'export-download', 'export-delete']) expect(actions).toContain(action);
  });

  test("a list by a person's number is refused, and so are too many at once", async () => {
    const refused = await post('', { format: 'csv', q: 'hồ sơ 079203001234' });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('số của người dân');
    const { worker } = world.services.exports;
    await worker.idle();
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => post('', { format: 'csv', q: '*' })));
    expect(answers.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(5);
    await worker.idle();
    for (const { id } of await list()) await remove(id);
    await own(`insert into record_export (account, format, language, asked)
      select id, 'csv', 'vi', '{}' from account, generate_series(1, 3) where sign_in_name = 'em'`);
    expect(await (await post('', { format: 'csv', q: '*' }, 'em')).text()).toContain('Hãy chờ');
    await own('delete from record_export');
  });

  test('a full disk, and a list that is too long, are told and leave nothing behind', async () => {
    const { log } = world.services;
    const exports = world.services.exports.folder;
    const waiting = async (): Promise<string> => {
      const [row] = (await own(
        `insert into record_export (account, format, language, asked)
         select id, 'jsonl', 'vi', $1::jsonb from account where sign_in_name = 'an' returning id`,
        [JSON.stringify(EVERYTHING)],
      )) as { id: string }[];
      return row?.id ?? '';
    };
    const [full, long] = [await waiting(), await waiting()];
    const begin = exports.begin.bind(exports);
    // Whatever is written there meets a disk without room.
    exports.begin = async (id) => {
      const paths = await begin(id);
      if (id === full) await symlink('/dev/full', paths.file);
      return paths;
    };
    const limits = { mostRows: 1, mostBytes: 10_000_000, days: 7 };
    const roomy = writeExports({ store, folder: exports, limits: { ...limits, mostRows: 10 }, log });
    await roomy.idle();
    await roomy.close();
    exports.begin = begin;
    expect(await stateOf(full)).toMatchObject({ state: 'failed', fault: 'disk-full' });
    expect(await stateOf(long)).toMatchObject({ state: 'done' });
    const late = await waiting();
    const narrow = writeExports({ store, folder: exports, limits, log });
    await narrow.idle();
    await narrow.close();
    expect(await stateOf(late)).toMatchObject({ state: 'failed', fault: 'too-many' });
    for (const { id } of await list()) await remove(id);
    expect(await readdir(join(world.folder, 'exports'))).toEqual([]);
  });

  test('what a server left behind is begun again from the start, and given up after three tries', async () => {
    const [row] = (await own(
      `insert into record_export (account, format, language, asked, state, worker, beat_at, attempts)
       select id, 'jsonl', 'vi', $1::jsonb, 'running', gen_random_uuid(), now() - interval '2 minutes', 1
       from account where sign_in_name = 'an' returning id`,
      [JSON.stringify(EVERYTHING)],
    )) as { id: string }[];
    const id = row?.id ?? '';
    await writeFile(`${world.services.exports.folder.fileOf(id)}.part`, '{"torn');
    world.services.exports.worker.wake();
    await world.services.exports.worker.idle();
    expect(await stateOf(id)).toMatchObject({ state: 'done', rows: 2 });
    expect((await (await fileOf(id)).text()).trimEnd().split('\n')).toHaveLength(2);
    await own(
      `update record_export set state = 'running', file_hash = null, attempts = 3, beat_at = now() - interval '2 minutes'`,
    );
    world.services.exports.worker.wake();
    await world.services.exports.worker.idle();
    expect(await stateOf(id)).toMatchObject({ state: 'failed', fault: 'given-up' });
    await remove(id);
  });

  test('an export that has expired is gone with its file', async () => {
    const { id } = await made({ q: '*' });
    await own(`update record_export set expires_at = now() - interval '1 second'`);
    expect(await list()).toEqual([]);
    expect((await fileOf(id)).status).toBe(404);
    world.services.exports.worker.wake();
    await world.services.exports.worker.idle();
    expect(await own('select from record_export')).toEqual([]);
    expect(await readdir(join(world.folder, 'exports'))).toEqual([]);
  });

  test('a manifest says today whether the same comes out, what changed, and nothing of what is closed', async () => {
    const { id } = await made({ q: '*' });
    const path = join(world.folder, 'manifest.json');
    const again = async (): Promise<Replay> => replay(store, await readManifest(path));
    const manifest = await (await world.get(`/api/exports/${id}/manifest`, 'an')).text();
    await writeFile(path, manifest);
    const said = JSON.parse(manifest) as { rows: unknown[]; rowCount: number; person: { name: string } };
    expect([said.rows.length, said.rowCount, said.person.name]).toEqual([2, 2, 'Người dùng an']);
    expect(await again()).toMatchObject({
      same: true,
      gone: 0,
      added: [],
      changedRows: [],
      changedPages: [],
    });

    const { plan, letter } = world.documents;
    await own(`update document set subject = 'Kế hoạch khác' where id = $1`, [plan]);
    await own(`update page set text = text || ' thêm' where document = $1 and number = 2`, [plan]);
    await own(
      `update membership set modes = '{01}' where account = (select id from account where sign_in_name = 'an')`,
    );
    const changed = await again();
    expect(changed).toMatchObject({
      same: false,
      gone: 1,
      added: [],
      changedRows: [plan],
      changedPages: [plan],
    });
    expect(JSON.stringify(changed)).not.toContain(letter);
    expect(changed.rules.now).toBeGreaterThan(changed.rules.then);
    await own(
      `update membership set modes = '{01,02}' where account = (select id from account where sign_in_name = 'an')`,
    );
    await writeFile(
      path,
      manifest.replace(/\n {4}\["[^\n]*\n/u, '\n').replace('"rowCount": 2', '"rowCount": 1'),
    );
    expect((await again()).added).toHaveLength(1);
    await writeFile(path, manifest.slice(0, -60));
    await expect(readManifest(path)).rejects.toThrow('whole manifest');
    await remove(id);
  });
});

const EVERYTHING = {
  query: '*',
  filters: {},
  chosen: {},
  matching: { wordings: [], phrases: [], numbers: [], people: [], everything: true },
  order: '-date',
  columns: ['id'],
  link: '',
};
