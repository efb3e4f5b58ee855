import { expect, test } from 'vitest';
import type { ComparedDocument, DuplicateMember } from '@tangthu/server/archive/duplicate-view';
import { comparisonHref, pageNumbersOf, pairsOf } from './comparison.ts';

const member = (id: string, role: DuplicateMember['role']): DuplicateMember => ({
  id,
  role,
  title: id,
  documentNumber: null,
  issuedDate: null,
  custodian: { code: 'A', name: 'A' },
  pageCount: 1,
});

test('every member is compared with the best, whose own row has nobody', () => {
  const pairs = pairsOf([member('a', 'draft'), member('b', 'signed'), member('c', 'rescan')]);
  expect(pairs.map(({ other }) => other?.id)).toEqual(['b', undefined, 'b']);
  expect(pairsOf([member('a', 'copy'), member('b', 'copy')]).map(({ other }) => other?.id)).toEqual([
    undefined,
    'a',
  ]);
  expect(pairsOf([])).toEqual([]);
});

test('pages are shown as long as one of both has them', () => {
  const pages = (...numbers: number[]): ComparedDocument =>
    ({ pages: numbers.map((number) => ({ number, width: 1, height: 1 })) }) as unknown as ComparedDocument;
  expect(pageNumbersOf({ one: pages(1, 2, 3), other: pages(1, 3, 4) })).toEqual([1, 2, 3, 4]);
});

test('an address is made of two ids', () => {
  expect(comparisonHref('a', 'b/c')).toBe('/archive/duplicates/a/b%2Fc');
});
