import type { Results } from '../../report.ts';
import { ask, askAll, type Answer, type Answers } from '../answers.ts';
import { runOf } from '../corpus-run.ts';
import { filledKind, filledSuite } from '../filled-suite.ts';
import { ratioInterval } from '../metrics.ts';
import { modelName, type Models } from '../models.ts';
import { casesOf, type SuiteRun } from '../suite-run.ts';
import { suites } from '../suites.ts';
import { aligned, decimals } from '../table.ts';
import { fillNoisedArchive } from './noised-archive.ts';
import { isAccented, strippedQuestions } from './sample-questions.ts';
import { typedNumbers } from './typed-numbers.ts';

/** Shares of misread characters, in percent. */
const NOISE = [1, 3, 5, 10];

/**
 * The sample archive: its own questions by each ranker; the accented ones without diacritics; all of them to an archive
 * that OCR read worse; every document number in each way of typing it.
 */
export async function runSample(models: Models): Promise<SuiteRun> {
  const { answers, stripped, numbers } = await askClean(models);
  const run = runOf(answers);
  const kept = [
    keptOf(
      'noDiacritics',
      stripped,
      answers.fused.filter(({ question }) => isAccented(question)),
    ),
  ];
  for (const percent of NOISE) {
    const noised = await askNoised(models, percent);
    const one = keptOf(`noise${percent}`, noised.answers, answers.fused);
    kept.push({ ...one, results: { ...one.results, [`noise${percent}.pagesAside`]: noised.pagesAside } });
  }
  const disturbed = Object.assign({}, ...kept.map(({ results }) => results)) as Results;
  return {
    ...run,
    model: modelName(models),
    notes: [],
    results: { ...run.results, ...disturbed, ...numberResults(numbers) },
    tables: [...run.tables, keptLines(kept), numberLines(numbers)],
    cases: [
      ...run.cases,
      ...casesOf({ words: [], meaning: [], fused: numbers.filter(({ rank }) => rank !== 1) }),
    ],
  };
}

async function askClean(
  models: Models,
): Promise<{ answers: Answers; stripped: Answer[]; numbers: Answer[] }> {
  const { store, suite, close } = await filledSuite('sample', models.embeddings);
  try {
    const context = { store, ...models };
    return {
      answers: await askAll(context, suite),
      stripped: await ask(context, { ...suite, questions: strippedQuestions(suite.questions) }),
      numbers: await ask(context, { ...suite, questions: await typedNumbers() }),
    };
  } finally {
    await close();
  }
}

async function askNoised(
  models: Models,
  percent: number,
): Promise<{ answers: Answer[]; pagesAside: number }> {
  let pagesAside = 0;
  const { sample } = suites;
  if (!sample) throw new RangeError('There is no suite sample.');
  const fill = async (store: Parameters<typeof sample.fill>[0]): Promise<void> => {
    pagesAside = await fillNoisedArchive(store, models.embeddings, percent / 100);
  };
  const { store, suite, close } = await filledKind('noised', { ...sample, fill }, models.embeddings);
  try {
    return { answers: await ask({ store, ...models }, suite), pagesAside };
  } finally {
    await close();
  }
}

interface Kept {
  readonly name: string;
  readonly results: Results;
}

/** What share of its nDCG@10 a harder way of asking keeps, question by question. */
function keptOf(name: string, harder: readonly Answer[], easier: readonly Answer[]): Kept {
  const [parts, wholes] = [harder, easier].map((answers) => answers.map(({ measures }) => measures.ndcg10));
  const { low, high } = ratioInterval(parts ?? [], wholes ?? []);
  const [part, whole] = [parts, wholes].map((values) => mean(values ?? []));
  return {
    name,
    results: {
      [`${name}.ndcg10`]: part ?? 0,
      [`${name}.share`]: (part ?? 0) / (whole || 1),
      [`${name}.shareLow`]: low,
      [`${name}.shareHigh`]: high,
    },
  };
}

function keptLines(kept: readonly Kept[]): string[] {
  const rows = kept.map(({ name, results }) => {
    const of = (figure: string): string => decimals(results[`${name}.${figure}`] ?? 0);
    const aside = results[`${name}.pagesAside`]?.toFixed(0) ?? '';
    return [name, of('ndcg10'), `${of('share')} (${of('shareLow')}–${of('shareHigh')})`, aside];
  });
  return [
    'fused: without diacritics (the accented questions), and over text with 1, 3, 5, 10% of characters misread',
    ...aligned([['', 'nDCG@10', 'share of the undisturbed score kept', 'pages set aside for OCR'], ...rows]),
  ];
}

/** How often a document that fits stands first, in all and by way of typing; and how often several fit. */
function numberResults(numbers: readonly Answer[]): Results {
  const first = (answers: readonly Answer[]): number => mean(answers.map(({ rank }) => (rank === 1 ? 1 : 0)));
  const styles = Object.entries(Object.groupBy(numbers, ({ question }) => question.kind ?? ''));
  return {
    'numbers.questions': numbers.length,
    'numbers.first': first(numbers),
    'numbers.severalFit': mean(numbers.map(({ question }) => (question.relevant.length > 1 ? 1 : 0))),
    ...Object.fromEntries(styles.map(([style, answers]) => [`numbers.first.${style}`, first(answers ?? [])])),
  };
}

function numberLines(numbers: readonly Answer[]): string[] {
  const results = numberResults(numbers);
  const rows = Object.entries(results)
    .filter(([name]) => name.startsWith('numbers.first'))
    .map(([name, share]) => [name.replace('numbers.first.', ''), decimals(share)]);
  const several = ((results['numbers.severalFit'] ?? 0) * 100).toFixed(0);
  return [
    `Document numbers typed any way (${numbers.length} questions; to ${several}% several documents fit, and each counts):`,
    ...aligned([['', 'right document first'], ...rows]),
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
