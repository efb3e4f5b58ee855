import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { changedQueries, keptBackQuestions, slipQualities } from './spelling-quality.ts';
import { telexKeys } from './slips.ts';

const dataFolder =
  process.env['TANGTHU_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const present = existsSync(`${dataFolder}/legal/queries.jsonl`);

test('keys of Telex are what one types', () => {
  expect(['quyết', 'định', 'được', 'ăn', 'hòa'].map(telexKeys)).toEqual([
    'quyeets',
    'ddinhj',
    'dduwowcj',
    'awn',
    'hoaf',
  ]);
});

describe.skipIf(!present)(`real questions with made slips (needs the shared data in ${dataFolder})`, () => {
  const fewQuestions = present ? keptBackQuestions().filter((_, at) => at % 8 === 0) : [];

  test('nearly all questions are left alone', () => {
    expect(changedQueries(fewQuestions).length).toBeLessThanOrEqual(fewQuestions.length * 0.02);
  });

  test('most slips are corrected exactly', () => {
    const least: Readonly<Record<string, number>> = { 'no marks at all': 0.55, 'one wrong tone': 0.8 };
    for (const { slip, queries, corrected } of slipQualities(fewQuestions)) {
      expect(corrected / queries, slip).toBeGreaterThan(least[slip] ?? 0.8);
    }
  });
});
