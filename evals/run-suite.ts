import { parseArgs } from 'node:util';
import { runCorpus } from './quality/corpus-run.ts';
import { loadModels } from './quality/models.ts';
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
  const models = await loadModels();
  const run = await (name === 'sample' ? runSample(models) : runCorpus(name, models, values));
  printRun(name, run, { cases: values.cases ?? false });
  if (values.json) writeResults(values.json, name, run.results, values.cases ? run.cases : undefined);
  if (values.store) storeRun(name, run);
} else {
  console.error(`Say which suite to run: ${Object.keys(suites).join(', ')}`);
  process.exitCode = 1;
}
