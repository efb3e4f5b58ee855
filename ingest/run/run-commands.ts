import { prepareEmbeddings, requireModel } from '@tangthu/db/embedding-table';
import type { Store } from '@tangthu/db/store';
import { withWordIndexAfter } from '@tangthu/db/word-index';
import { asWriter } from '@tangthu/db/writer';
import { patiently } from '../queue/patience.ts';
import { openWorkQueue, type WorkQueue } from '../queue/work-queue.ts';
import { afterRun } from './after-run.ts';
import type { IngestFiles } from './command-line.ts';
import { counted } from './counted.ts';
import { enqueue } from './enqueue.ts';
import { IngestError } from './ingest-error.ts';
import { rootOf, type IngestContext } from './ingest.ts';
import { countPassedOver, type PassedOver } from './passed-over.ts';
import { resolvePlacement } from './placement.ts';
import { showProgress, type Progress } from './progress.ts';
import { reembed } from './reembed.ts';
import { enqueueRefresh } from './refresh.ts';
import { openRun, setPriority } from './runs.ts';
import { someDidNotGoIn, summarise, tallyOf } from './summary.ts';
import { walkFiles } from './walk-files.ts';
import { work } from './work.ts';

/** The queue of a store for as long as it is used. */
export async function withQueue<Result>(
  store: Store,
  use: (queue: WorkQueue) => Promise<Result>,
): Promise<Result> {
  const queue = await openWorkQueue(store);
  try {
    return await use(queue);
  } finally {
    await queue.close();
  }
}

/** Brings files in by a run of their own, which this process works off, or leaves to workers. Returns the exit code. */
export async function runIngest(context: IngestContext, command: IngestFiles): Promise<number> {
  const { store } = context;
  const root = await rootOf(command.path);
  const placement = await resolvePlacement(store, {
    agency: command.agency,
    mode: command.mode,
    fonds: command.fonds ? { code: command.fonds } : undefined,
  });
  await prepareEmbeddings(store, context.embeddings);
  const asked = `--agency ${command.agency} --mode ${command.mode} --fonds ${command.fonds ?? ''}`;
  const passedOver = countPassedOver();
  const files = await atLeastOne(walkFiles(command.path, passedOver.add), command.path, passedOver);
  const run = await openRun(store, { source: command.path, root, asked });
  if (command.priority) await setPriority(store, run, command.priority);
  const progress = showProgress();
  const stop = stopOnSignal();
  const started = performance.now();
  const load = (): Promise<void> =>
    withQueue(store, async (queue) => {
      const listing = enqueue(
        store,
        queue,
        { run, root, placementOf: () => placement, onFound: progress.found },
        files,
        { signal: stop.signal, onWait: (_, error) => progress.waiting(error.message) },
      ).catch((error: unknown) => {
        stop.abort();
        throw error;
      });
      const working = command.enqueueOnly
        ? undefined
        : work(context, queue, { run, workers: command.workers, signal: stop.signal, ...hooksOf(progress) });
      await Promise.all([listing, working]);
    });
  await (command.enqueueOnly ? load() : withWordIndexAfter(store, load)).finally(progress.stop);
  const tally = await tallyOf(store, run);
  if (command.enqueueOnly) {
    console.log(lines(summarise(tally), passedOver.sentence()));
    console.log(`The run is ${run}. It is worked off by: npm run ingest -- work`);
    return 0;
  }
  if (stop.signal.aborted) console.log('Stopped. The same command goes on where it was.');
  else await afterRun(context);
  const own = { pages: progress.pages(), seconds: (performance.now() - started) / 1000 };
  console.log(lines(summarise(tally, own), passedOver.sentence()));
  return someDidNotGoIn(tally) ? 1 : 0;
}

function lines(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined).join('\n');
}

/** The same files, once it is sure that there is one. */
async function atLeastOne<File>(
  files: AsyncGenerator<File>,
  path: string,
  passedOver: PassedOver,
): Promise<AsyncIterable<File>> {
  const first = await files.next();
  if (first.done)
    throw new IngestError(lines(`The folder ${path} holds no PDF file.`, passedOver.sentence()));
  return (async function* () {
    yield first.value;
    yield* files;
  })();
}

/** Ends when the process is told to (SIGINT or SIGTERM): what is in hand is finished, nothing more is taken. */
function stopOnSignal(): AbortController {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop;
}

function hooksOf(progress: Progress) {
  return { onItem: progress.item, onStep: progress.step, onWaiting: progress.waiting };
}

/** Works off the queue until it is told to stop (SIGINT or SIGTERM); then finishes what it has in hand. Returns the exit code. */
export async function runWorker(context: IngestContext, workers: number): Promise<number> {
  const { store } = context;
  await patiently({}, () => asWriter(store, (writer) => requireModel(writer, context.embeddings)));
  const stop = stopOnSignal();
  const progress = showProgress();
  const { signal } = stop;
  // Beside the work on other runs, one after the other.
  let after = Promise.resolve();
  const finish = async (run: string): Promise<void> => {
    console.log(`Run ${run} is finished.\n${summarise(await tallyOf(store, run))}`);
    await afterRun(context, signal);
  };
  await withQueue(store, (queue) =>
    work(context, queue, {
      workers,
      signal,
      ...hooksOf(progress),
      onFinished: (run) => {
        after = after
          .then(() => patiently({ signal }, () => finish(run)))
          .catch((error: unknown) => progress.waiting((error as Error).message));
      },
    }),
  ).finally(progress.stop);
  await after;
  return 0;
}

/** Embeds the store anew, or what lacks a vector. Returns the exit code. */
export async function runReembed(context: IngestContext): Promise<number> {
  const embedded = await reembed(context, (done, total) => process.stderr.write(`\r${done}/${total} chunks`));
  console.log(`\nEmbedded ${counted(embedded, 'chunk')} with ${context.embeddings.modelId}.`);
  return 0;
}

/**
 * Makes again what another model or older rules made, and nothing else; what is there serves meanwhile. Returns the exit code:
 * 0 when all is of the newest rules.
 */
export async function runRefresh(context: IngestContext, workers: number): Promise<number> {
  const { store } = context;
  await runReembed(context);
  const progress = showProgress();
  const run = await withQueue(store, async (queue) => {
    const opened = await enqueueRefresh(store, queue, progress.found);
    if (opened) {
      await work(context, queue, {
        run: opened,
        workers,
        signal: stopOnSignal().signal,
        ...hooksOf(progress),
      });
    }
    return opened;
  }).finally(progress.stop);
  if (!run) {
    console.log('Everything was made by the newest rules.');
    return 0;
  }
  await afterRun(context);
  const tally = await tallyOf(store, run);
  console.log(summarise(tally));
  return someDidNotGoIn(tally) ? 1 : 0;
}
