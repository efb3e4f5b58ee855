import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sharedData } from '../shared-data.ts';
import { withParts } from './parts.ts';
import type { Question } from './question.ts';

test('questions that share a text, even through others, stand in one part', () => {
  const questions = [
    { id: '1', text: '', relevant: ['a', 'b'] },
    { id: '2', text: '', relevant: ['c', 'b'] },
    { id: '3', text: '', relevant: ['c'] },
  ];
  expect(new Set(withParts(questions).map(({ kind }) => kind)).size).toBe(1);
});

const queries = sharedData('legal/queries.jsonl');
test.skipIf(!queries)('the real questions split as in the training: 709, 94 and 229', () => {
  const lines = readFileSync(queries ?? '', 'utf8')
    .split('\n')
    .filter(Boolean);
  const parts = withParts(lines.map((line) => JSON.parse(line) as Question)).map(({ kind }) => kind);
  const count = (part: string): number => parts.filter((kind) => kind === part).length;
  expect([count('train'), count('dev'), count('test')]).toEqual([709, 94, 229]);
});
