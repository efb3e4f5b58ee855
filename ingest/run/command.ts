import { storeLocation } from '@tangthu/db/location';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { openOriginals, originalsLocation } from '@tangthu/db/open-originals';
import { StoreError, type Store } from '@tangthu/db/store';
import { EmbeddingModelError, loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { HELP, readCommandLine, type IngestCommand } from './command-line.ts';
import { dryRun } from './dry-run.ts';
import { findFiles } from './find-files.ts';
import { IngestError } from './ingest-error.ts';
import { ingest, type IngestContext } from './ingest.ts';
import { resolvePlacement } from './placement.ts';
import { showProgress } from './progress.ts';
import { reembed } from './reembed.ts';
import { didNotGoIn, summarise } from './summary.ts';

process.exitCode = await main(process.argv.slice(2));

/** Runs the command and returns its exit code: 0 only when every file is in the store. */
async function main(words: readonly string[]): Promise<number> {
  try {
    const command = readCommandLine(words);
    if (command.does === 'help') {
      console.log(HELP);
      return 0;
    }
    if (command.does === 'ingest' && command.dryRun) return await dryRun(await findFiles(command.path));
    return await withContext((context) =>
      command.does === 'reembed' ? runReembed(context) : runIngest(context, command),
    );
  } catch (error) {
    const known = [IngestError, StoreError, EmbeddingModelError].some((kind) => error instanceof kind);
    if (!known) throw error;
    console.error((error as Error).message);
    return 1;
  }
}

async function withContext(work: (context: IngestContext) => Promise<number>): Promise<number> {
  const store: Store = await openStore(storeLocation(process.env));
  try {
    await migrate(store);
    const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL'] || undefined);
    return await work({ store, embeddings, originals: openOriginals(originalsLocation(process.env)) });
  } finally {
    await store.close();
  }
}

async function runIngest(
  context: IngestContext,
  command: Extract<IngestCommand, { does: 'ingest' }>,
): Promise<number> {
  const placement = await resolvePlacement(context.store, {
    agency: command.agency,
    mode: command.mode,
    fonds: command.fonds ? { code: command.fonds } : undefined,
  });
  const files = await findFiles(command.path);
  const started = performance.now();
  const progress = showProgress(files);
  const { items } = await ingest(context, {
    files,
    source: command.path,
    placementOf: () => placement,
    workers: command.workers,
    onItem: progress.item,
  }).finally(progress.stop);
  console.log(summarise(items, (performance.now() - started) / 1000));
  return items.some(didNotGoIn) ? 1 : 0;
}

async function runReembed(context: IngestContext): Promise<number> {
  const embedded = await reembed(context, (done, total) => process.stderr.write(`\r${done}/${total} chunks`));
  console.log(`\nEmbedded ${embedded} chunks with ${context.embeddings.modelId}.`);
  return 0;
}
