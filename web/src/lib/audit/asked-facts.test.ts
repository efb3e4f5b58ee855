import { expect, test } from 'vitest';
import { translatorFor } from '../i18n/translator.ts';
import { askedFacts, ruleChange } from './asked-facts.ts';

const speech = { t: await translatorFor('vi'), language: 'vi' } as const;
const wording = { names: { 13: 'Phường Hải Đăng', 'a-1': 'Mai (mai)' }, speech };

test('what was asked is said field by field, without what was left empty', () => {
  const details = {
    query: 'thu hồi đất',
    sort: 'newest',
    sure: [],
    offset: 0,
    limit: 20,
    widened: false,
    filters: { type: ['QĐ', 'KH'], from: '2020-01-31', file: [] },
    unheard: { of: 'thing' },
  };
  expect(askedFacts(details, wording)).toEqual([
    { name: 'Tìm', value: 'thu hồi đất' },
    { name: 'Sắp xếp', value: 'mới nhất' },
    { name: 'Số kết quả mỗi lần', value: '20' },
    { name: 'Loại văn bản', value: 'QĐ, KH' },
    { name: 'Từ', value: '31/01/2020' },
    { name: 'of', value: 'thing' },
  ]);
  expect(askedFacts({}, wording)).toEqual([]);
});

test('a changed rule is said with what stood there before, under the names of agencies and people', () => {
  const details = {
    change: 'update',
    rows: [
      {
        before: { agency: 13, account: 'a-1', disabled: false, query: { types: ['QĐ'] } },
        after: { agency: 13, account: 'a-1', disabled: true, valid_to: '2026-01-01T20:00:05+00:00' },
      },
    ],
  };
  expect(ruleChange({ target: 'account', details }, wording)).toEqual({
    sentence: 'Sửa tài khoản',
    rows: [
      [
        { name: 'Cơ quan', before: 'Phường Hải Đăng', after: 'Phường Hải Đăng', changed: false },
        { name: 'Tài khoản', before: 'Mai (mai)', after: 'Mai (mai)', changed: false },
        { name: 'Bị khóa', before: 'không', after: 'có', changed: true },
        { name: 'Loại văn bản', before: 'QĐ', after: '', changed: true },
        { name: 'Đến', before: '', after: '03:00:05 02/01/2026', changed: true },
      ],
    ],
  });
  expect(ruleChange({ target: 'new_table', details: { change: 'truncate' } }, wording)).toEqual({
    sentence: 'Xóa mọi new_table',
    rows: [],
  });
  expect(ruleChange({ target: null, details: { query: 'x' } }, wording)).toBeUndefined();
});
