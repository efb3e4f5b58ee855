import { expect, test } from 'vitest';
import { waitsForPurpose } from './purpose-state.ts';

const stated = {
  purpose: 'resolve-procedure',
  nameVi: '',
  nameEn: '',
  legalBasis: '',
  document: null,
  opensProcedureFiles: true,
  endsAt: '',
};

test('a clerk waits until a purpose that opens all residents’ cases is stated', () => {
  const clerk = { purposes: [], stated: [], worksAtDesk: true };
  expect(waitsForPurpose(clerk)).toBe(true);
  expect(waitsForPurpose({ ...clerk, stated: [{ ...stated, opensProcedureFiles: false }] })).toBe(true);
  expect(waitsForPurpose({ ...clerk, stated: [{ ...stated, document: 'd-1' }] })).toBe(true);
  expect(waitsForPurpose({ ...clerk, stated: [stated] })).toBe(false);
  expect(waitsForPurpose({ ...clerk, worksAtDesk: false })).toBe(false);
});
