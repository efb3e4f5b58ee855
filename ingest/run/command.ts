import { prepareEmbeddings, ensureVectorIndex, requireModel } from '@tangthu/db/embedding-table';
import { storeLocation } from '@tangthu/db/location';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { openOriginals, originalsLocation } from '@tangthu/db/open-originals';
import { OriginalsError } from '@tangthu/db/originals';
import { StoreError, type Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { EmbeddingModelError, loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { obstacleOf, patiently } from '../queue/patience.ts';
import { openWorkQueue, type WorkQueue } from '../queue/work-queue.ts';
import { HELP, readCommandLine, type IngestCommand, type IngestFiles } from './command-line.ts';
import { dryRun } from './dry-run.ts';
import { enqueue } from './enqueue.ts';
import { findFiles } from './find-files.ts';
import { IngestError } from './ingest-error.ts';
import { rootOf, type IngestContext } from './ingest.ts';
import { resolvePlacement } from './placement.ts';
import { showProgress, type Progress } from './progress.ts';
import { loadPromises } from './promises.ts';
import { reembed } from './reembed.ts';
import { retrySetAside } from './retry.ts';
import { openRun, pauseRun, resumeRun, setPriority } from './runs.ts';
import { runText, statusText } from './status.ts';
import { someDidNotGoIn, summarise, tallyOf } from './summary.ts';
import { walkFiles } from './walk-files.ts';
import { work } from './work.ts';

process.exitCode = await main(process.argv.slice(2));

/** Runs the command and returns its exit code: 0 only when all that was asked is done, of files: when each is in the store. */
async function main(words: readonly string[]): Promise<number> {
  try {
    const command = readCommandLine(words);
    if (command.does === 'help') {
      console.log(HELP);
      return 0;
    }
    if (command.does === 'ingest' && command.dryRun) return await dryRun(await findFiles(command.path));
    return await withStore(command.does === 'work', (store) => perform(store, command));
  } catch (error) {
    const known = [IngestError, StoreError, EmbeddingModelError, OriginalsError].some(
      (kind) => error instanceof kind,
    );
    if (!known && !obstacleOf(error)) throw error;
    console.error((error as Error).message);
    return 1;
  }
}

/** A worker that starts while the database is away waits for it. */
async function withStore(isWorker: boolean, use: (store: Store) => Promise<number>): Promise<number> {
  const open = (): Promise<Store> => openStore(storeLocation(process.env));
  const store = await (isWorker
    ? patiently({ onWait: (_, error) => console.error(error.message) }, open)
    : open());
  try {
    // A worker machine has no owner's sign-in: there the store is migrated already.
    if (!process.env['DATABASE_URL'] || process.env['DATABASE_OWNER_URL']) await migrate(store);
    return await use(store);
  } finally {
    await store.close();
  }
}

async function perform(store: Store, command: IngestCommand): Promise<number> {
  switch (command.does) {
    case 'status':
      console.log(command.run ? await runText(store, command.run) : await statusText(store));
      return 0;
    case 'pause':
      await pauseRun(store, command.run);
      return 0;
    case 'resume':
      await resumeRun(store, command.run);
      return 0;
    case 'priority':
      await setPriority(store, command.of, command.priority);
      return 0;
    case 'promises':
      console.log(`${await loadPromises(store, command.list)} promises.`);
      return 0;
    case 'retry': {
      const count = await withQueue(store, (queue) => retrySetAside(store, queue, command.run));
      console.log(`${count} files wait again. They are worked off by: npm run ingest -- work`);
      return 0;
    }
    case 'ingest':
      return runIngest(await contextOf(store), command);
    case 'work':
      return runWorker(await contextOf(store), command.workers);
    case 'reembed':
      return runReembed(await contextOf(store));
    default:
      return 0;
  }
}

async function contextOf(store: Store): Promise<IngestContext> {
  const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL'] || undefined);
  return { store, embeddings, originals: openOriginals(originalsLocation(process.env)) };
}

async function withQueue<Result>(store: Store, use: (queue: WorkQueue) => Promise<Result>): Promise<Result> {
  const queue = await openWorkQueue(store);
  try {
    return await use(queue);
  } finally {
    await queue.close();
  }
}

async function runIngest(context: IngestContext, command: IngestFiles): Promise<number> {
  const { store } = context;
  const root = await rootOf(command.path);
  const placement = await resolvePlacement(store, {
    agency: command.agency,
    mode: command.mode,
    fonds: command.fonds ? { code: command.fonds } : undefined,
  });
  await prepareEmbeddings(store, context.embeddings);
  const asked = `--agency ${command.agency} --mode ${command.mode} --fonds ${command.fonds ?? ''}`;
  const files = await atLeastOne(walkFiles(command.path), command.path);
  const run = await openRun(store, { source: command.path, root, asked });
  if (command.priority) await setPriority(store, run, command.priority);
  const progress = showProgress();
  const stop = new AbortController();
  const started = performance.now();
  await withQueue(store, async (queue) => {
    const listing = enqueue(
      store,
      queue,
      { run, root, placementOf: () => placement, onFound: progress.found },
      files,
      { signal: stop.signal },
    ).catch((error: unknown) => {
      stop.abort();
      throw error;
    });
    const working = command.enqueueOnly
      ? undefined
      : work(context, queue, { run, workers: command.workers, signal: stop.signal, ...hooksOf(progress) });
    await Promise.all([listing, working]);
  }).finally(progress.stop);
  const tally = await tallyOf(store, run);
  if (command.enqueueOnly) {
    console.log(`${summarise(tally)}\nThe run is ${run}. It is worked off by: npm run ingest -- work`);
    return 0;
  }
  await ensureVectorIndex(store);
  console.log(summarise(tally, { pages: progress.pages(), seconds: (performance.now() - started) / 1000 }));
  return someDidNotGoIn(tally) ? 1 : 0;
}

/** The same files, once it is sure that there is one. */
async function atLeastOne<File>(files: AsyncGenerator<File>, path: string): Promise<AsyncIterable<File>> {
  const first = await files.next();
  if (first.done) throw new IngestError(`The folder ${path} holds no PDF file.`);
  return (async function* () {
    yield first.value;
    yield* files;
  })();
}

function hooksOf(progress: Progress) {
  return { onItem: progress.item, onStep: progress.step, onWaiting: progress.waiting };
}

/** Works off the queue until it is told to stop (SIGINT or SIGTERM); then finishes what it has in hand. */
async function runWorker(context: IngestContext, workers: number): Promise<number> {
  const { store } = context;
  await patiently({}, () => asWriter(store, (writer) => requireModel(writer, context.embeddings)));
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const progress = showProgress();
  await withQueue(store, (queue) =>
    work(context, queue, {
      workers,
      signal: stop.signal,
      ...hooksOf(progress),
      onFinished: async (run) => {
        // Without the owner's sign-in the index is left to whoever has it.
        if (store.kind === 'pglite' || process.env['DATABASE_OWNER_URL']) await ensureVectorIndex(store);
        console.log(`Run ${run} is finished.\n${summarise(await tallyOf(store, run))}`);
      },
    }),
  ).finally(progress.stop);
  return 0;
}

async function runReembed(context: IngestContext): Promise<number> {
  const embedded = await reembed(context, (done, total) => process.stderr.write(`\r${done}/${total} chunks`));
  console.log(`\nEmbedded ${embedded} chunks with ${context.embeddings.modelId}.`);
  return 0;
}
