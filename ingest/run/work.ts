import { ModelMismatchError, requireModel } from '@tangthu/db/embedding-table';
import type { Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { obstacleOf, patiently } from '../queue/patience.ts';
import type { HeldJob, WorkQueue } from '../queue/work-queue.ts';
import { ingestFile, type FileOfRun, type FileSteps, type WriteDown } from './ingest-file.ts';
import { openJobSupply, type JobInHand, type JobSupply } from './job-supply.ts';
import { settledItem, settleItem, type LedgerItem } from './ledger.ts';
import { openPreparePool } from './prepare-pool.ts';
import { refreshFile } from './refresh-file.ts';
import { finishRuns, stateOf } from './runs.ts';
import type { StoringContext } from './store-file.ts';
import { runWatch, type WatchHooks } from './run-watch.ts';

/** What a worker is asked to do. */
export interface WorkRequest extends WatchHooks {
  /** Only this run, until it is finished; without one all runs, until the signal. */
  readonly run?: string | undefined;
  /** Threads that read PDFs (default 1: enough to keep embedding and storing busy on two cores). */
  readonly workers?: number | undefined;
  /** Ends the work: what is in hand is finished, nothing more is taken. */
  readonly signal?: AbortSignal | undefined;
  readonly onItem?: ((item: LedgerItem, file: FileOfRun) => void) | undefined;
  readonly onStep?: FileSteps['onStep'];
  readonly onFinished?: ((run: string) => void) | undefined;
}

/** Files beyond those being read: while one is embedded and one is stored, a third waits, so that no step idles. */
const FILES_IN_HAND = 3;
/** A file that was begun so often, and never came to an end, is set aside. */
const ATTEMPTS = 5;

interface Worker extends WorkRequest {
  readonly context: StoringContext;
  readonly queue: WorkQueue;
  readonly steps: FileSteps;
  readonly held: Set<HeldJob>;
}

/**
 * Takes files from the queue and brings them into the store, as many workers on as many machines as there are. While the store
 * does not answer or a disk is full it waits and goes on by itself; what a killed worker held is taken over.
 */
export async function work(context: StoringContext, queue: WorkQueue, request: WorkRequest): Promise<void> {
  const workers = request.workers ?? 1;
  const pool = openPreparePool(workers);
  const held = new Set<HeldJob>();
  const watch = runWatch(context, request);
  const broken = new AbortController();
  const signal = AbortSignal.any([broken.signal, ...(request.signal ? [request.signal] : [])]);
  const steps = { ...watch, pool, signal, onStep: request.onStep };
  const worker: Worker = { ...request, context, queue, steps, held };
  const hands = workers + FILES_IN_HAND;
  const supply = openJobSupply(context.store, queue, {
    ...watch,
    signal,
    run: request.run,
    count: hands,
    isOver: () => isOver(worker),
  });
  const renewal = renewHeld(queue, () => [...held, ...supply.waiting()]);
  try {
    // Should one hand fail the others finish what they have: closing the pool under them would look like broken files.
    const ended = await Promise.allSettled(
      Array.from({ length: hands }, () => workThrough(worker, supply).catch(endAll(broken))),
    );
    await Promise.all(supply.waiting().map((job) => queue.giveBack(job, 'The worker was stopped.')));
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  } finally {
    clearInterval(renewal);
    await pool.close();
  }
}

function endAll(broken: AbortController): (error: unknown) => never {
  return (error) => {
    broken.abort();
    throw error;
  };
}

async function workThrough(worker: Worker, supply: JobSupply): Promise<void> {
  for (let next = await supply.next(); next; next = await supply.next()) {
    worker.held.add(next.job);
    try {
      await workOn(worker, next);
    } finally {
      worker.held.delete(next.job);
    }
  }
}

async function workOn(worker: Worker, { job, file }: JobInHand): Promise<void> {
  const { context, queue, steps } = worker;
  if (!file) {
    await patiently(steps, () => asWriter(context.store, (writer) => queue.complete(writer, job)));
    return;
  }
  try {
    const act = file.kind === 'refresh' ? refreshFile : ingestFile;
    const writeDown = job.retryCount < ATTEMPTS ? await act(context, steps, file) : setAside(job, file);
    const item = await patiently(steps, () => settle(worker, job, writeDown));
    if (item?.outcome === 'stored') worker.onStep?.('store', item.pages ?? 0);
    if (item) worker.onItem?.(item, file);
  } catch (error) {
    if (error instanceof ModelMismatchError) throw error;
    // Told to stop while it waited: what it had is taken over.
    if (steps.signal?.aborted && obstacleOf(error)) return;
    // Its own fault: another attempt after a while, with the fault kept.
    await patiently(steps, () => queue.giveBack(job, (error as Error).message));
  }
}

/**
 * Stores, writes the ledger and marks the work as done in one transaction: all or nothing of a file. Undefined when another
 * worker has taken the file over, which then does it.
 */
async function settle(
  { context, queue }: Worker,
  job: HeldJob,
  writeDown: WriteDown,
): Promise<LedgerItem | undefined> {
  const own = await asWriter(context.store, async (writer: Transaction) => {
    // First of all: the vectors' table cannot change hands before this transaction ends.
    await requireModel(writer, context.embeddings);
    if (!(await queue.complete(writer, job))) return undefined;
    const item = await writeDown(writer);
    await settleItem(writer, job.item, job.retryCount + 1, item);
    return item;
  });
  // The connection may have broken after the commit: then the line is filled already.
  return own ?? settledItem(context.store, job.item);
}

function setAside(job: HeldJob, { path, placement }: FileOfRun): WriteDown {
  const fault = job.lastFault?.replace(/\.$/, '');
  const why =
    fault === 'job heartbeat timeout' || fault === 'job timed out' || fault === 'worker gone'
      ? 'the worker ended or fell silent while it had the file'
      : (fault ?? 'unknown');
  const reason = `Set aside after ${ATTEMPTS} attempts; the last one failed: ${why}. Try again: npm run ingest -- retry`;
  const gaveUp = { kind: 'gave-up', attempts: ATTEMPTS } as const;
  return () =>
    Promise.resolve({ path, custodian: placement.custodian, outcome: 'set-aside', reason, fault: gaveUp });
}

async function isOver({ context, queue, run, onFinished, onWaiting }: Worker): Promise<boolean> {
  for (const finished of await finishRuns(context.store, queue, run)) onFinished?.(finished);
  if (run === undefined) return false;
  const state = await stateOf(context.store, run);
  if (state === 'paused') onWaiting?.(`The run is paused. Go on with it: npm run ingest -- resume ${run}`);
  return state === 'finished';
}

/** Renews what is held three times in the time after which it would be taken over. */
function renewHeld(queue: WorkQueue, heldJobs: () => readonly HeldJob[]): NodeJS.Timeout {
  let renewing = false;
  return setInterval(() => {
    const jobs = heldJobs();
    if (renewing || jobs.length === 0) return;
    renewing = true;
    // While the store does not answer nobody else can take over.
    queue
      .renew(jobs)
      .catch(() => undefined)
      .finally(() => (renewing = false));
  }, RENEW_SECONDS * 1000);
}

/** The shortest heartbeat that the queue allows is ten seconds. */
const RENEW_SECONDS = 3;
