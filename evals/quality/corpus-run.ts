import { askAll, RANKERS, type Answers, type RankerName } from './answers.ts';
import { figuresOf, ofKinds, resultsOf } from './figures.ts';
import { modelName, type Models } from './models.ts';
import { filledSuite, type FillingOptions } from './filled-suite.ts';
import { HELD_OUT } from './parts.ts';
import { casesOf, scoresOf, type SuiteRun } from './suite-run.ts';
import { tableLines } from './table.ts';

const TITLES: Readonly<Record<string, string>> = {
  unseen: 'UNSEEN: questions that the training never had',
  test: 'TEST part: held out, no article shared with the training',
  dev: 'DEV part: settings were chosen by it and the model learned from it, so it flatters',
  train: 'TRAIN part: seen in training, NO measure of quality',
};

/** Fills (or finds) a suite's store, asks its questions, and closes it. */
export async function runCorpus(name: string, models: Models, options: FillingOptions): Promise<SuiteRun> {
  const { store, suite, close } = await filledSuite(name, models.embeddings, options);
  try {
    const answers = await askAll({ store, ...models }, suite);
    return { ...runOf(answers), model: modelName(models), notes: suite.notes };
  } finally {
    await close();
  }
}

/**
 * What answers amount to. Where some questions were trained on, the headline (`fused.ndcg10` and so on, and what is
 * compared with stored runs) is of the held-out ones alone; every kind has figures of its own beside it.
 */
export function runOf(answers: Answers): Omit<SuiteRun, 'model' | 'notes'> {
  const kinds = [...new Set(answers.fused.map(({ question }) => question.kind ?? ''))].sort(byTitle);
  const trainedOn = kinds.some((kind) => TITLES[kind]);
  const heldOut = ofKinds(answers, HELD_OUT);
  const headline = heldOut.fused.length > 0 ? heldOut : answers;
  const tables = kinds.map((kind) => tableOf(TITLES[kind] ?? kind, ofKinds(answers, [kind])));
  const perKind = kinds.map((kind) => (kind ? resultsOf(ofKinds(answers, [kind]), kind) : {}));
  return {
    results: Object.assign(resultsOf(headline), ...perKind) as SuiteRun['results'],
    tables: trainedOn || kinds.length === 1 ? tables : [tableOf('ALL questions', headline), ...tables],
    scores: scoresOf(headline),
    cases: casesOf(answers),
  };
}

/** The lines of a table with a row for each ranker. */
function tableOf(title: string, answers: Answers): string[] {
  const rows = (Object.keys(RANKERS) as RankerName[]).map(
    (name) => [name, figuresOf(answers[name])] as const,
  );
  return tableLines(`${title} (${answers.fused.length} questions)`, rows);
}

/** Kinds in the order of their titles, others before them as they come. */
function byTitle(one: string, two: string): number {
  const order = Object.keys(TITLES);
  return order.indexOf(one) - order.indexOf(two);
}
