import type { Features } from '@tangthu/server/retrieval/features';
import { scorerOf } from '@tangthu/server/retrieval/learned-order';
import { expect, test } from 'vitest';
import { Random } from '../quality/random.ts';
import type { JudgedQuery } from './judged-query.ts';
import { learnOrder } from './listwise.ts';

const NAMES = ['words', 'meaning', 'length'] as const;

/** Queries whose right passage is told by `tell`, among nine others. */
function queries(count: number, seed: string, tell: (row: Features) => number): JudgedQuery[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, at) => {
    const features = Array.from(
      { length: 10 },
      () => ({ words: random.next(), meaning: random.next(), length: random.next() }) as Features,
    );
    const best = Math.max(...features.map(tell));
    return {
      question: { id: String(at), text: '', relevant: ['right'] },
      weight: 1,
      names: features.map((row) => (tell(row) === best ? 'right' : 'wrong')),
      features,
      right: features.map((row) => tell(row) === best),
    };
  });
}

function shareRight(judged: readonly JudgedQuery[], score: (row: Features) => number): number {
  const right = judged.filter((query) => {
    const scores = query.features.map(score);
    return query.right[scores.indexOf(Math.max(...scores))];
  });
  return right.length / judged.length;
}

test('learns which features matter, and that one must be low', () => {
  const tell = ({ words, meaning, length }: Features): number => 2 * words + meaning - 3 * length;
  const order = learnOrder(queries(300, 'learn', tell), NAMES);
  expect(shareRight(queries(200, 'test', tell), scorerOf(order))).toBeGreaterThan(0.85);
});

test('learns what no single weight can tell: the middle is best', () => {
  const tell = ({ words }: Features): number => -Math.abs(words - 0.5);
  const order = learnOrder(queries(400, 'learn', tell), NAMES);
  const held = queries(200, 'test', tell);
  expect(shareRight(held, scorerOf(order))).toBeGreaterThan(0.6);
  expect(shareRight(held, ({ words }) => words)).toBeLessThan(0.3);
});

test('the same queries give the same order; those without a right passage teach nothing', () => {
  const judged = queries(50, 'learn', ({ words }) => words);
  const hopeless = judged.map((query) => ({ ...query, right: query.right.map(() => false) }));
  const order = learnOrder(judged, NAMES);
  expect(learnOrder([...judged, ...hopeless], NAMES)).toEqual(order);
});

test('a feature that never differs does no harm', () => {
  const judged = queries(50, 'learn', ({ words }) => words).map((query) => ({
    ...query,
    features: query.features.map((row) => ({ ...row, length: 1 })),
  }));
  const order = learnOrder(judged, NAMES);
  expect(order.features.length).toMatchObject({ mean: 1, scale: 1 });
  expect(Number.isFinite(scorerOf(order)({ words: 1, meaning: 1, length: 5 } as Features))).toBe(true);
});
