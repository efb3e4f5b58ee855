import { parseArgs } from 'node:util';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { filledSuite } from './quality/filled-suite.ts';
import { measureSearch } from './quality/search-suite.ts';
import { suites, type SuiteSources } from './quality/suites.ts';
import { printResults, writeResults, type Results } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    queries: { type: 'string' },
    keep: { type: 'boolean' },
    json: { type: 'string' },
  },
});
const name = positionals[0] ?? '';
if (suites[name]) {
  const results = await runSuite(name, values);
  if (values.json) writeResults(values.json, name, results);
} else {
  console.error(`Say which suite to run: ${Object.keys(suites).join(', ')}`);
  process.exitCode = 1;
}

/** Fills a PostgreSQL with the suite's documents, asks its questions and prints the figures. */
async function runSuite(
  suiteName: string,
  { keep, ...sources }: SuiteSources & { keep?: boolean },
): Promise<Results> {
  const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL'] || undefined);
  const { store, suite, close } = await filledSuite(suiteName, embeddings, { ...sources, keep });
  try {
    const results = await measureSearch({ store, embeddings }, suite);
    printResults(`evals ${suiteName} (${embeddings.modelId})`, results);
    return results;
  } finally {
    await close();
  }
}
