import { expect, test } from 'vitest';
import { exampleSearches } from './example-searches.ts';

const record = (documentNumber: string | null, title: string) =>
  ({ document: { documentNumber, title } }) as Parameters<typeof exampleSearches>[0][number];

test('examples are of records that this person can find', () => {
  const newest = [
    record('12/QĐ-UBND', 'Về việc giao đất, cho thuê đất tại phường Hải Đăng'),
    record(null, 'GIẤY TIẾP NHẬN HỒ SƠ'),
  ];
  expect(exampleSearches(newest).map(({ query }) => query)).toEqual([
    '12/QĐ-UBND',
    'giao đất, cho thuê đất tại phường',
    'trường thiếu phòng học thì giải quyết thế nào?',
  ]);
});

test('a person who reads nothing is shown no example', () => {
  expect(exampleSearches([])).toEqual([]);
});
