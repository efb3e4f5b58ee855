import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const text = readFileSync(join(import.meta.dirname, 'SECURITY.md'), 'utf8');
const requirements = [...text.matchAll(/^\| (V\d+)\.\d+\.\d+ /gm)];

/** The requirements of levels 1 and 2 in each chapter of the OWASP ASVS 5.0.0: 253 in all. */
const CHAPTERS = {
  V1: 27,
  V2: 11,
  V3: 19,
  V4: 10,
  V5: 9,
  V6: 35,
  V7: 18,
  V8: 7,
  V9: 7,
  V10: 29,
  V11: 14,
  V12: 9,
  V13: 13,
  V14: 9,
  V15: 13,
  V16: 16,
  V17: 7,
};

test('every requirement of levels 1 and 2 is gone through once', () => {
  const names = requirements.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
  const counted = Object.fromEntries(
    [...Map.groupBy(requirements, ([, chapter = '']) => chapter)].map(([chapter, own]) => [
      chapter,
      own.length,
    ]),
  );
  expect(counted).toEqual(CHAPTERS);
});

test('every test and file that the table names is there', () => {
  const named = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path).filter(Boolean);
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((path) => !existsSync(join(import.meta.dirname, path)))).toEqual([]);
});
