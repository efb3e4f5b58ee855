import { goalLines, type Goal } from '../goals.ts';
import { filledSuite } from '../quality/filled-suite.ts';
import { loadModels } from '../quality/models.ts';
import { printResults, type Results } from '../report.ts';
import { sampleDocuments } from './asked-archive.ts';
import { evalQuestions } from './eval-questions.ts';
import { askQuestions, extractiveResults, wrongLines } from './extractive-run.ts';
import { measureChecks } from './planted-faults.ts';
import { readersOf } from './question-readers.ts';

const GOALS: readonly Goal[] = [
  { figure: 'extractive.citedSentenceRight', atLeast: 0.85 },
  { figure: 'refusals.right', atLeast: 0.9 },
  { figure: 'refusals.wrong', atMost: 0.1 },
  { figure: 'checks.faultsLetThrough', atMost: 0 },
];

/**
 * Measures extractive answers on the sample archive in PostgreSQL: 120 questions whose answering sentence is known, and 60 that
 * the records do not answer to who asks. Then 200 faults planted in what a chat model could write, and 200 honest sentences.
 */
export async function runAnswers(options: {
  readonly cases: boolean;
}): Promise<{ results: Results; cases: readonly unknown[] }> {
  const models = await loadModels();
  const { store, suite, close } = await filledSuite('sample', models.embeddings);
  try {
    const questions = evalQuestions(await sampleDocuments());
    const everybody = { ...suite.reader, unmasked: '' };
    const outcomes = await askQuestions(
      { store, ...models },
      questions,
      suite.nameOf,
      readersOf(store, everybody),
    );
    const { faults, honest, wrong } = await measureChecks(
      { store, ...models },
      questions.filter(({ evidence }) => evidence.length > 0).map(({ text }) => text),
    );
    const results = {
      ...extractiveResults(outcomes),
      'checks.faultsPlanted': faults.planted,
      'checks.faultKinds': faults.kinds,
      'checks.faultsLetThrough': faults.letThrough,
      'checks.honestPassed': honest.passed / honest.said,
    };
    printResults('Answers', results);
    process.stdout.write(`\n${goalLines(GOALS, results).join('\n')}\n`);
    if (options.cases) process.stdout.write(`\n${wrongLines(outcomes).join('\n')}\n`);
    if (options.cases)
      for (const { why, kind, text } of wrong) process.stdout.write(`${why} (${kind}): ${text}\n`);
    return { results, cases: outcomes };
  } finally {
    await close();
  }
}
