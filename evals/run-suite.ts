import { parseArgs } from 'node:util';
import { runCorpus } from './quality/corpus-run.ts';
import { KeptStoreError } from './quality/kept-cluster.ts';
import { loadModels } from './quality/models.ts';
import { pageSuites } from './page-suites.ts';
import { printRun } from './quality/print-run.ts';
import { runSample } from './quality/sample/sample-run.ts';
import { storeRun } from './quality/stored-run.ts';
import { suites } from './quality/suites.ts';
import { writeResults } from './report.ts';
import { MissingDataError } from './shared-data.ts';

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
try {
  const reason = refusal();
  if (reason) refuse(reason);
  else await measure();
} catch (error) {
  if (!(error instanceof MissingDataError || error instanceof KeptStoreError)) throw error;
  refuse(error.message);
}

function refusal(): string | undefined {
  if (!suites[name] && !pageSuites[name]) {
    return `Say which suite to run: ${[...Object.keys(suites), ...Object.keys(pageSuites)].join(', ')}`;
  }
  if (values.store && (values.data ?? values.queries)) {
    return 'Only a run of the built-in questions is stored: leave out --store, or --data and --queries.';
  }
  if (positionals[1] !== undefined && !/^[1-9]\d*$/.test(positionals[1])) {
    return `Say how many cases to try as a number: ${positionals[1]} is none.`;
  }
  return undefined;
}

async function measure(): Promise<void> {
  const pages = pageSuites[name];
  if (pages) {
    const count = positionals[1] === undefined ? undefined : Number(positionals[1]);
    const { results, cases } = await pages({ cases: values.cases ?? false, count });
    if (values.json) writeResults(values.json, name, results, values.cases ? cases : undefined);
    return;
  }
  const models = await loadModels();
  const run = await (name === 'sample' ? runSample(models) : runCorpus(name, models, values));
  printRun(name, run, { cases: values.cases ?? false });
  if (values.json) writeResults(values.json, name, run.results, values.cases ? run.cases : undefined);
  if (values.store) storeRun(name, run);
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
