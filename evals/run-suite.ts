import { parseArgs } from 'node:util';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { runCorpus } from './quality/corpus-run.ts';
import { printRun } from './quality/print-run.ts';
import { runSample } from './quality/sample/sample-run.ts';
import { storeRun } from './quality/stored-run.ts';
import { suites } from './quality/suites.ts';
import { writeResults } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    queries: { type: 'string' },
    keep: { type: 'boolean' },
    cases: { type: 'boolean' },
    store: { type: 'boolean' },
    json: { type: 'string' },
  },
});
const name = positionals[0] ?? '';
if (suites[name]) {
  const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL'] || undefined);
  const run = await (name === 'sample' ? runSample(embeddings) : runCorpus(name, embeddings, values));
  printRun(name, run, { cases: values.cases ?? false });
  if (values.json) writeResults(values.json, name, run.results, values.cases ? run.cases : undefined);
  if (values.store) storeRun(name, run);
} else {
  console.error(`Say which suite to run: ${Object.keys(suites).join(', ')}`);
  process.exitCode = 1;
}
