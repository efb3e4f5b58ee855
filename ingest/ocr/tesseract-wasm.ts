import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import { bitmapFile } from './bitmap-file.ts';
import { OcrError, type OcrEngine, type OcrImage, type OcrLayout, type OcrLine } from './ocr-engine.ts';
import { linesOfTable } from './tesseract-table.ts';

const require = createRequire(import.meta.url);

const MODES: Record<OcrLayout, PSM> = { page: PSM.AUTO, column: PSM.SINGLE_BLOCK };

/** Tesseract in WebAssembly as an engine, one worker thread a slot, with the Vietnamese data of its npm package. */
export function openTesseractWasm({ slots, seconds }: { slots: number; seconds: number }): OcrEngine {
  const limit = pLimit(slots);
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  let closed = false;

  const recognize = async (image: OcrImage, layout: OcrLayout): Promise<OcrLine[]> => {
    if (closed) throw new OcrError('Recognition was stopped.');
    const thread = idle.pop() ?? startThread();
    all.add(thread);
    const tooLong = new OcrError(`Recognition was ended after ${seconds} seconds.`);
    const timer = setTimeout(() => thread.fail(tooLong), seconds * 1000);
    try {
      const table = await Promise.race([thread.read(image, layout), thread.fault]);
      idle.push(thread);
      return linesOfTable(table);
    } catch (error) {
      // What state it is in is unknown: the next page gets a fresh one.
      all.delete(thread);
      await thread.stop();
      throw error instanceof OcrError ? error : new OcrError('Tesseract failed on a page.', { cause: error });
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    name: 'tesseract.js',
    version: (require('tesseract.js/package.json') as { version: string }).version,
    slots,
    recognize: (image, layout) => limit(() => recognize(image, layout)),
    close: async () => {
      closed = true;
      await Promise.all([...all].map((thread) => thread.stop()));
    },
  };
}

/** A worker thread of tesseract.js; `fault` rejects when it ends before it was done. */
interface Thread {
  read(image: OcrImage, layout: OcrLayout): Promise<string>;
  readonly fault: Promise<never>;
  fail(error: OcrError): void;
  stop(): Promise<void>;
}

function startThread(): Thread {
  const stopped = Promise.withResolvers<never>();
  stopped.promise.catch(() => undefined);
  const breakOff = (cause?: unknown): void =>
    stopped.reject(new OcrError('Recognition was stopped or broke off.', { cause }));
  const starting = createWorker('vie', OEM.LSTM_ONLY, {
    langPath: join(dirname(require.resolve('@tesseract.js-data/vie/package.json')), '4.0.0_best_int'),
    cacheMethod: 'none',
    gzip: true,
    // Without it, a fault is thrown where no one can catch it.
    errorHandler: breakOff,
  });
  starting.then((worker) => threadOf(worker).on('error', breakOff), breakOff);
  return {
    read: async (image, layout) => {
      const worker = await starting;
      await worker.setParameters({
        tessedit_pageseg_mode: MODES[layout],
        user_defined_dpi: `${Math.round(image.dotsPerInch)}`,
        debug_file: '/dev/null',
      });
      const { data } = await worker.recognize(bitmapFile(image), {}, { text: false, tsv: true });
      return data.tsv ?? '';
    },
    fault: stopped.promise,
    fail: (error) => stopped.reject(error),
    stop: async () => {
      breakOff();
      await starting.then(
        (worker) => threadOf(worker).terminate(),
        () => undefined,
      );
    },
  };
}

/** The thread beneath, which the library's types leave out. */
function threadOf(worker: Worker): import('node:worker_threads').Worker {
  return (worker as unknown as { worker: import('node:worker_threads').Worker }).worker;
}
