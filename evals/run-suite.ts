import { parseArgs } from 'node:util';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { createDatabase, makeApplicationRole } from '@tangthu/db/testing/database';
import { startPostgres } from '@tangthu/db/testing/postgres-server';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { measureSearch } from './quality/search-suite.ts';
import { suites, type SuiteSources } from './quality/suites.ts';
import { printResults, writeResults, type Results } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, queries: { type: 'string' }, json: { type: 'string' } },
});
const name = positionals[0] ?? '';
if (suites[name]) {
  const results = await runSuite(name, values);
  if (values.json) writeResults(values.json, name, results);
} else {
  console.error(`Say which suite to run: ${Object.keys(suites).join(', ')}`);
  process.exitCode = 1;
}

/** Fills a throwaway PostgreSQL with the suite's documents, asks its questions and prints the figures. */
async function runSuite(suiteName: string, sources: SuiteSources): Promise<Results> {
  const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL'] || undefined);
  const server = await startPostgres((line) => console.error(line));
  await makeApplicationRole(server.url);
  const store = await openStore({ ...(await createDatabase(server.url)), folder: '' });
  try {
    await migrate(store);
    const suite = await suites[suiteName]?.(store, embeddings, sources);
    if (!suite) throw new RangeError(`There is no suite ${suiteName}.`);
    const results = await measureSearch({ store, embeddings }, suite);
    printResults(`evals ${suiteName} (${embeddings.modelId})`, results);
    return results;
  } finally {
    await store.close();
    await server.stop();
  }
}
