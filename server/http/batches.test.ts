import { parseCsv } from 'hucre/csv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { runBatches } from '../batches/batch-worker.ts';
import type { BatchLine, BatchView } from '../batches/batch-view.ts';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';

const MISSING = '01981234-5678-7abc-8def-0123456789ab';
const FILE =
  'truy vấn;ghi chú\nkế hoạch số hóa;1\nthu hồi đất;2\n155/KH-UBND;3\nkhông có gì như thế xyzt;4\n';

describeStores('lists of queries', (open) => {
  let store: Store;
  let world: PortalWorld;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
  });
  afterAll(() => world.close());

  const send = async (name: string, file: string | Uint8Array<ArrayBuffer> = FILE): Promise<Response> =>
    world.api.request('/api/batches?name=Danh+s%C3%A1ch&hits=2', {
      method: 'POST',
      headers: { Cookie: await world.cookieOf(name), 'Content-Type': 'text/csv' },
      body: file,
    });
  const make = async (name: string): Promise<string> =>
    ((await (await send(name)).json()) as { id: string }).id;
  const post = async (path: string, name: string): Promise<number> => {
    const headers = { Cookie: await world.cookieOf(name), 'Content-Type': 'application/json' };
    return (await world.api.request(path, { method: 'POST', headers, body: '{}' })).status;
  };
  const look = async (id: string, name: string): Promise<{ batch: BatchView; lines: BatchLine[] }> =>
    (await (await world.get(`/api/batches/${id}`, name)).json()) as { batch: BatchView; lines: BatchLine[] };
  const run = (goesOn: () => boolean = () => true, worker = MISSING): Promise<void> =>
    runBatches(world.services, worker, goesOn);
  const foundBy = (lines: readonly BatchLine[]): (string | null)[][] =>
    lines.map(({ hits }) => hits.map(({ document }) => document.title).sort());
  const empty = (): Promise<unknown> => asOwner(store, (owner) => owner.query('delete from query_batch'));

  test('each line is searched with the rights of whom the list belongs to, and written down', async () => {
    const [an, em] = [await make('an'), await make('em')];
    await run();
    const { batch, lines } = await look(an, 'an');
    expect(batch).toMatchObject({ state: 'done', lines: 4, done: 4, hits: 2 });
    expect(lines.map(({ line, query }) => [line, query])).toEqual([
      [2, 'kế hoạch số hóa'],
      [3, 'thu hồi đất'],
      [4, '155/KH-UBND'],
      [5, 'không có gì như thế xyzt'],
    ]);
    expect(foundBy(lines)[1]).toEqual(['Công văn về thu hồi đất', 'Kế hoạch số hóa tài liệu lưu trữ']);
    expect(foundBy((await look(em, 'em')).lines)[1]).toEqual(['Kế hoạch số hóa tài liệu lưu trữ']);
    const searches = (await world.auditEvents()).filter(
      ({ action, details }) => action === 'search' && details['batch'] === an,
    );
    expect(searches.map(({ details }) => details['line'])).toEqual([2, 3, 4, 5]);
    await empty();
  });

  test("other people's lists answer like missing ones", async () => {
    const id = await make('an');
    await run();
    expect(
      ((await (await world.get('/api/batches', 'em')).json()) as { batches: unknown[] }).batches,
    ).toEqual([]);
    for (const each of [id, MISSING]) {
      for (const path of [`/api/batches/${each}`, `/api/batches/${each}/results`]) {
        expect((await world.get(path, 'em')).status, path).toBe(404);
      }
      expect(await post(`/api/batches/${each}/cancellation`, 'em')).toBe(404);
      expect(await post(`/api/batches/${each}/removal`, 'em')).toBe(404);
    }
    expect(await post(`/api/batches/${id}/removal`, 'an')).toBe(200);
    expect((await world.get(`/api/batches/${id}`, 'an')).status).toBe(404);
  });

  test('what was found is shown as far as it may be read now, on the page and in the file', async () => {
    const id = await make('an');
    await run();
    const clearance = (modes: string): Promise<unknown> =>
      asWriter(store, (writer) =>
        writer.query(
          `update membership set modes = $1::text[] where account = (select id from account where sign_in_name = 'an')`,
          [modes],
        ),
      );
    const file = async (): Promise<unknown[][]> =>
      parseCsv((await (await world.get(`/api/batches/${id}/results`, 'an')).text()).replace('\uFEFF', ''));
    const rows = await file();
    expect(rows[0]?.slice(0, 3)).toEqual(['Dòng', 'Truy vấn', 'Thứ tự']);
    expect(rows.filter(([line]) => line === '3')).toHaveLength(2);
    expect(rows.at(-1)?.[1]).toBe('không có gì như thế xyzt');
    await clearance('{01}');
    expect(foundBy((await look(id, 'an')).lines)[1]).toEqual(['Kế hoạch số hóa tài liệu lưu trữ']);
    expect(JSON.stringify(await file())).not.toContain('Công văn về thu hồi đất');
    await clearance('{01,02}');
    await empty();
  });

  test('it goes on where it was interrupted, stops when it is cancelled, and is no other worker’s meanwhile', async () => {
    const id = await make('an');
    let lines = 0;
    await run(() => lines++ < 3);
    const begun = (await look(id, 'an')).batch;
    expect(begun.state).toBe('waiting');
    expect(begun.done).toBe(2);

    await asOwner(store, (owner) =>
      owner.query(`update query_batch set state = 'running', worker = $1, beat_at = now()`, [MISSING]),
    );
    await run(() => true, '01981234-5678-7abc-8def-0123456789ac');
    expect((await look(id, 'an')).batch.done).toBe(2);
    await asOwner(store, (owner) =>
      owner.query(`update query_batch set beat_at = now() - interval '2 minutes'`),
    );
    await run(() => true, '01981234-5678-7abc-8def-0123456789ac');
    expect((await look(id, 'an')).batch).toMatchObject({ state: 'done', done: 4 });

    const other = await make('an');
    expect(await post(`/api/batches/${other}/cancellation`, 'an')).toBe(200);
    await run();
    expect((await look(other, 'an')).batch).toMatchObject({ state: 'cancelled', done: 0 });
    await empty();
  });

  test('a file with faults is not taken, nor the eleventh list; a disabled person finds nothing', async () => {
    const refused = async (file: string | Uint8Array<ArrayBuffer>): Promise<string> => {
      const answer = await send('em', file);
      expect(answer.status).toBe(400);
      return ((await answer.json()) as { error: { message: string } }).error.message;
    };
    expect(await refused('một\nông 001085012345\n')).toMatch(/^Dòng 2: có số định danh/);
    expect(await refused('')).toMatch(/không có truy vấn/);
    expect(await refused('x'.repeat(500_000))).toMatch(/không hợp lệ|400 kB/);
    for (let list = 0; list < 10; list++) await make('em');
    expect(await refused(FILE)).toMatch(/10 danh sách/);
    await empty();

    const id = await make('em');
    const disable = (disabled: boolean): Promise<unknown> =>
      asWriter(store, (writer) =>
        writer.query(`update account set disabled = $1 where sign_in_name = 'em'`, [disabled]),
      );
    await disable(true);
    await run();
    await disable(false);
    expect(
      await asOwner(store, (owner) => owner.query('select state from query_batch where id = $1', [id])),
    ).toEqual([{ state: 'failed' }]);
  });
});
