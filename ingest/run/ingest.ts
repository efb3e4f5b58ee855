import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { prepareEmbeddings } from '@tangthu/db/embedding-table';
import { withWordIndexAfter } from '@tangthu/db/word-index';
import { openWorkQueue } from '../queue/work-queue.ts';
import { afterRun } from './after-run.ts';
import { enqueue } from './enqueue.ts';
import type { FoundFile } from './find-files.ts';
import type { LedgerItem } from './ledger.ts';
import type { Placement } from './placement.ts';
import { openRun } from './runs.ts';
import type { StepDone } from './steps.ts';
import type { StoringContext } from './store-file.ts';
import { work } from './work.ts';

/** What a run needs: the store, the place of the originals and the model. */
export type IngestContext = StoringContext;

/** What a run is asked to do. `placementOf` says where each file belongs. */
export interface IngestRequest {
  readonly files: readonly FoundFile[];
  readonly source: string;
  readonly placementOf: (path: string) => Placement;
  /** Threads that read PDFs; one is enough to keep embedding and storing busy on two cores. */
  readonly workers?: number;
  /** The package that the files came in. */
  readonly package?: string;
  /** Called after each file with its line of the ledger. */
  readonly onItem?: ((item: LedgerItem, file: FoundFile) => void) | undefined;
  readonly onStep?: StepDone | undefined;
}

/** What became of each file of a run. */
export interface IngestSummary {
  readonly run: string;
  readonly items: readonly LedgerItem[];
}

/**
 * Brings files into the store and waits for it: they go through the queue as a run of their own, which this process works off.
 * An unfinished run over the same source is gone on with. What a custodian holds already is passed over by its content hash. A
 * file that cannot go in is listed with its reason and the run goes on. For lists that fit in memory.
 */
export async function ingest(context: IngestContext, request: IngestRequest): Promise<IngestSummary> {
  const { store } = context;
  await prepareEmbeddings(store, context.embeddings);
  const root = await rootOf(request.source);
  const run = await openRun(store, { ...request, root });
  const queue = await openWorkQueue(store);
  const items: LedgerItem[] = [];
  try {
    await enqueue(store, queue, { ...request, run, root }, request.files);
    await withWordIndexAfter(store, () =>
      work(context, queue, {
        run,
        workers: request.workers,
        onStep: request.onStep,
        onItem: (item, file) => {
          items.push(item);
          request.onItem?.(item, { path: file.location, bytes: file.bytes });
        },
      }),
    );
  } finally {
    await queue.close();
  }
  await afterRun(context);
  return { run, items };
}

/** The folder under which a source's files stand: itself, or the one that holds the file. */
export async function rootOf(source: string): Promise<string> {
  const path = resolve(source);
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? dirname(path) : path;
}
