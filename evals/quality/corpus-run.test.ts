import { expect, test } from 'vitest';
import type { Answer, Answers } from './answers.ts';
import { runOf } from './corpus-run.ts';
import { measure } from './metrics.ts';

/** An answer whose first right document stands at this rank. */
function answer(id: string, kind: string, rank: number | null): Answer {
  const ranked = Array.from({ length: 100 }, (_, index) => (index + 1 === rank ? 'right' : `x${index}`));
  return {
    question: { id, text: id, relevant: ['right'], kind },
    measures: measure(ranked, new Set(['right'])),
    rank,
    milliseconds: 10,
  };
}

function answersOf(fused: readonly Answer[]): Answers {
  const missed = fused.map(({ question }) => answer(question.id, question.kind ?? '', null));
  return { words: missed, meaning: missed, fused };
}

test('the headline is of the held-out questions; train and dev have figures of their own', () => {
  const { results, tables, scores } = runOf(
    answersOf([
      answer('1', 'train', 1),
      answer('2', 'test', 3),
      answer('3', 'dev', 1),
      answer('4', 'unseen', null),
    ]),
  );
  expect(results).toMatchObject({
    questions: 2,
    'fused.ndcg10': 0.25,
    'fused.ndcg10.train': 1,
    'fused.ndcg10.dev': 1,
    'fused.ndcg10.test': 0.5,
    'fused.recall100.unseen': 0,
    'words.ndcg10': 0,
  });
  expect(tables.map(([title]) => title?.split(/[ :]/)[0])).toEqual(['UNSEEN', 'TEST', 'DEV', 'TRAIN']);
  expect(tables.at(-1)?.[0]).toContain('NO measure of quality');
  expect(Object.keys(scores)).toHaveLength(2);
});

test('questions of other kinds all count, and kinds follow the whole', () => {
  const { results, tables } = runOf(answersOf([answer('1', 'name', 1), answer('2', 'faq', null)]));
  expect(results).toMatchObject({ questions: 2, 'fused.ndcg10': 0.5, 'fused.ndcg10.faq': 0 });
  expect(tables.map(([title]) => title)).toEqual([
    'ALL questions (2 questions)',
    'name (1 questions)',
    'faq (1 questions)',
  ]);
});

test('cases are the imperfect answers, worst first, with the rank by each ranker', () => {
  const { cases } = runOf(
    answersOf([answer('1', 'test', 2), answer('2', 'test', 1), answer('3', 'test', 40)]),
  );
  expect(cases.map(({ id, ranks }) => [id, ranks])).toEqual([
    ['3', { words: null, meaning: null, fused: 40 }],
    ['1', { words: null, meaning: null, fused: 2 }],
  ]);
});
