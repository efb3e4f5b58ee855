import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { prepareEmbeddings } from '@tangthu/db/embedding-table';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import type { Store } from '@tangthu/db/store';
import { createDatabase, makeApplicationRole } from '@tangthu/db/testing/database';
import { startOwnPostgres, type OwnPostgresServer } from '@tangthu/db/testing/postgres-server';
import { asWriter } from '@tangthu/db/writer';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { agencyList } from '../../agencies/agency-list.ts';
import { loadAgencies } from '../../agencies/load-agencies.ts';
import { patiently } from '../../queue/patience.ts';
import { openWorkQueue } from '../../queue/work-queue.ts';
import { enqueue } from '../enqueue.ts';
import { resolvePlacement } from '../placement.ts';
import { openRun } from '../runs.ts';
import { walkFiles } from '../walk-files.ts';
import { accountFor } from './account.ts';
import { makeArchive } from './chaos-archive.ts';
import { startWorkers, type WorkerProcesses } from './worker-processes.ts';

/** How much chaos is made. */
export interface ChaosPlan {
  readonly workers: number;
  readonly files: number;
  readonly kills: number;
  readonly restarts: number;
  readonly fullDisks: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}

/** What came of it. Only disturbances made while the run was not finished count. */
export interface ChaosReport {
  readonly files: number;
  readonly pages: number;
  readonly seconds: number;
  readonly kills: number;
  readonly restarts: number;
  readonly fullDisks: number;
  /** What the workers said. */
  readonly written: string;
  /** A sentence for each thing lost, doubled or left over. */
  readonly faults: readonly string[];
}

/** The shortest that the queue allows, so that what a killed worker held is soon taken over. */
const HEARTBEAT_SECONDS = 10;
const DOWN_SECONDS = 1;
/** No original is as small: with this limit every one meets a full disk. */
const FULL_BYTES = 512;

/**
 * Workers of the real command bring made files into a PostgreSQL of their own while they are killed at random, the database is
 * killed and shut down under them, and their disk is full for a while; then all that should be in is counted.
 */
export async function makeChaos(plan: ChaosPlan): Promise<ChaosReport> {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-chaos-'));
  const server = await startOwnPostgres(plan.say);
  try {
    await makeApplicationRole(server.url);
    return await inFolder(folder, server, plan);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function inFolder(folder: string, server: OwnPostgresServer, plan: ChaosPlan): Promise<ChaosReport> {
  const source = join(folder, 'source');
  const made = await makeArchive(source, plan.files, plan.seed);
  plan.say?.(`${made.length} files made.`);
  const location = { ...(await createDatabase(server.url)), folder };
  const store = await openStore(location);
  try {
    const run = await fillQueue(store, source);
    const started = performance.now();
    const workers = startWorkers(plan.workers, {
      ...process.env,
      DATABASE_URL: location.url,
      DATABASE_OWNER_URL: '',
      DATA_FOLDER: folder,
      ORIGINALS: '',
      EMBEDDING_MODEL: '',
    });
    let written = '';
    let seconds = 0;
    const done = await disturb({ store, run, server, workers, plan }).finally(async () => {
      seconds = (performance.now() - started) / 1000;
      written = await workers.stop();
    });
    return {
      files: made.length,
      pages: made.reduce((sum, { pages }) => sum + pages, 0),
      seconds,
      ...done,
      written,
      faults: await accountFor(store, run, join(folder, 'originals'), made),
    };
  } finally {
    await store.close();
  }
}

async function fillQueue(store: Store, source: string): Promise<string> {
  await migrate(store);
  const agencies = [{ code: 'CHAOS', name: 'Kho thử', bloc: 'government', level: 'city' }];
  await loadAgencies(store, agencyList.parse({ agencies }));
  await prepareEmbeddings(store, await loadEmbeddings());
  const placement = await resolvePlacement(store, { agency: 'CHAOS', mode: '01', fonds: { code: 'K' } });
  const run = await openRun(store, { source, root: source });
  const queue = await openWorkQueue(store);
  const fill = { run, root: source, placementOf: () => placement, heartbeatSeconds: HEARTBEAT_SECONDS };
  await enqueue(store, queue, fill, walkFiles(source));
  await queue.close();
  return run;
}

interface Scene {
  readonly store: Store;
  readonly run: string;
  readonly server: OwnPostgresServer;
  readonly workers: WorkerProcesses;
  readonly plan: ChaosPlan;
}

type Disturbance = 'kills' | 'restarts' | 'fullDisks';

/** Makes the disturbances in a random order, spread over the files, and waits for the end of the run. */
async function disturb(scene: Scene): Promise<Record<Disturbance, number>> {
  const { plan } = scene;
  const random = randomOf(plan.seed);
  const events = (['kills', 'restarts', 'fullDisks'] as const)
    .flatMap((kind) => Array.from({ length: plan[kind] }, () => kind))
    .map((kind) => ({ kind, at: random() }))
    .sort((one, other) => one.at - other.at);
  const done = { kills: 0, restarts: 0, fullDisks: 0 };
  for (const [index, { kind }] of events.entries()) {
    // Nothing of it in the last fifth, or the end would come before it.
    const { settled } = await until(
      scene,
      ({ settled }) => settled >= (plan.files * 0.8 * index) / events.length,
    );
    plan.say?.(`${settled} files settled: ${kind}`);
    if (kind === 'kills') scene.workers.killOne(random());
    else if (kind === 'restarts')
      await scene.server.restart(done.restarts % 2 ? 'shut-down' : 'killed', DOWN_SECONDS);
    else await fillDisk(scene);
    done[kind] += 1;
  }
  await until(scene, ({ state }) => state === 'finished');
  return done;
}

/** The disk is full until a worker has met it, and a while longer. */
async function fillDisk({ workers, ...scene }: Scene): Promise<void> {
  await workers.limitFiles(FULL_BYTES);
  const { settled } = await progressOf(scene);
  await setTimeout(3_000);
  const later = await progressOf(scene);
  scene.plan.say?.(`disk full: ${later.settled - settled} files settled meanwhile, ${later.failed} failed`);
  await workers.limitFiles(undefined);
}

interface RunProgress {
  readonly state: string;
  readonly settled: number;
  readonly failed: number;
}

async function until(
  scene: Pick<Scene, 'store' | 'run'>,
  isSo: (now: RunProgress) => boolean,
): Promise<RunProgress> {
  for (;;) {
    const now = await progressOf(scene);
    if (isSo(now) || now.state === 'finished') return now;
    await setTimeout(50);
  }
}

function progressOf({ store, run }: Pick<Scene, 'store' | 'run'>): Promise<RunProgress> {
  return patiently({}, async () => {
    const [row] = await asWriter(store, (writer) =>
      writer.query<RunProgress>(
        `select r.state, (select count(*) from ingest_item where run = r.id and outcome <> 'waiting') as settled,
           (select count(*) from ingest_item where run = r.id and outcome in ('refused', 'set-aside')) as failed
         from ingest_run r where id = $1`,
        [run],
      ),
    );
    return row ?? { state: 'finished', settled: 0, failed: 0 };
  });
}

/** Numbers from 0 to 1 that a seed gives again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
