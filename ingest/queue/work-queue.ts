import { PgBoss, type JobWithMetadata } from 'pg-boss';
import { QUEUE_SCHEMA } from '@tangthu/db/queue-tables';
import { StoreError, type Store, type Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { askWithin, databaseOf } from './store-database.ts';

/** A piece of work that this process holds until it settles it or stops renewing it. */
export interface HeldJob {
  readonly id: string;
  readonly lane: string;
  /** What the work is about: the id of a line of the ledger. */
  readonly item: string;
  /** How often it was begun before. */
  readonly retryCount: number;
  /** Why the last attempt ended, where there was one. */
  readonly lastFault: string | undefined;
  readonly heartbeatSeconds: number;
}

/** The queue in the store: lanes of work that many processes take from. */
export interface WorkQueue {
  /** Opens a lane; one that is open stays as it is. */
  openLane(lane: string, options?: { readonly heartbeatSeconds?: number }): Promise<void>;
  /** Removes a lane with what is left in it. */
  closeLane(lane: string): Promise<void>;
  /** Adds work to a lane within the caller's transaction. */
  add(writer: Transaction, lane: string, items: readonly string[]): Promise<void>;
  /** Takes up to `count` pieces of a lane, oldest first. */
  take(lane: string, count: number): Promise<HeldJob[]>;
  /** Says that the work goes on; what is not renewed for its `heartbeatSeconds` is taken over. */
  renew(jobs: readonly HeldJob[]): Promise<void>;
  /** Marks a piece as done within the caller's transaction. False when another process has taken it over. */
  complete(writer: Transaction, job: HeldJob): Promise<boolean>;
  /** Gives a piece back after a fault; it comes again after a while, at first a second. */
  giveBack(job: HeldJob, fault: string): Promise<void>;
  close(): Promise<void>;
}

const HEARTBEAT_SECONDS = 30;
/** How often it is looked for work whose worker is gone. One process does it for all. */
const SUPERVISE_SECONDS = 5;

/** Work waits for as long as it must, is given up by no clock but its worker's silence, and leaves the table soon after. */
const LANE = {
  retryLimit: 1000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 24 * 3600,
  retentionSeconds: 10 * 365 * 24 * 3600,
  deleteAfterSeconds: 3600,
};

interface Opened {
  readonly boss: PgBoss;
  users: number;
}
const opened = new WeakMap<Store, Promise<Opened>>();

/**
 * Opens the queue of a store; its tables are made by `migrate`. One connection to it a process: a second opening shares the
 * first. `onNotice` hears of faults that the queue overcomes by itself.
 */
export async function openWorkQueue(
  store: Store,
  onNotice: (notice: string) => void = () => undefined,
): Promise<WorkQueue> {
  const opening = opened.get(store) ?? start(store, onNotice);
  opened.set(store, opening);
  const shared = await opening.catch((error: unknown) => {
    opened.delete(store);
    throw error;
  });
  shared.users += 1;
  return queueOf(shared.boss, async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    opened.delete(store);
    await shared.boss.stop({ graceful: true });
  });
}

async function start(store: Store, onNotice: (notice: string) => void): Promise<Opened> {
  const boss = new PgBoss({
    db: databaseOf(store),
    schema: QUEUE_SCHEMA,
    backend: store.kind,
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    registerInstance: store.kind === 'postgres',
    openTelemetry: { enabled: false },
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  boss.on('error', (error: Error) => onNotice(error.message));
  try {
    await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw new StoreError(
      `The queue could not be opened (${(error as Error).message}). Bring the store up to date first: npm run migrate`,
      { cause: error },
    );
  }
  if (store.kind === 'pglite') await releaseOrphans(store, boss);
  return { boss, users: 0 };
}

/** The embedded store belongs to one process: what is held when it opens was held by one that is gone. */
async function releaseOrphans(store: Store, boss: PgBoss): Promise<void> {
  const orphans = await asWriter(store, (writer) =>
    writer.query<{ name: string; ids: string[] }>(
      `select name, array_agg(id::text) as ids from ${QUEUE_SCHEMA}.job where state = 'active' group by name`,
    ),
  );
  for (const { name, ids } of orphans) await boss.fail(name, ids, { message: 'worker gone' });
}

function queueOf(boss: PgBoss, close: () => Promise<void>): WorkQueue {
  return {
    openLane: (lane, options) =>
      boss.createQueue(lane, { ...LANE, heartbeatSeconds: options?.heartbeatSeconds ?? HEARTBEAT_SECONDS }),
    closeLane: (lane) => boss.deleteQueue(lane),
    add: async (writer, lane, items) => {
      const jobs = items.map((item) => ({ data: { item } }));
      await askWithin(writer, (db) => boss.insert(lane, jobs, { db }));
    },
    take: async (lane, count) => {
      const options = { batchSize: count, includeMetadata: true } as const;
      const jobs = await whileOpen(boss.fetch<{ item: string }>(lane, options), []);
      return jobs.map(heldJob);
    },
    renew: async (jobs) => {
      for (const [lane, held] of Map.groupBy(jobs, ({ lane }) => lane))
        await whileOpen(boss.touch(lane, held), null);
    },
    complete: async (writer, job) => {
      const done = askWithin(writer, (db) => boss.complete(job.lane, attemptOf(job), null, { db }));
      const reply = await whileOpen(done, { affected: 0 });
      return (reply as { affected: number }).affected === 1;
    },
    giveBack: async (job, fault) => {
      await whileOpen(boss.fail(job.lane, attemptOf(job), { message: fault }), null);
    },
    close,
  };
}

/** A lane is closed by whoever finishes the last of it, while others still know it: there is nothing left in it. */
async function whileOpen<Reply, Nothing>(reply: Promise<Reply>, nothing: Nothing): Promise<Reply | Nothing> {
  try {
    return await reply;
  } catch (error) {
    // pg-boss gives a code to some of these errors only.
    if (error instanceof Error && /^Queue \S+ does not exist$/u.test(error.message)) return nothing;
    throw error;
  }
}

/** Only this attempt: once the work was taken over, the call leaves it alone. */
function attemptOf({ id, retryCount }: HeldJob): { id: string; retryCount: number } {
  return { id, retryCount };
}

function heldJob(job: JobWithMetadata<{ item: string }>): HeldJob {
  const { id, name, data, retryCount } = job;
  const output = job.output as { message?: string; value?: { message?: string } } | null;
  return {
    id,
    lane: name,
    item: data.item,
    retryCount,
    lastFault: output?.message ?? output?.value?.message,
    heartbeatSeconds: job.heartbeatSeconds ?? HEARTBEAT_SECONDS,
  };
}
