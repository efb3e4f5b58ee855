import { generateDocuments } from '@tangthu/ingest/sample/generate';
import { expect, test } from 'vitest';
import { linkQuality, type LinkTally } from './link-quality.ts';

const documents = [...generateDocuments({ count: 300, seed: 4242 })];

function sum(tallies: Record<string, LinkTally>, of: keyof LinkTally): number {
  return Object.values(tallies).reduce((total, tally) => total + tally[of], 0);
}

test('every link of clean pages is read as what it is', () => {
  const tallies = linkQuality(documents, 0);
  expect(Object.keys(tallies).sort()).toEqual(['amends', 'cites', 'repeals', 'replaces']);
  for (const [relation, { right, missed, wrong }] of Object.entries(tallies)) {
    expect(right, relation).toBeGreaterThan(1);
    expect([missed, wrong], relation).toEqual([0, 0]);
  }
});

test('with one character of a hundred misread, nine links of ten are read and hardly one is wrong', () => {
  const tallies = linkQuality(documents, 0.01);
  const [right, missed, wrong] = [sum(tallies, 'right'), sum(tallies, 'missed'), sum(tallies, 'wrong')];
  expect(right / (right + missed)).toBeGreaterThan(0.9);
  expect(wrong / (right + wrong)).toBeLessThan(0.02);
});
