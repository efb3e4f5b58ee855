import { expect, test } from 'vitest';
import { latest, unmaskingOf, type Unmasking } from './unmasking.ts';

const purpose = (code: string, showsIdentifiers: boolean): Unmasking['purposes'][number] => ({
  code,
  nameVi: code,
  nameEn: code,
  opensProcedureFiles: false,
  showsIdentifiers,
});
const stated = (code: string, document: string | null, endsAt: string): Unmasking['stated'][number] => ({
  purpose: code,
  nameVi: code,
  nameEn: code,
  legalBasis: 'x',
  document,
  opensProcedureFiles: false,
  endsAt,
});

test('only purposes that show numbers count, and what is stated for another document does not', () => {
  const all = {
    purposes: [purpose('shows', true), purpose('opens', false)],
    stated: [
      stated('shows', 'other', '2026-01-01T12:00:00Z'),
      stated('opens', null, '2026-01-01T11:00:00Z'),
      stated('shows', null, '2026-01-01T09:00:00Z'),
      stated('shows', 'this', '2026-01-01T10:00:00Z'),
    ],
  };
  const { purposes, stated: inForce } = unmaskingOf(all, 'this');
  expect(purposes.map(({ code }) => code)).toEqual(['shows']);
  expect(inForce.map(({ document }) => document)).toEqual([null, 'this']);
  expect(latest(inForce)?.endsAt).toBe('2026-01-01T10:00:00Z');
  expect(latest(unmaskingOf({ purposes: [], stated: all.stated }, 'this').stated)).toBeUndefined();
});
