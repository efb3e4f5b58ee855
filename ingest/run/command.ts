import { storeLocation } from '@tangthu/db/location';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { openOriginals, originalsLocation } from '@tangthu/db/open-originals';
import { OriginalsError } from '@tangthu/db/originals';
import { StoreError, type Store } from '@tangthu/db/store';
import { EmbeddingModelError, loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { obstacleOf, patiently } from '../queue/patience.ts';
import { HELP, readCommandLine, type IngestCommand } from './command-line.ts';
import { counted } from './counted.ts';
import { dryRun } from './dry-run.ts';
import { findFiles } from './find-files.ts';
import { IngestError } from './ingest-error.ts';
import type { IngestContext } from './ingest.ts';
import { loadPromises } from './promises.ts';
import { retrySetAside } from './retry.ts';
import { runIngest, runReembed, runRefresh, runWorker, withQueue } from './run-commands.ts';
import { pauseRun, resumeRun, setPriority } from './runs.ts';
import { runText, statusText } from './status.ts';

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
      console.log(
        `Paused: ${command.run}. What is in hand is finished. It goes on by: npm run ingest -- resume ${command.run}`,
      );
      return 0;
    case 'resume':
      await resumeRun(store, command.run);
      console.log(`Goes on: ${command.run}. It is worked off by: npm run ingest -- work`);
      return 0;
    case 'priority':
      console.log(
        (await setPriority(store, command.of, command.priority)) === 'run'
          ? `The run ${command.of} is of class ${command.priority} now.`
          : `The runs of ${command.of} that have no class of their own are of class ${command.priority} now.`,
      );
      return 0;
    case 'promises':
      console.log(`${counted(await loadPromises(store, command.list), 'promise')}.`);
      return 0;
    case 'retry': {
      const count = await withQueue(store, (queue) => retrySetAside(store, queue, command.run));
      console.log(
        `${counted(count, 'file')} put back in the queue, which is worked off by: npm run ingest -- work`,
      );
      return 0;
    }
    case 'ingest':
      return runIngest(await contextOf(store), command);
    case 'work':
      return runWorker(await contextOf(store), command.workers);
    case 'refresh':
      return runRefresh(await contextOf(store), command.workers);
    case 'reembed':
      return runReembed(await contextOf(store));
    case 'help':
      console.log(HELP);
      return 0;
  }
}

async function contextOf(store: Store): Promise<IngestContext> {
  const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL'] || undefined);
  return { store, embeddings, originals: openOriginals(originalsLocation(process.env)) };
}
