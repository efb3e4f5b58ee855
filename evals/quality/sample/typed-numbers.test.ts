import { expect, test } from 'vitest';
import { readTruth } from '@tangthu/ingest/sample/archive-truth';
import { typedNumbers } from './typed-numbers.ts';

const questions = await typedNumbers();
const pathOf = new Map((await readTruth()).map(({ numberLine, path }) => [numberLine, path]));

function typedFor(line: string): Record<string, string> {
  const asked = questions.filter(({ id }) => id.startsWith(`${pathOf.get(line) ?? ''} `));
  return Object.fromEntries(asked.map(({ kind, text }): [string, string] => [kind ?? '', text]));
}

test('a plan is typed in each way that differs for it', () => {
  expect(typedFor('105/KH-UBND')).toEqual({
    printed: '105/KH-UBND',
    lower: '105/kh-ubnd',
    spaced: '105 kh ubnd',
    swapped: 'số 105-KH/UBND',
    glued: '105khubnd',
    oForZero: '1O5/KH-UBND',
    lForOne: 'l05/KH-UBND',
    named: 'kế hoạch số 105/KH-UBND',
    typeAndNumber: 'kế hoạch 105',
  });
});

test('a number with a year keeps it apart, a Party number its own marks', () => {
  expect(typedFor('10/1999/QĐ-UBND')).toMatchObject({
    glued: '10/1999qdubnd',
    dForStroke: '10/1999/QD-UBND',
  });
  expect(typedFor('05-NQ/TU')).toMatchObject({ swapped: 'số 05/NQ-TU', oForZero: 'O5-NQ/TU' });
});

test('one true digit always stays', () => {
  for (const { text } of questions) expect(text).toMatch(/\d/);
});

test('every document that fits what was typed counts, and none that does not', async () => {
  const truths = new Map((await readTruth()).map((truth) => [truth.path, truth]));
  const shared = questions.filter(({ relevant }) => relevant.length > 1);
  expect(shared.length).toBeGreaterThan(0);
  for (const { id, relevant, kind } of questions) {
    expect(relevant).toContain(id.slice(0, id.lastIndexOf(' ')));
    const found = new Set(
      relevant.map((path) => truths.get(path)).map((truth) => `${truth?.type} ${truth?.number}`),
    );
    expect(kind === 'typeAndNumber' || found.size === 1).toBe(true);
  }
});
