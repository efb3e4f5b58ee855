import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { fold } from '@tangthu/language/text/fold';
import type { Features } from '@tangthu/server/retrieval/features';
import { scorerOf, type FeatureWeights, type LearnedOrder } from '@tangthu/server/retrieval/learned-order';
import { filledKind } from '../quality/filled-suite.ts';
import { meanOf, measure } from '../quality/metrics.ts';
import { suites, type SuiteKind } from '../quality/suites.ts';
import { generatedArchive } from './generated-archive.ts';
import { judgeQueries, type JudgedQuery } from './judged-query.ts';
import { learnOrder } from './listwise.ts';

const TARGET = fileURLToPath(import.meta.resolve('@tangthu/server/retrieval/learned-order.json'));
const TASKS: Readonly<Record<string, SuiteKind | undefined>> = {
  legal: suites['legal'],
  citizen: suites['citizen'],
  archive: generatedArchive(),
};
/** The archive's questions are made by rules and easy: they teach what law texts lack, and no more. */
const ARCHIVE_WEIGHT = 0.3;
/** Features that no question can teach, for the questions ask for records of any age: weights set by hand. */
const PREFERENCES: LearnedOrder['preferences'] = { superseded: -0.25, age: -0.25 };
const NOT_LEARNED = new Set<keyof Features>(['superseded', 'age']);
const OF_MEANING = new Set<keyof Features>(['meaning', 'meaningOfBest', 'meaningRank']);
const OF_WORDS = new Set<keyof Features>([
  'words',
  'wordsOfBest',
  'wordsRank',
  'pairs',
  'singles',
  'coverage',
  'pairCoverage',
  'exact',
  'run',
  'headingCoverage',
  'headingPairs',
  'headingFit',
  'subjectCoverage',
  'documentBest',
]);

/**
 * `npm run train-ranking -w evals -- --model FOLDER`: learns the order of search results from questions and writes it to
 * the server. The model must be one that never saw a question (`--texts-only-out` of the model's training): the bundled
 * model knows the questions of the train part by heart, and its meaning would be trusted too much.
 */
const { values } = parseArgs({
  options: { model: { type: 'string' }, keep: { type: 'boolean', default: false } },
});
if (!values.model) {
  console.error('Name the folder of a model that was trained without questions: --model FOLDER');
  process.exit(1);
}
const embeddings = await loadEmbeddings(values.model);
const judged = { accented: [] as JudgedQuery[], folded: [] as JudgedQuery[], byMeaning: [] as JudgedQuery[] };
for (const [name, kind] of Object.entries(TASKS)) {
  if (kind) await judgeTask(name, kind);
}
const { accented, folded, byMeaning } = judged;
const names = featureNames(accented).filter((name) => !NOT_LEARNED.has(name));
const orders = {
  both: learnOrder(accented.filter(isLearned), names),
  words: learnOrder(
    [...accented, ...folded].filter(isLearned),
    names.filter((name) => !OF_MEANING.has(name)),
  ),
  meaning: learnOrder(
    byMeaning.filter(isLearned),
    names.filter((name) => !OF_WORDS.has(name)),
  ),
};
report('words and meaning', orders.both, accented);
report('words alone', orders.words, accented);
report('words alone, without diacritics', orders.words, folded);
report('meaning alone', orders.meaning, byMeaning);
/** Words and meaning by hand, for queries of a word or two: the words' BM25 leads. */
const fixed = (alone: number): FeatureWeights => ({ mean: 0, scale: 1, alone, hidden: [] });
const short = { features: { wordsOfBest: fixed(5.5), meaningOfBest: fixed(4.5) }, bias: [], out: [] };
const preferring = Object.entries({ ...orders, short }).map(([name, order]) => [
  name,
  { ...order, preferences: PREFERENCES },
]);
writeFileSync(TARGET, readable(Object.fromEntries(preferring)));
console.log(`Wrote ${TARGET}`);

/** Asks a task's questions as they are, without diacritics, and by their meaning alone. */
async function judgeTask(name: string, kind: SuiteKind): Promise<void> {
  const keep = values.keep && name !== 'archive';
  const { store, suite, close } = await filledKind(name, kind, embeddings, { keep });
  const questions = suite.questions.map((question) =>
    name === 'archive' ? { ...question, kind: 'archive' } : question,
  );
  const judge = (asked?: Parameters<typeof judgeQueries>[4]): Promise<JudgedQuery[]> =>
    judgeQueries({ store, embeddings }, suite, questions, name === 'archive' ? ARCHIVE_WEIGHT : 1, asked);
  try {
    judged.accented.push(...(await judge()));
    judged.folded.push(...(await judge((text) => ({ query: fold(text) }))));
    judged.byMeaning.push(...(await judge((query) => ({ query, rankers: ['meaning'] }))));
  } finally {
    await close();
  }
}

/** Test questions judge what the others taught. */
function isLearned({ question }: JudgedQuery): boolean {
  return question.kind !== 'test' && question.kind !== 'unseen';
}

function featureNames(queries: readonly JudgedQuery[]): (keyof Features)[] {
  const [first] = queries.flatMap(({ features }) => features.slice(0, 1));
  return Object.keys(first ?? {}) as (keyof Features)[];
}

/** nDCG@10 of each part: a text stands where its best passage does. */
function report(title: string, order: LearnedOrder, queries: readonly JudgedQuery[]): void {
  const score = scorerOf(order);
  for (const [part, ofPart] of Map.groupBy(queries, ({ question }) => question.kind)) {
    const measures = ofPart.map(({ question, names: texts, features }) => {
      const ranked = features
        .map((row, at) => ({ name: texts[at] ?? '', score: score(row) }))
        .sort((one, two) => two.score - one.score);
      return measure([...new Set(ranked.map(({ name }) => name))], new Set(question.relevant));
    });
    const { ndcg10, recall10, recall100 } = meanOf(measures);
    const figures = [ndcg10, recall10, recall100].map((value) => value.toFixed(3)).join(' ');
    console.log(`${title}, ${part} (${measures.length}): nDCG@10, recall@10, recall@100 ${figures}`);
  }
}

/** JSON with each list of numbers on one line. */
function readable(value: unknown): string {
  const lines = JSON.stringify(value, undefined, 2);
  return `${lines.replace(/\[[^[\]{}]*\]/g, (list) => JSON.stringify(JSON.parse(list)).replaceAll(',', ', '))}\n`;
}
