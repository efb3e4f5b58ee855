import { mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareEmbeddings } from '@tangthu/db/embedding-table';
import { openOriginals } from '@tangthu/db/open-originals';
import type { Originals } from '@tangthu/db/originals';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asReader } from '@tangthu/db/reader';
import { asOwner } from '@tangthu/db/writer';
import { loadEmbeddings, type LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { agencyList } from '../agencies/agency-list.ts';
import { loadAgencies } from '../agencies/load-agencies.ts';
import { openWorkQueue, type WorkQueue } from '../queue/work-queue.ts';
import { enqueue } from './enqueue.ts';
import { findFiles } from './find-files.ts';
import type { IngestContext } from './ingest.ts';
import { resolvePlacement } from './placement.ts';
import { loadPromises } from './promises.ts';
import { retrySetAside } from './retry.ts';
import { openRun, pauseRun, resumeRun, setPriority } from './runs.ts';
import { runText, statusText } from './status.ts';
import { tallyOf } from './summary.ts';
import { accountFor } from './testing/account.ts';
import { makeArchive, type MadeFile } from './testing/chaos-archive.ts';
import { walkFiles } from './walk-files.ts';
import { work, type WorkRequest } from './work.ts';

let scratch: string;
let source: string;
let made: MadeFile[];
let embeddings: LocalEmbeddings;
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'tangthu-work-'));
  source = join(scratch, 'source');
  made = await makeArchive(source, 4, 5);
  embeddings = await loadEmbeddings();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Scene extends IngestContext {
  readonly queue: WorkQueue;
  readonly folder: string;
}

async function sceneOf(store: Store): Promise<Scene> {
  const agencies = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((code) => ({
    code,
    name: code,
    bloc: 'government',
    level: 'city',
  }));
  await loadAgencies(store, agencyList.parse({ agencies }));
  await prepareEmbeddings(store, embeddings);
  const folder = mkdtempSync(join(scratch, 'originals'));
  return {
    store,
    embeddings,
    folder,
    originals: openOriginals({ folder }),
    queue: await openWorkQueue(store),
  };
}

async function put({ store, queue }: Scene, agency: string, asked = ''): Promise<string> {
  const placement = await resolvePlacement(store, { agency, mode: '01', fonds: { code: 'F' } });
  const run = await openRun(store, { source, root: source, asked: agency + asked });
  await enqueue(store, queue, { run, root: source, placementOf: () => placement }, walkFiles(source));
  return run;
}

const workOn = (scene: Scene, request: WorkRequest): Promise<void> => work(scene, scene.queue, request);

describeStores('work', (open) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await sceneOf(await open());
  });
  afterAll(() => scene.queue.close());

  test('brings every file in exactly once, also when it is put in the queue twice', async () => {
    const run = await put(scene, 'A');
    expect(await put(scene, 'A')).toBe(run);
    expect((await tallyOf(scene.store, run)).files).toEqual({ waiting: 4 });
    await workOn(scene, { run });
    expect(await accountFor(scene.store, run, scene.folder, made)).toEqual([]);
    const again = await put(scene, 'A');
    expect(again).not.toBe(run);
    await workOn(scene, { run: again });
    expect((await tallyOf(scene.store, again)).files).toEqual({ 'already-stored': 4 });
  });

  test('serves the better class first, takes nothing of a paused run, and goes on when told', async () => {
    const [first, second, third] = [
      await put(scene, 'C'),
      await put(scene, 'B'),
      await put(scene, 'B', 'more'),
    ];
    await setPriority(scene.store, 'B', 2);
    await setPriority(scene.store, third, 1);
    await pauseRun(scene.store, second);
    await expect(pauseRun(scene.store, second)).rejects.toThrow(/is paused already/);
    await expect(setPriority(scene.store, 'nobody', 1)).rejects.toThrow(/no agency nobody/);
    const order: string[] = [];
    const stop = new AbortController();
    const all = workOn(scene, {
      signal: stop.signal,
      onItem: (_, file) => void order.push(file.run),
      onFinished: (run) => {
        if (run === first) stop.abort();
      },
    });
    await all;
    expect([...new Set(order)]).toEqual([third, first]);
    expect((await tallyOf(scene.store, second)).files).toEqual({ waiting: 4 });
    expect(await statusText(scene.store)).toMatch(/B \| F \| 4 files/);
    await resumeRun(scene.store, second);
    await workOn(scene, { run: second });
    expect((await tallyOf(scene.store, second)).files).toEqual({ 'already-stored': 4 });
  });

  test('a disk that is full stops the work, harms no file, and is told until there is room', async () => {
    const run = await put(scene, 'D');
    let full = true;
    const originals: Originals = {
      ...scene.originals,
      keep: (hash, bytes) =>
        full
          ? Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
          : scene.originals.keep(hash, bytes),
    };
    const told: (string | undefined)[] = [];
    const working = workOn(
      { ...scene, originals },
      { run, onWaiting: (sentence) => void told.push(sentence) },
    );
    while (told.length === 0) await setTimeout(20);
    await setTimeout(500);
    expect((await tallyOf(scene.store, run)).files).toEqual({ waiting: 4 });
    expect(await statusText(scene.store)).toMatch(/disk of the originals \(.+\) is full\. Make room/);
    full = false;
    await working;
    expect((await tallyOf(scene.store, run)).files).toEqual({ stored: 4 });
    expect(told.at(-1)).toBeUndefined();
  });

  test('a file that fails again and again is set aside with its fault, and can be tried again', async () => {
    const run = await put(scene, 'E');
    const originals: Originals = {
      ...scene.originals,
      keep: (hash, bytes) =>
        hash === made[0]?.hash ? Promise.reject(new Error('It broke.')) : scene.originals.keep(hash, bytes),
    };
    // The waits between attempts are the queue's; here they are over at once.
    const hurry = setInterval(() => {
      void asOwner(scene.store, (owner) =>
        owner.query(`update queue.job set start_after = now() where state = 'retry' and start_after > now()`),
      ).catch(() => undefined);
    }, 100);
    await workOn({ ...scene, originals }, { run }).finally(() => clearInterval(hurry));
    expect((await tallyOf(scene.store, run)).files).toEqual({ stored: 3, 'set-aside': 1 });
    expect(await runText(scene.store, run)).toMatch(
      /Set aside after 5 attempts; the last one failed: It broke\./,
    );
    expect(await retrySetAside(scene.store, scene.queue)).toBe(1);
    await workOn(scene, { run });
    expect((await tallyOf(scene.store, run)).files).toEqual({ stored: 4 });
  });

  test('a worker that lost its file to another writes nothing', async () => {
    const run = await put(scene, 'G');
    const [hash] = made.map((file) => file.hash);
    let calls = 0;
    const released = Promise.withResolvers<undefined>();
    const originals: Originals = {
      ...scene.originals,
      keep: async (name, bytes) => {
        if (name === hash && ++calls === 1) {
          await asOwner(scene.store, (owner) =>
            owner.query(
              `update queue.job set state = 'retry', retry_count = retry_count + 1, start_after = now()
               where state = 'active' and data->>'item' =
                 (select id::text from ingest_item where run = $1 and path = $2)`,
              [run, made[0]?.path],
            ),
          );
          await released.promise;
        }
        await scene.originals.keep(name, bytes);
      },
    };
    const working = workOn({ ...scene, originals }, { run });
    while ((await tallyOf(scene.store, run)).files.waiting) await setTimeout(50);
    released.resolve(undefined);
    await working;
    expect((await tallyOf(scene.store, run)).files).toEqual({ stored: 4 });
    expect(calls).toBe(2);
  });

  test('a file that kills its worker each time is set aside too', async () => {
    const run = await put(scene, 'F');
    await asOwner(scene.store, (owner) =>
      owner.query(
        `update queue.job set retry_count = 5, state = 'retry', output = '{"value": {"message": "job heartbeat timeout"}}'
         where id = (select id from queue.job where name like $1 and state = 'created' limit 1)`,
        [`${run}.%`],
      ),
    );
    await workOn(scene, { run });
    expect((await tallyOf(scene.store, run)).files).toEqual({ stored: 3, 'set-aside': 1 });
    expect(await runText(scene.store, run)).toContain(
      'the worker ended or fell silent while it had the file',
    );
  });

  test('a machine on which the folder is not there leaves its files to others', async () => {
    const run = await put(scene, 'F', 'moved');
    renameSync(source, `${source}-away`);
    const stop = new AbortController();
    const working = workOn(scene, { run, signal: stop.signal });
    await setTimeout(1_000);
    stop.abort();
    await working;
    renameSync(`${source}-away`, source);
    expect((await tallyOf(scene.store, run)).files).toEqual({ waiting: 4 });
    await workOn(scene, { run });
    expect((await tallyOf(scene.store, run)).files).toMatchObject({ 'already-stored': 3 });
  });

  test('readers see nothing of the queue, of runs or of promises', async () => {
    const nobody = await readerOfAgencies(scene.store, [1], [1]);
    for (const table of [
      'ingest_run',
      'ingest_item',
      'ingest_lane',
      'agency_priority',
      'promise',
      'queue.job',
    ]) {
      const seen = asReader(scene.store, nobody, (reader) => reader.query(`select from ${table}`));
      await expect(seen, table).rejects.toThrow(/permission denied/);
    }
  });

  test('what is promised stands beside what was delivered', async () => {
    const list = join(scratch, 'promises.csv');
    writeFileSync(list, '\ufeffagency,fonds,title,metres,pages\nA,F,Phông,1.5,1000\n');
    expect(await loadPromises(scene.store, list)).toBe(1);
    const pages = made.reduce((sum, file) => sum + file.pages, 0);
    expect(await statusText(scene.store)).toContain(
      `A | F | promised 1.5 m, 1000 pages | delivered ${pages} pages`,
    );
    writeFileSync(list, 'agency,fonds,title,metres,pages\nA,G,,-1,10\nX,G,,1,many\n');
    await expect(loadPromises(scene.store, list)).rejects.toThrow(/line 2: metres.+\nline 3: pages/s);
  });

  test('writers of one agency count without waiting for each other', async () => {
    const { store } = scene;
    if (store.kind === 'pglite') return; // One connection: there is nobody to wait for.
    const [shelf] = await asOwner(store, (owner) =>
      owner.query<{ id: number }>('select id from shelf limit 1'),
    );
    const before = await asOwner(store, (owner) =>
      owner.query<{ pages: number }>('select sum(pages)::int as pages from holding where shelf = $1', [
        shelf?.id,
      ]),
    );
    const change = (writer: Parameters<Parameters<typeof asOwner>[1]>[0]): Promise<unknown> =>
      writer.query('select change_holding($1, 1, 0, 0)', [shelf?.id]);
    await asOwner(store, async (one) => {
      await change(one);
      await asOwner(store, async (two) => {
        await change(two);
        await asOwner(store, change);
      });
    });
    const held = await asOwner(store, (owner) =>
      owner.query('select sum(pages)::int as pages from holding where shelf = $1', [shelf?.id]),
    );
    expect(held).toEqual([{ pages: (before[0]?.pages ?? 0) + 3 }]);
  });
});

test('files are found as they are, links are not followed, and nothing is an error with a sentence', async () => {
  const link = join(source, 'link.pdf');
  symlinkSync(join(source, made[0]?.path ?? ''), link);
  const found = await Array.fromAsync(walkFiles(source));
  unlinkSync(link);
  expect(found.map(({ path }) => path).sort()).toEqual((await findFiles(source)).map(({ path }) => path));
  await expect(Array.fromAsync(walkFiles(join(scratch, 'nowhere')))).rejects.toThrow(
    /There is no file or folder/,
  );
});
