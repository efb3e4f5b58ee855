import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { PreparedFile, Refusal } from './prepared-document.ts';
import { AS_THE_PAGES_SAY, type Parting } from '../understand/parting.ts';

/** Reads PDFs in worker threads, so that reading overlaps embedding and storing, and a crash costs one file. */
export interface PreparePool {
  /**
   * Reads one PDF's bytes; a file that cannot go in comes back as its refusal, one `released` by archivists also with a secrecy stamp. Throws where the fault is not the file's, such
   * as recognition that does not start: another attempt may go well.
   */
  prepare(bytes: Uint8Array, parting?: Parting, released?: boolean): Promise<PreparedFile | Refusal>;
  close(): Promise<void>;
}

/** What a worker sends: that it is at work, and what came of the one file that it was given. */
export type PrepareReply =
  'alive' | { readonly prepared: PreparedFile } | { readonly refusal: Refusal } | { readonly fault: string };

/** What a worker is given. */
export interface PrepareRequest {
  readonly bytes: Uint8Array;
  readonly released: boolean;
  readonly parting: Parting;
}

/** What a worker is told: how many of its kind share the machine. */
export interface PrepareWorkerData {
  readonly readers: number;
}

/** How often a worker says that it is at work. */
export const HEARTBEAT_SECONDS = 10;

/** One page that keeps a worker silent for so long hangs it. */
const SECONDS_OF_SILENCE = 300;
const BROKE_OFF = 'Reading broke off: have the file repaired or scanned again.';
const HANGS =
  'A page kept the reader busy for more than five minutes: have the file repaired or scanned again.';

/** Starts a pool of at most `size` workers. */
export function openPreparePool(size: number): PreparePool {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const queue: ((worker: Worker) => void)[] = [];

  const release = (worker: Worker): void => {
    const next = queue.shift();
    if (next) next(worker);
    else idle.push(worker);
  };
  const start = (): Worker => {
    const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), {
      workerData: { readers: size } satisfies PrepareWorkerData,
    });
    all.add(worker);
    return worker;
  };
  const drop = (worker: Worker): void => {
    all.delete(worker);
    void worker.terminate();
    if (queue.length) release(start());
  };
  const acquire = (): Promise<Worker> => {
    const worker = idle.pop() ?? (all.size < size ? start() : undefined);
    return worker ? Promise.resolve(worker) : new Promise((resolve) => queue.push(resolve));
  };

  return {
    prepare: async (bytes, parting = AS_THE_PAGES_SAY, released = false) => {
      const worker = await acquire();
      const answer = await ask(worker, { bytes, released, parting });
      if (answer.worker === 'sound') release(worker);
      else drop(worker);
      if (answer.result instanceof Error) throw answer.result;
      return answer.result;
    },
    close: async () => {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

interface Answer {
  readonly result: PreparedFile | Refusal | Error;
  readonly worker: 'sound' | 'lost';
}

/** Hands one file to a worker and waits for its reply, its end, or its silence, whichever comes first. */
async function ask(worker: Worker, request: PrepareRequest): Promise<Answer> {
  const settled = new AbortController();
  const { signal } = settled;
  const lost = (reason: string, kind: 'broke-off' | 'hangs' = 'broke-off'): Answer => ({
    result: { outcome: 'refused', reason, fault: { kind } },
    worker: 'lost',
  });
  worker.postMessage(request);
  try {
    return await Promise.race([
      answerOf(worker, signal),
      once(worker, 'exit', { signal }).then(() => lost(BROKE_OFF)),
    ]);
  } catch (error) {
    if (error instanceof SilenceError) return lost(HANGS, 'hangs');
    return lost(`${BROKE_OFF} (${(error as Error).message})`);
  } finally {
    settled.abort();
  }
}

class SilenceError extends Error {}

/** The worker's reply. Throws what the worker throws, and `SilenceError` when it says nothing for too long. */
async function answerOf(worker: Worker, signal: AbortSignal): Promise<Answer> {
  for (;;) {
    const silence = new AbortController();
    const reply = await Promise.race([
      // `once` also rejects when the worker reports an error.
      once(worker, 'message', { signal }).then(([message]) => message as PrepareReply),
      setTimeout(SECONDS_OF_SILENCE * 1000, undefined, { signal: AbortSignal.any([signal, silence.signal]) }),
    ]);
    silence.abort();
    if (reply === undefined) throw new SilenceError();
    if (reply !== 'alive') return { result: resultOf(reply), worker: 'sound' };
  }
}

function resultOf(reply: Exclude<PrepareReply, 'alive'>): Answer['result'] {
  if ('prepared' in reply) return reply.prepared;
  return 'refusal' in reply ? reply.refusal : new Error(reply.fault);
}
