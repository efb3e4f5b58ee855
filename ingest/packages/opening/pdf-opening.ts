import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { PdfFault } from '../../read/pdf-errors.ts';

/** Whether a PDF opens, or why not. */
export type PdfOpening = 'opens' | PdfFault;

/** Opens PDFs in a thread of their own, so that one that crashes or hangs the reader costs nothing but itself. */
export interface PdfOpener {
  open(bytes: Uint8Array): Promise<PdfOpening>;
  close(): Promise<void>;
}

const LONGEST_SECONDS = 60;

/** Makes an opener; its thread starts with the first file. */
export function pdfOpener(): PdfOpener {
  let worker: Worker | undefined;
  const end = async (): Promise<void> => {
    await worker?.terminate();
    worker = undefined;
  };
  return {
    open: async (bytes) => {
      worker ??= new Worker(new URL('./pdf-opening-worker.ts', import.meta.url));
      const settled = new AbortController();
      const { signal } = settled;
      try {
        const answer = once(worker, 'message', { signal }).then(([message]) => message as PdfOpening);
        const crash = once(worker, 'exit', { signal }).then(() => undefined);
        worker.postMessage(bytes);
        const first = await Promise.race([
          answer,
          crash,
          setTimeout(LONGEST_SECONDS * 1000, undefined, { signal }),
        ]);
        if (first !== undefined) return first;
        await end();
        return 'damaged';
      } catch {
        await end();
        return 'damaged';
      } finally {
        settled.abort();
      }
    },
    close: end,
  };
}
