import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { PreparedFile, Refusal } from './prepared-document.ts';

/** Reads PDFs in worker threads, so that reading overlaps embedding and storing, and a crash costs one file. */
export interface PreparePool {
  /** Reads one PDF's bytes; a file that cannot go in comes back as its refusal. */
  prepare(bytes: Uint8Array): Promise<PreparedFile | Refusal>;
  close(): Promise<void>;
}

/** What a worker sends back for the one file that it was given. */
export type PrepareReply = { readonly prepared: PreparedFile } | { readonly refusal: Refusal };

const SECONDS_A_FILE = 600;
const BROKE_OFF = 'Reading broke off: have the file repaired or scanned again.';
const TOO_LONG = 'Reading took longer than ten minutes: split the file or have it scanned again.';

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
    const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url));
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
    prepare: async (bytes) => {
      const worker = await acquire();
      const answer = await ask(worker, bytes);
      if (answer.worker === 'sound') release(worker);
      else drop(worker);
      return answer.result;
    },
    close: async () => {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

interface Answer {
  readonly result: PreparedFile | Refusal;
  readonly worker: 'sound' | 'lost';
}

/** Hands one file to a worker and waits for its reply, its end, or the limit of time, whichever comes first. */
async function ask(worker: Worker, bytes: Uint8Array): Promise<Answer> {
  const settled = new AbortController();
  const { signal } = settled;
  const lost = (reason: string): Answer => ({ result: { outcome: 'refused', reason }, worker: 'lost' });
  worker.postMessage(bytes);
  try {
    return await Promise.race([
      // `once` also rejects when the worker reports an error.
      once(worker, 'message', { signal }).then(([reply]) => ({
        result: resultOf(reply as PrepareReply),
        worker: 'sound' as const,
      })),
      once(worker, 'exit', { signal }).then(() => lost(BROKE_OFF)),
      setTimeout(SECONDS_A_FILE * 1000, lost(TOO_LONG), { signal }),
    ]);
  } catch (error) {
    return lost(`${BROKE_OFF} (${(error as Error).message})`);
  } finally {
    settled.abort();
  }
}

function resultOf(reply: PrepareReply): PreparedFile | Refusal {
  return 'prepared' in reply ? reply.prepared : reply.refusal;
}
