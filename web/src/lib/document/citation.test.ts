import { expect, test } from 'vitest';
import { citation } from './citation.ts';

const decision = {
  type: 'Quyết định',
  documentNumber: '155/QĐ-UBND',
  issuedDate: '2025-06-05',
  issuer: 'Ủy ban nhân dân thành phố An Hải',
  title: 'Về việc giao đất',
};

test('a decision is cited as the law cites it', () => {
  expect(citation(decision, 2)).toBe(
    'Quyết định số 155/QĐ-UBND ngày 05 tháng 6 năm 2025 của Ủy ban nhân dân thành phố An Hải, trang 2',
  );
});

test('what is not known is left out', () => {
  expect(citation({ ...decision, issuedDate: null, issuer: null }, 1)).toBe(
    'Quyết định số 155/QĐ-UBND, trang 1',
  );
  expect(citation({ ...decision, type: null, issuer: null }, 1)).toBe(
    'Văn bản số 155/QĐ-UBND ngày 05 tháng 6 năm 2025, trang 1',
  );
});

test('a document without a number is named by its title', () => {
  expect(citation({ ...decision, documentNumber: null }, 3)).toBe(
    'Quyết định ngày 05 tháng 6 năm 2025 của Ủy ban nhân dân thành phố An Hải «Về việc giao đất», trang 3',
  );
  expect(
    citation({ type: null, documentNumber: null, issuedDate: null, issuer: null, title: 'Tờ khai' }, 1),
  ).toBe('Tờ khai, trang 1');
});

test('a letterhead in capitals does not shout', () => {
  expect(citation({ ...decision, issuer: 'ỦY BAN NHÂN DÂN' }, 1)).toContain('của Ủy ban nhân dân, trang 1');
});
