import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadEmbeddings, type LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { fold } from '@tangthu/language/text/fold';
import type { Features } from '@tangthu/server/retrieval/features';
import { learnedScore, type LearnedOrder } from '@tangthu/server/retrieval/learned-order';
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
/** Features that no question can teach, for the questions ask for records of any age: weights set by hand. */
const PREFERENCES: LearnedOrder['preferences'] = { superseded: -0.25, age: -0.25 };
const NOT_LEARNED = new Set<keyof Features>(['superseded', 'age']);
const OF_MEANING = new Set<keyof Features>(['meaning', 'meaningOfBest', 'meaningRank']);

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
const [accented, folded] = [[] as JudgedQuery[], [] as JudgedQuery[]];
for (const [name, kind] of Object.entries(TASKS)) {
  if (!kind) continue;
  const judged = await judgedTask(name, kind, embeddings, values.keep);
  accented.push(...judged.accented);
  folded.push(...judged.folded);
}
const learned = ({ question }: JudgedQuery): boolean => question.kind !== 'test';
const sample = accented.find(({ features }) => features.length > 0)?.features[0];
const names = (Object.keys(sample ?? {}) as (keyof Features)[]).filter((name) => !NOT_LEARNED.has(name));
const ofWords = names.filter((name) => !OF_MEANING.has(name));
const both = learnOrder(accented.filter(learned), names);
const words = learnOrder([...accented, ...folded].filter(learned), ofWords);
report('words and meaning', both, accented);
report('words alone', words, accented);
report('words alone, without diacritics', words, folded);
const orders = {
  both: { ...both, preferences: PREFERENCES },
  words: { ...words, preferences: PREFERENCES },
};
writeFileSync(TARGET, `${JSON.stringify(orders, undefined, 2)}\n`);
console.log(`Wrote ${TARGET}`);

/** A task's questions, asked as they are and without diacritics. */
async function judgedTask(
  name: string,
  kind: SuiteKind,
  model: LocalEmbeddings,
  keep: boolean,
): Promise<{ accented: JudgedQuery[]; folded: JudgedQuery[] }> {
  const { store, suite, close } = await filledKind(name, kind, model, { keep: keep && name !== 'archive' });
  try {
    const context = { store, embeddings: model };
    const asTask = (query: JudgedQuery): JudgedQuery => ({
      ...query,
      question: { ...query.question, kind: name === 'archive' ? 'archive' : (query.question.kind ?? '') },
    });
    const questions = suite.questions;
    return {
      accented: (await judgeQueries(context, suite, questions)).map(asTask),
      folded: (await judgeQueries(context, suite, questions, fold)).map(asTask),
    };
  } finally {
    await close();
  }
}

/** nDCG@10 of each part: a text stands where its best passage does. */
function report(title: string, order: LearnedOrder, queries: readonly JudgedQuery[]): void {
  for (const [part, ofPart] of Map.groupBy(queries, ({ question }) => question.kind)) {
    const measures = ofPart.map(({ question, names: texts, features }) => {
      const ranked = features
        .map((row, at) => ({ name: texts[at] ?? '', score: learnedScore(order, row) }))
        .sort((one, two) => two.score - one.score);
      return measure([...new Set(ranked.map(({ name }) => name))], new Set(question.relevant));
    });
    const { ndcg10, recall10, recall100 } = meanOf(measures);
    const figures = [ndcg10, recall10, recall100].map((value) => value.toFixed(3)).join(' ');
    console.log(`${title}, ${part} (${measures.length}): nDCG@10, recall@10, recall@100 ${figures}`);
  }
}
