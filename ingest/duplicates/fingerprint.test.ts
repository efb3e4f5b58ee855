import { expect, test } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';

const TEXT = `ỦY BAN NHÂN DÂN PHƯỜNG HẢI ĐĂNG
Số: 15/QĐ-UBND
Hải Đăng, ngày 05 tháng 6 năm 2025
QUYẾT ĐỊNH
Về việc cấp Giấy chứng nhận quyền sử dụng đất cho hộ ông Nguyễn Văn Hùng
Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024; Điều 1. Cấp cho hộ ông Nguyễn Văn Hùng, sinh năm 1961,
thửa đất số 214, tờ bản đồ số 07, diện tích 96,5 mét vuông tại khu phố Bến Nghé.`;

const keysOf = (...texts: string[]): number[][] =>
  fingerprintOf(texts.map((text) => ({ page: { text } }))).pages.map((keys) => [...keys]);
const shared = (one: readonly number[] = [], other: readonly number[] = []): number =>
  one.filter((key) => other.includes(key)).length;

test('a page has the same keys however its letters are composed, cased, spaced and toned', () => {
  const [plain] = keysOf(TEXT);
  expect(plain).toHaveLength(24);
  expect(keysOf(TEXT.normalize('NFD'))[0]).toEqual(plain);
  expect(keysOf(TEXT.replaceAll('\n', '  '))[0]).toEqual(plain);
  expect(keysOf(TEXT.replace('Giấy', 'Giây'))[0]).toEqual(plain);
});

test('a page that was misread in places shares keys, one filled in for another person few or none', () => {
  const [plain] = keysOf(TEXT);
  const misread = TEXT.replace('phố Bến', 'phô Bén').replace('thửa', 'thứơ').replace('15/QĐ', 'l5/QĐ');
  const other = TEXT.replaceAll('Nguyễn Văn Hùng', 'Lê Thị Mai')
    .replace('15/', '92/')
    .replace('1961', '1987')
    .replace('214', '88')
    .replace('96,5', '130,2')
    .replace('05 tháng 6', '19 tháng 9');
  expect(shared(plain, keysOf(misread)[0])).toBeGreaterThan(4);
  expect(shared(plain, keysOf(other)[0])).toBeLessThan(4);
});

test('pages without text, or with a few words, have no keys', () => {
  expect(keysOf('', 'Trang 2', TEXT).map(({ length }) => length)).toEqual([0, 0, 24]);
  expect(keysOf()).toEqual([]);
});
