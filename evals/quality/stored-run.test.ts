import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { comparisonLines, compareRuns, readStoredRun, storeRun } from './stored-run.ts';
import type { Scores, SuiteRun } from './suite-run.ts';

const scores: Scores = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [`hash${index}`, [0.5, index / 40, (index % 5) / 5]]),
);
const run: SuiteRun = {
  model: 'model-1',
  results: { 'fused.ndcg10': 0.4 },
  tables: [],
  notes: [],
  scores,
  cases: [{ id: '7', kind: 'test', ndcg10: 0, ranks: { words: null, meaning: 3, fused: 12 } }],
};

test('a run that is stored comes back with its scores, and without its cases', () => {
  const folder = pathToFileURL(`${mkdtempSync(join(tmpdir(), 'tangthu-runs-'))}/new/`);
  expect(readStoredRun('legal', folder)).toBeUndefined();
  storeRun('legal', run, folder);
  const stored = readStoredRun('legal', folder);
  expect(stored).toMatchObject({ suite: 'legal', model: 'model-1', results: run.results, scores });
  expect(Object.keys(stored ?? {}).sort()).toEqual(
    ['at', 'commit', 'machine', 'model', 'results', 'scores', 'suite'].sort(),
  );
  expect(readFileSync(new URL('legal.json', folder), 'utf8').split('\n').length).toBeGreaterThan(40);
});

test('a run does not differ from itself', () => {
  for (const difference of compareRuns(scores, scores)) {
    expect(difference).toMatchObject({ questions: 40, interval: { low: 0, high: 0 }, beyondChance: false });
  }
});

test('a gain on most questions is beyond chance, one on a single question is not', () => {
  const gained = Object.fromEntries(
    Object.entries(scores).map(([hash, [words = 0, meaning = 0, fused = 0]], index) => [
      hash,
      [words + (index === 0 ? 0.1 : 0), meaning, index % 4 === 0 ? fused : fused + 0.05],
    ]),
  );
  const [words, meaning, fused] = compareRuns(scores, gained);
  expect(words?.beyondChance).toBe(false);
  expect(meaning?.beyondChance).toBe(false);
  expect(fused).toMatchObject({ ranker: 'fused', beyondChance: true });
  expect((fused?.now ?? 0) - (fused?.before ?? 0)).toBeCloseTo(0.0375);
});

test('only questions that both runs asked are compared', () => {
  const other = { hash0: [1, 1, 1], another: [0, 0, 0] };
  expect(compareRuns(scores, other)[0]).toMatchObject({ questions: 1, before: 0.5, now: 1 });
  const stored = { suite: 'x', at: '2026-01-01', commit: 'abcdef123', machine: '', results: {}, model: 'm' };
  const lines = comparisonLines({ ...stored, scores: { none: [0, 0, 0] } }, scores);
  expect(comparisonLines({ ...stored, scores }, { hash0: [0.4, 0, 1] }).map((line) => line.trim())).toEqual([
    'Compared with the stored run of 2026-01-01 (abcdef1, m), 1 questions in common',
    expect.stringMatching(/^nDCG@10 +before +now +difference +95% interval \(paired\)$/),
    expect.stringMatching(/^words +0\.500 +0\.400 +−0\.100 +−0\.100 to −0\.100 +beyond chance$/),
    expect.stringMatching(/^meaning +0\.000 +0\.000 +\+0\.000 +\+0\.000 to \+0\.000 +within chance$/),
    expect.stringMatching(/^fused +0\.000 +1\.000 +\+1\.000/),
  ]);
  expect(lines).toEqual(['No question in common with the stored run of 2026-01-01 (abcdef1, m).']);
});
