import { expect, test } from 'vitest';
import { readTokens } from './tokens.ts';
import { sameFact } from './same-fact.ts';

const keysOf = (text: string): string[] => readTokens(text).map(({ key }) => key);

test.each([
  ['1.000.000 đồng', '1,000,000 đồng', '1 000 000 đồng', '1 triệu đồng', 'một triệu đồng'],
  [
    '2,5 tỷ đồng',
    'hai tỷ năm trăm triệu đồng',
    '2.500.000.000 đồng',
    '2 tỉ 500 triệu đồng',
    'hai tỷ rưỡi đồng',
  ],
  ['25 ngày', 'hai mươi lăm ngày', 'hai mươi nhăm ngày'],
  ['105 hộ', 'một trăm linh năm hộ', 'một trăm lẻ năm hộ'],
  ['15%', '15 phần trăm', 'mười lăm phần trăm'],
  [
    'ngày 05 tháng 3 năm 2024',
    '05/03/2024',
    '5.3.2024',
    'ngày mồng năm tháng ba năm hai nghìn không trăm hai mươi tư',
  ],
  ['ngày 5/3', 'ngày 05 tháng 3'],
  ['quý II', 'quý 2'],
  ['số 12 /QĐ-UBND', 'số 12/QĐ-UBND', 'số 012/QĐ–UBND'],
  [
    'UBND phường',
    'Ủy ban nhân dân phường',
    'Uỷ ban nhân dân phường',
    'Ủy ban nhân dân phường'.normalize('NFD'),
  ],
])('what means the same is read as the same: %s', (first, ...others) => {
  for (const other of others) expect([other, ...keysOf(other)]).toEqual([other, ...keysOf(first)]);
});

test.each([
  ['ba ngày', 'hai mươi năm', ['#3', 'ngày'], ['#20', 'năm']],
  ['một số hộ', 'Hai Bà Trưng', ['một', 'số', 'hộ'], ['#2', 'bà', 'trưng']],
  ['năm 2024', 'năm hộ', ['@2024--'], ['năm', 'hộ']],
  ['điểm b khoản 2 Điều 12a', '', ['điểm', 'letter:b', 'khoản', '#2', 'điều', 'code:12a'], []],
  ['CCCD ********0999', '', ['căn', 'cước', 'công', 'dân', '*0999'], []],
])('words stay words where they count nothing: %s, %s', (one, two, readOne, readTwo) => {
  expect(keysOf(one)).toEqual(readOne);
  expect(keysOf(two)).toEqual(readTwo);
});

test('a claim may be less precise than what is held, never more', () => {
  const same = (claimed: string, held: string): boolean => {
    const [one] = readTokens(claimed);
    const [two] = readTokens(held);
    return one !== undefined && two !== undefined && sameFact(one, two);
  };
  expect(same('năm 2024', '05/03/2024')).toBe(true);
  expect(same('05/03/2024', 'năm 2024')).toBe(false);
  expect(same('05/03/2024', '06/03/2024')).toBe(false);
  expect(same('30/NĐ-CP', '30/2020/NĐ-CP')).toBe(true);
  expect(same('30/2021/NĐ-CP', '30/2020/NĐ-CP')).toBe(false);
  expect(same('12/QĐ-UBND', '12/KH-UBND')).toBe(false);
});

test('texts without end are read in time, and empty ones give nothing', () => {
  expect(keysOf('')).toEqual([]);
  expect(keysOf('một trăm '.repeat(3_000)).length).toBeGreaterThan(0);
  expect(keysOf('1.000.'.repeat(3_000)).length).toBeGreaterThan(0);
});
