import { expect, test } from 'vitest';
import type { Features } from './features.ts';
import { learnedOrders, scorerOf, type LearnedOrder } from './learned-order.ts';

const nothing: Features = {
  words: 0,
  wordsOfBest: 0,
  wordsRank: 0,
  pairs: 0,
  singles: 0,
  coverage: 0,
  pairCoverage: 0,
  exact: 0,
  run: 0,
  headingCoverage: 0,
  headingPairs: 0,
  headingFit: 0,
  noHeading: 0,
  subjectCoverage: 0,
  meaning: 0,
  meaningOfBest: 0,
  meaningRank: 0,
  documentPassages: 0,
  documentBest: 0,
  length: 0,
  queryLength: 0,
  doubt: 0,
  superseded: 0,
  age: 0,
};

const everything: Features = {
  ...nothing,
  words: 0.6,
  wordsOfBest: 1,
  wordsRank: 0.2,
  pairs: 0.6,
  singles: 0.7,
};
const both: Features = {
  ...everything,
  coverage: 1,
  pairCoverage: 1,
  run: 0.8,
  meaning: 0.7,
  meaningOfBest: 1,
  meaningRank: 0.2,
  documentPassages: Math.log1p(1),
  documentBest: 0.6,
  queryLength: 2,
};

test('a score is the linear part, the hidden part and the preferences', () => {
  const order: LearnedOrder = {
    features: { words: { mean: 0.5, scale: 0.25, alone: 2, hidden: [1] } },
    bias: [0.5],
    out: [3],
    preferences: { age: -0.5 },
  };
  expect(scorerOf(order)({ ...nothing, words: 0.75, age: 1 })).toBeCloseTo(2 + 3 * Math.tanh(1.5) - 0.5);
});

test.each(['both', 'words'] as const)(
  'the shipped order for %s knows only features that there are',
  (name) => {
    const order = learnedOrders()[name];
    for (const feature of Object.keys({ ...order.features, ...order.preferences })) {
      expect(nothing).toHaveProperty(feature);
    }
    expect(Number.isFinite(scorerOf(order)(nothing))).toBe(true);
  },
);

test.each(['both', 'words'] as const)(
  'the shipped order for %s puts what fits before what does not',
  (name) => {
    const order = learnedOrders()[name];
    const poor = {
      ...both,
      words: 0.1,
      wordsOfBest: 0.2,
      wordsRank: 0.01,
      pairs: 0.05,
      singles: 0.2,
      coverage: 0.2,
    };
    const worse = {
      ...poor,
      pairCoverage: 0.1,
      run: 0.05,
      meaning: 0.2,
      meaningOfBest: 0.3,
      meaningRank: 0.01,
    };
    expect(scorerOf(order)(both)).toBeGreaterThan(scorerOf(order)(worse));
  },
);

test('of two that fit alike, the one in force comes first', () => {
  const order = learnedOrders().both;
  expect(scorerOf(order)(both)).toBeGreaterThan(scorerOf(order)({ ...both, superseded: 1 }));
});

test('the order for one ranker alone does not look at the other', () => {
  const { words, meaning } = learnedOrders();
  expect(Object.keys(words.features).filter((name) => name.startsWith('meaning'))).toEqual([]);
  expect(Object.keys(meaning.features).filter((name) => name.startsWith('words'))).toEqual([]);
});
