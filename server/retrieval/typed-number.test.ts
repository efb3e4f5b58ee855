import { expect, test } from 'vitest';
import { readQuery } from './query.ts';
import { typedNumber } from './typed-number.ts';

const read = (text: string): ReturnType<typeof typedNumber> => typedNumber(readQuery(text));

test.each([
  ['kế hoạch 155', '155', 'KH'],
  ['ke hoach 155', '155', 'KH'],
  ['tìm quyết định số 027 năm 1998', '27', 'QĐ'],
  ['cho xem nghị quyết 16 của Thành ủy', '16', 'NQ'],
  ['công văn số 414', '414', 'CV'],
  ['QĐ 12', '12', 'QĐ'],
])('«%s» names a type and a number', (text, number, abbreviation) => {
  const bare = read(text)?.bare;
  expect(bare?.number).toBe(number);
  expect(bare?.type?.stored).toContain(abbreviation);
  expect(read(text.normalize('NFD'))).toEqual(read(text));
});

test.each([
  'kế hoạch 5 năm',
  'kế hoạch 5 năm 2021-2025',
  'báo cáo 6 tháng đầu năm 2020',
  'quyết định 5 người',
  'thửa đất số 15',
  'quy hoạch đường số 7',
  'phương án 2 tầng',
  '',
])('«%s» names none', (text) => expect(read(text)).toBeUndefined());

test('a number without a year is looked for with any year, one with a year is not', () => {
  expect(read('30/NĐ-CP')?.withYear[0]).toEqual({ reading: 0, number: '30', symbol: 'ndcp' });
  expect(read('30/2020/NĐ-CP')?.withYear.filter(({ number }) => number === '30')).toEqual([]);
});

test('a number typed in one go after its year is read', () => {
  expect(read('11/2020qdubnd')?.keys).toContain('112020qdubnd');
});

test('days and years are read, and whether anything else is said', () => {
  expect(read('155/QĐ-UBND ngày 5/6/2019')?.dates).toEqual(['2019-06-05', '2019']);
  expect(read('155/QĐ-UBND')?.dates).toEqual([]);
  expect(read('quyết định số 155/QĐ-UBND năm 2019')?.alone).toBe(true);
  expect(read('155/QĐ-UBND về thu hồi đất')?.alone).toBe(false);
});
