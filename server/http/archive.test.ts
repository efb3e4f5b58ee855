import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import type { ArchiveOverview, LedgerPage, RunSummary, RunView } from '../archive/work-view.ts';
import { makeArchiveWorld, type ArchiveWorld } from '../testing/archive-world.ts';
import type { ErrorAnswer } from './error-answers.ts';
import { SURFACES } from './surfaces.ts';

const surfaces = Object.entries(SURFACES)
  .filter(([, guard]) => guard === 'archive')
  .map(([surface]) => surface);

describeStores('the archive’s own surfaces', (open) => {
  let store: Store;
  let world: ArchiveWorld;
  beforeAll(async () => {
    store = await open();
    world = await makeArchiveWorld(store);
  });
  afterAll(() => world.close());

  const ask = (surface: string, who?: string): Promise<Response> => {
    const [method, path = ''] = surface.split(' ');
    const id = path.includes('runs')
      ? world.runs.own
      : path.includes('packages')
        ? world.packages.taken
        : world.items.number;
    const address = path.replace(':id', id).replace(':agency', 'A');
    return method === 'POST'
      ? world.post(address, who, { choice: 'dismissed', state: 'paused' })
      : world.get(address, who);
  };
  const read = async <Body>(path: string, who: string): Promise<Body> => {
    const answer = await world.get(path, who);
    expect(answer.status, path).toBe(200);
    return (await answer.json()) as Body;
  };
  const comparable = async (answer: Response): Promise<unknown> => ({
    status: answer.status,
    headers: [...answer.headers],
    error: { ...((await answer.json()) as ErrorAnswer).error, id: '' },
  });

  test('a stranger is asked to sign in', async () => {
    for (const surface of surfaces) expect((await ask(surface)).status, surface).toBe(401);
  });

  test('an official of the same agency gets the answer of a path that leads nowhere, and it is written down', async () => {
    const missing = await comparable(await world.get('/api/nothing', 'an'));
    expect(missing).toMatchObject({ status: 404 });
    for (const surface of surfaces) {
      expect(await comparable(await ask(surface, 'an')), surface).toEqual(missing);
    }
    const denied = (await world.auditEvents()).filter(({ outcome }) => outcome === 'denied');
    expect(denied.filter(({ target }) => target?.startsWith('/api/archive/'))).not.toEqual([]);
    const [item] = await asOwner(store, (owner) =>
      owner.query<{ state: string }>('select state from review_item where id = $1', [world.items.number]),
    );
    expect(item?.state).toBe('open');
  });

  test('bad input of an official is not looked at', async () => {
    for (const path of ['/api/archive/activity?span=century', '/api/review?kind=x', '/api/archive/runs/1']) {
      expect((await world.get(path, 'an')).status, path).toBe(404);
    }
    expect((await world.get('/api/archive/activity?span=century', 'thu')).status).toBe(400);
    expect((await world.get('/api/archive/runs/1', 'thu')).status).toBe(404);
  });

  test('the overview counts each archivist’s own agencies and nothing else', async () => {
    const own = await read<ArchiveOverview>('/api/archive/overview', 'thu');
    expect(own.agencies).toMatchObject([
      {
        code: 'A',
        files: { stored: 1, refused: 60, waiting: 1 },
        pages: { pages: 3 },
        promised: { metres: 12.5, pages: 400 },
      },
    ]);
    expect(own.waiting).toEqual({
      review: 3,
      quarantine: 1,
      runs: 2,
      refusedPackages: 1,
      damagedOriginals: 1,
    });
    const uncleared = await read<ArchiveOverview>('/api/archive/overview', 'giao');
    expect(uncleared).toMatchObject({ agencies: [{ pages: { pages: 2 } }], waiting: { review: 2 } });
    const other = await read<ArchiveOverview>('/api/archive/overview', 'bich');
    expect(other.agencies).toMatchObject([{ code: 'B', files: { stored: 0, refused: 0, waiting: 1 } }]);
    expect(other.waiting).toEqual({
      review: 1,
      quarantine: 1,
      runs: 1,
      refusedPackages: 1,
      damagedOriginals: 0,
    });
    expect((await read<ArchiveOverview>('/api/archive/overview', 'quan')).agencies).toHaveLength(2);
  });

  test('fonds are set against what was promised; those of another agency are not there', async () => {
    const { fonds } = await read<{ fonds: unknown[] }>('/api/archive/progress/A', 'thu');
    expect(fonds).toMatchObject([
      { code: '', files: { refused: 60 }, pages: { pages: 1 }, promised: null },
      { code: 'F1', pages: { pages: 2 }, promised: { metres: 12.5, pages: 400 } },
    ]);
    expect(await read('/api/archive/progress/B', 'thu')).toEqual({ fonds: [] });
    expect(await read('/api/archive/progress/B', 'bich')).toMatchObject({
      fonds: [{ code: '' }, { code: 'F9', pages: { pages: 0 } }],
    });
  });

  test('a file that went in by a later run is no failure any more', async () => {
    await asOwner(store, (owner) =>
      owner.script(`
        insert into ingest_run (source) values ('/nguồn/hai lần'), ('/nguồn/hai lần');
        insert into ingest_item (run, custodian, path, outcome, finished_at)
          select r.id, a.id, 'x.pdf', case when row_number() over (order by r.id) = 1 then 'set-aside' else 'stored' end, now()
          from ingest_run r, agency a where r.source = '/nguồn/hai lần' and a.code = 'A'`),
    );
    const { agencies } = await read<ArchiveOverview>('/api/archive/overview', 'thu');
    expect(agencies[0]?.files).toMatchObject({ 'set-aside': 0, stored: 2 });
    const { activity } = await read<{ activity: { files: object }[] }>('/api/archive/activity', 'thu');
    expect(activity.at(-1)?.files).toMatchObject({ 'set-aside': 0, refused: 60 });
    await asOwner(store, (owner) =>
      owner.script(
        `delete from ingest_item where path = 'x.pdf'; delete from ingest_run where source = '/nguồn/hai lần'`,
      ),
    );
  });

  test('the chart has every stretch, and what came in now stands in the last', async () => {
    for (const [span, count] of [
      ['day', 24],
      ['month', 30],
      ['year', 12],
    ] as const) {
      const { activity } = await read<{ activity: { pages: number; files: { refused: number } }[] }>(
        `/api/archive/activity?span=${span}`,
        'thu',
      );
      expect(activity).toHaveLength(count);
      expect(activity.at(-1), span).toMatchObject({ pages: 2, files: { refused: 60 } });
      const total = activity.reduce((sum, { pages }) => sum + pages, 0);
      expect(total, span).toBe(2);
    }
    const { activity } = await read<{ activity: { files: object }[] }>('/api/archive/activity', 'bich');
    expect(activity.at(-1)).toMatchObject({ pages: 0, files: { refused: 0 } });
  });

  test('runs show the own share of them; a run without any is missing', async () => {
    const { runs, total } = await read<{ runs: RunSummary[]; total: number }>('/api/archive/runs', 'thu');
    expect(total).toBe(2);
    expect(runs.map(({ source, files, steerable }) => [source, files.waiting, steerable])).toEqual([
      ['/nguồn/chung', 1, false],
      ['/nguồn/A', 0, true],
    ]);
    const { runs: others } = await read<{ runs: RunSummary[] }>('/api/archive/runs', 'bich');
    expect(others.map(({ source, files }) => [source, files.waiting])).toEqual([['/nguồn/chung', 1]]);
    expect((await world.get(`/api/archive/runs/${world.runs.own}`, 'bich')).status).toBe(404);
    expect((await world.get(`/api/archive/runs/${world.runs.own}/ledger`, 'bich')).status).toBe(404);
  });

  test('a line says by kind and facts why its file did not go in, a run of a package bears its name', async () => {
    const [made] = await asOwner(store, (owner) =>
      owner.query<{ run: string }>(
        `with given as (
           insert into package (custodian, name, state) select id, 'bàn giao 1', 'refused' from agency where code = 'A' returning id, custodian),
         made as (insert into ingest_run (source, package) select '/kho/tạm/x', id from given returning id)
         insert into ingest_item (run, custodian, path, outcome, reason, fault, finished_at)
         select made.id, custodian, n || '.pdf', 'refused', 'The PDF has ' || n || ' pages.',
           jsonb_build_object('kind', 'too-long', 'pages', n), now()
         from made, given, generate_series(6001, 6002) n returning run`,
      ),
    );
    const path = `/api/archive/runs/${made?.run}`;
    expect(await read(path, 'thu')).toMatchObject({
      package: 'bàn giao 1',
      faults: [{ outcome: 'refused', kind: 'too-long', count: 2 }],
    });
    const { lines } = await read<LedgerPage>(`${path}/ledger`, 'thu');
    expect(lines.map(({ fault }) => fault)).toEqual([
      { kind: 'too-long', pages: 6001 },
      { kind: 'too-long', pages: 6002 },
    ]);
    await asOwner(store, (owner) =>
      owner.script(
        `delete from ingest_item where fault is not null; delete from ingest_run where package is not null;
         delete from package where name = 'bàn giao 1'`,
      ),
    );
  });

  test('faults that differ by a number alone are one kind', async () => {
    const run = await read<RunView>(`/api/archive/runs/${world.runs.own}`, 'thu');
    expect(run.faults).toEqual([
      { outcome: 'refused', kind: null, reason: 'The file ends after … bytes.', count: 60 },
    ]);
    expect(run.agencies).toMatchObject([{ code: 'A', pages: 2 }]);
    expect(run.pagesPerSecond).toBeGreaterThan(0);
  });

  test('the ledger is turned page by page without a line lost or doubled', async () => {
    const paths: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const page: LedgerPage = await read(
        `/api/archive/runs/${world.runs.own}/ledger?outcome=refused${after && `&after=${after}`}`,
        'thu',
      );
      paths.push(...page.lines.map(({ path }) => path));
      after = page.next;
    }
    expect(new Set(paths).size).toBe(60);
    expect(paths).toHaveLength(60);
    const { lines } = await read<LedgerPage>(`/api/archive/runs/${world.runs.shared}/ledger`, 'thu');
    expect(lines.map(({ path }) => path)).toEqual(['A/chờ.pdf']);
  });

  test('the own run is paused, preferred and resumed; one with others’ records is not, nor one that has ended', async () => {
    const steer = async (run: string, body: object, who = 'thu'): Promise<number> =>
      (await world.post(`/api/archive/runs/${run}/steering`, who, body)).status;
    expect(await steer(world.runs.own, { state: 'paused', priority: 1 })).toBe(200);
    const run = (): Promise<RunView> => read<RunView>(`/api/archive/runs/${world.runs.own}`, 'thu');
    expect(await run()).toMatchObject({ state: 'paused', priority: 1 });
    expect(await steer(world.runs.own, { state: 'running', priority: null })).toBe(200);
    expect(await run()).toMatchObject({ state: 'running', priority: null });
    expect(await steer(world.runs.shared, { state: 'paused' })).toBe(403);
    expect(await steer(world.runs.shared, { state: 'paused' }, 'quan')).toBe(200);
    expect(await steer(world.runs.own, { state: 'paused' }, 'bich')).toBe(404);
    for (const body of [{ state: 'finished' }, { priority: 0 }, { priority: 6 }, { priority: 'x' }]) {
      expect(await steer(world.runs.own, body), JSON.stringify(body)).toBe(400);
    }
    await asOwner(store, (owner) =>
      owner.query(`update ingest_run set state = 'finished' where id = $1`, [world.runs.own]),
    );
    expect(await steer(world.runs.own, { state: 'running' })).toBe(403);
    expect((await world.auditEvents()).map(({ action }) => action)).toContain('run-steering');
  });

  test('quarantine and packages show the own agency; a receipt comes as a download', async () => {
    const { alerts } = await read<{ alerts: unknown[] }>('/api/archive/quarantine', 'thu');
    expect(alerts).toMatchObject([{ path: 'A/mật.pdf', cause: 'stamp', decisions: [] }]);
    const { packages } = await read<{ packages: unknown[] }>('/api/archive/packages', 'bich');
    expect(packages).toMatchObject([{ name: 'gói hỏng B', state: 'refused', hasReceipt: false }]);
    const path = `/api/archive/packages/${world.packages.taken}/receipt`;
    const receipt = await world.get(path, 'thu');
    expect(receipt.headers.get('content-disposition')).toContain('attachment');
    expect(await receipt.json()).toEqual({ files: 1 });
    expect((await world.get(path, 'bich')).status).toBe(404);
  });

  test('the fixity report tells of the own originals alone', async () => {
    expect(await read('/api/archive/fixity', 'thu')).toMatchObject({
      passes: [{ files: 3, bytes: 300 }],
      findings: [
        { fault: 'missing', place: 'originals', mendedAt: null, documents: [{ id: world.documents.plan }] },
      ],
    });
    expect(await read('/api/archive/fixity', 'bich')).toEqual({ passes: [], findings: [] });
  });

  test('what cannot be written down is neither shown nor changed', async () => {
    await world.get('/api/me', 'thu');
    await asOwner(store, (owner) => owner.script('revoke insert on audit_event from tangthu_portal'));
    for (const surface of surfaces.filter((name) => name.startsWith('GET'))) {
      expect((await ask(surface, 'thu')).status, surface).toBe(500);
    }
    const cookie = await world.get('/api/me', 'thu');
    expect(cookie.status).toBe(200);
    await asOwner(store, (owner) => owner.script('grant insert on audit_event to tangthu_portal'));
  });
});
