import { expect, test } from 'vitest';
import type { ReviewItem } from '@tangthu/server/archive/review-view';
import { translatorFor } from '#lib/i18n/translator.ts';
import { fieldName, fieldValue, itemNote } from './review-fields.ts';

const speech = { t: await translatorFor('vi'), language: 'vi' } as const;
const item: ReviewItem = {
  id: 'i',
  kind: 'unreadable',
  field: '',
  editable: false,
  page: 2,
  value: 'no-text, low-quality',
  word: null,
  sidecarValue: null,
  confidence: null,
  current: null,
  report: null,
  decision: null,
};

test('fields are named and valued as people say them', () => {
  expect(fieldName('documentNumber', speech)).toBe('Số, ký hiệu');
  expect(fieldName('', speech)).toBe('Cả trang');
  expect(fieldName('unknown', speech)).toBe('unknown');
  expect(fieldValue('issuedDate', '2025-06-05', speech)).toBe('05/06/2025');
  expect(fieldValue('subject', null, speech)).toBe('(trống)');
});

test('what is wrong with a page and what to do, a split or a number of pages is said', () => {
  // The gravest fault says what to do.
  expect(itemNote(item, speech)).toMatch(/^chưa đọc được chữ nào, ảnh kém\. Trang trắng thì bỏ qua/u);
  expect(itemNote({ ...item, value: 'low-quality' }, speech)).toMatch(/^ảnh kém\. .*200 đến 300 dpi/u);
  expect(itemNote({ ...item, kind: 'split', value: '7' }, speech)).toContain('trang 7');
  expect(itemNote({ ...item, kind: 'differs', value: '3', sidecarValue: '4' }, speech)).toBe(
    'Tệp có 3 trang, danh mục ghi 4.',
  );
  expect(itemNote({ ...item, editable: true }, speech)).toBe('');
  expect(itemNote({ ...item, value: null }, speech)).toBe('');
});
