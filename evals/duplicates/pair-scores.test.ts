import { expect, test } from 'vitest';
import { scorePairs } from './pair-scores.ts';
import type { StoredVersion } from './versions.ts';

const version = (paper: string, kind: string): StoredVersion => ({ paper, kind, pages: [] });

test('pairs are right where one paper shares a group, false where two do, missed where one is in two', () => {
  const versions = new Map([
    ['1', version('a', 'original')],
    ['2', version('a', 'copy')],
    ['3', version('a', 'draft')],
    ['4', version('b', 'original')],
    ['5', version('c', 'other')],
  ]);
  const groups = new Map([
    ['1', 'g'],
    ['2', 'g'],
    ['4', 'g'],
  ]);
  const { results, cases } = scorePairs(versions, groups);
  expect(results).toMatchObject({
    documents: 5,
    'pairs.true': 3,
    'pairs.found': 3,
    'pairs.right': 1,
    precision: 1 / 3,
    recall: 1 / 3,
    'recall.copy': 1,
    'recall.draft': 0,
    'pairs.draft': 1,
  });
  expect(cases).toContain('two papers in one group: a (original) and b (original)');
  expect(cases).toHaveLength(4);
});

test('nothing found is no fault of precision', () => {
  expect(scorePairs(new Map([['1', version('a', 'original')]]), new Map()).results).toMatchObject({
    precision: 1,
    recall: 1,
  });
});
