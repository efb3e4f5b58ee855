import { dataFolder, storeLocation } from '@tangthu/db/location';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { openOriginals, originalsLocation } from '@tangthu/db/open-originals';
import { StoreError } from '@tangthu/db/store';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { showProgress, type Progress } from '../run/progress.ts';
import { someDidNotGoIn, summarise, tallyOf } from '../run/summary.ts';
import { loadSampleArchive, loadSampleDesk } from './load-archive.ts';
import { loadSampleHandover } from './load-handover.ts';

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/**
 * Loads the sample archive into the store that the environment names, with a progress bar; with `--desk` only its agencies and the papers
 * of its desk. Returns the exit code.
 */
async function main(): Promise<number> {
  const store = await openStore(storeLocation(process.env));
  let progress: Progress | undefined;
  try {
    process.stderr.write('Nạp kho mẫu (loading the sample archive)\n');
    await migrate(store);
    const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL'] || undefined);
    const originals = openOriginals(originalsLocation(process.env));
    if (process.argv.includes('--desk')) {
      const { run } = await loadSampleDesk({ store, embeddings, originals });
      return someDidNotGoIn(await tallyOf(store, run)) ? 1 : 0;
    }
    const started = performance.now();
    const { run } = await loadSampleArchive({ store, embeddings, originals }, (files) => {
      progress = showProgress();
      progress.found(files);
      return progress;
    });
    progress?.stop();
    process.stderr.write(
      'Nhận gói bàn giao mẫu, có một tệp mật để thấy cách ly (taking in the sample package; one paper is secret, to show the quarantine)\n',
    );
    await loadSampleHandover({ store, embeddings, originals, folder: dataFolder(process.env) });
    await loadSampleDesk({ store, embeddings, originals });
    const tally = await tallyOf(store, run);
    const seconds = (performance.now() - started) / 1000;
    console.log(summarise(tally, { pages: progress?.pages() ?? 0, seconds }));
    return someDidNotGoIn(tally) ? 1 : 0;
  } finally {
    progress?.stop();
    await store.close();
  }
}
