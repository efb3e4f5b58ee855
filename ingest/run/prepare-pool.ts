import { Worker } from 'node:worker_threads';
import type { PreparedDocument, Refusal } from './prepared-document.ts';

/** Reads PDFs in worker threads, so that reading overlaps embedding and storing, and a crash costs one file. */
export interface PreparePool {
  /** Reads one PDF's bytes; a file that cannot go in comes back as its refusal. */
  prepare(bytes: Uint8Array): Promise<PreparedDocument | Refusal>;
  close(): Promise<void>;
}

/** What a worker sends back for the one file that it was given. */
export type PrepareReply = { readonly prepared: PreparedDocument } | { readonly refusal: Refusal };

const SECONDS_A_FILE = 600;

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
  readonly result: PreparedDocument | Refusal;
  readonly worker: 'sound' | 'lost';
}

function ask(worker: Worker, bytes: Uint8Array): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (answer: Answer): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      resolve(answer);
    };
    const lost = (reason: string): void => settle({ result: { outcome: 'refused', reason }, worker: 'lost' });
    const timer = setTimeout(
      () =>
        lost(
          `Reading took longer than ${SECONDS_A_FILE / 60} minutes: split the file or have it scanned again.`,
        ),
      SECONDS_A_FILE * 1000,
    );
    worker.once('message', (reply: PrepareReply) =>
      settle({ result: 'prepared' in reply ? reply.prepared : reply.refusal, worker: 'sound' }),
    );
    worker.once('error', (error) =>
      lost(`Reading broke off (${error.message}): have the file repaired or scanned again.`),
    );
    worker.once('exit', () => lost('Reading broke off: have the file repaired or scanned again.'));
    worker.postMessage(bytes);
  });
}
