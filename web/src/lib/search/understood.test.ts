import type { RecognizedFilter } from '@tangthu/server/retrieval/search-result';
import { expect, test } from 'vitest';
import { translatorFor } from '../i18n/translator.ts';
import { readSearchState } from './search-state.ts';
import {
  appliedChips,
  appliedFilter,
  emptyWords,
  offeredChips,
  sameNumber,
  suggestionHref,
} from './understood.ts';

const speech = { t: await translatorFor('vi'), language: 'vi' } as const;
const state = readSearchState(new URLSearchParams('q=quyết định năm 1998&type=x&page=3'));
const agency: RecognizedFilter = {
  kind: 'agency',
  words: 'UBND quận 10',
  label: 'Ủy ban nhân dân Quận 10',
  filters: { agency: ['Q10', 'P1'] },
  applied: true,
};
const year: RecognizedFilter = {
  kind: 'date',
  words: 'năm 1998',
  label: 'năm 1998',
  filters: { from: '1998-01-01', to: '1998-12-31' },
  applied: false,
  why: 'unsure',
};

test('a filter in force leads to its words as plain words, on the first page', () => {
  const [chip] = appliedChips(state, { understood: [agency, year] }, speech);
  expect(chip).toMatchObject({
    kind: 'Cơ quan',
    label: 'Ủy ban nhân dân Quận 10, cả cơ quan tiền thân và kế thừa',
  });
  expect(chip?.action).toContain('«UBND quận 10»');
  expect(new URLSearchParams(chip?.href.split('?')[1]).getAll('plain')).toEqual(['agency']);
  expect(chip?.href).not.toContain('page');
});

test('a filter that is only offered leads to itself, and one that leaves nothing leads nowhere', () => {
  const empty: RecognizedFilter = { ...agency, applied: false, why: 'nothing' };
  const understood = [empty, year];
  const offered = offeredChips(state, { understood }, speech);
  expect(offered.map(({ label }) => label)).toEqual(['năm 1998']);
  expect(offered[0]?.href).toContain('sure=date');
  expect(emptyWords({ understood })).toEqual(['UBND quận 10']);
  expect(appliedFilter({ understood }, 'agency')).toBeUndefined();
});

test('a suggestion keeps the chosen filters and forgets how the old words were read', () => {
  const href = suggestionHref({ ...state, plain: ['type'] }, 'quyết định');
  expect(Object.fromEntries(new URLSearchParams(href.split('?')[1]))).toEqual({ q: 'quyết định', type: 'x' });
});

test.each([
  ['155/KH-UBND', '155'],
  ['155 kh ubnd', '155'],
  ['KH-UBND', undefined],
  ['155', undefined],
])('the number %s has the digits %s', (number, digits) => {
  expect(sameNumber(number)?.digits).toBe(digits);
});
