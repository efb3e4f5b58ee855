import { expect, test } from 'vitest';
import { findLinks } from './links.ts';

function relations(text: string): string[] {
  return findLinks(text).map(({ relation, citedNumber }) => `${relation} ${citedNumber}`);
}

test('what a document is based on is cited', () => {
  const text =
    'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;\n' +
    'Căn cứ Quyết định số 12/QĐ-UBND sửa đổi, bổ sung Quyết định số 11/QĐ-UBND;';
  expect(relations(text)).toEqual(['cites 30/2020/NĐ-CP', 'cites 12/QĐ-UBND', 'cites 11/QĐ-UBND']);
});

test('amending, replacing and repealing are told apart', () => {
  expect(relations('Sửa đổi, bổ sung một số điều của Thông tư số 03/2021/TT-BKHĐT.')).toEqual([
    'amends 03/2021/TT-BKHĐT',
  ]);
  expect(relations('Quyết định này thay thế Quyết định số 15/2019/QĐ-UBND.')).toEqual([
    'replaces 15/2019/QĐ-UBND',
  ]);
  expect(relations('Bãi bỏ Quyết định số 15/QĐ-UBND và Quyết định số 16/QĐ-UBND.')).toEqual([
    'repeals 15/QĐ-UBND',
    'repeals 16/QĐ-UBND',
  ]);
  expect(relations('Thông tư số 10/2020/TT-BCA hết hiệu lực kể từ ngày Thông tư này có hiệu lực.')).toEqual([
    'repeals 10/2020/TT-BCA',
  ]);
});

test('a verb reaches over the list that it leads in, and no further', () => {
  const text =
    'Bãi bỏ các văn bản sau đây:\n' +
    'a) Thông tư số 03/2015/TT-BKHĐT ngày 06 tháng 5 năm 2015;\n' +
    'b) Thông tư số 05/2015/TT-BKHĐT ngày 16 tháng 6 năm 2015.\n' +
    'Các cơ quan thực hiện theo Thông tư số 08/2022/TT-BKHĐT.';
  expect(relations(text)).toEqual([
    'repeals 03/2015/TT-BKHĐT',
    'repeals 05/2015/TT-BKHĐT',
    'cites 08/2022/TT-BKHĐT',
  ]);
});

test('what others amended is only cited', () => {
  expect(
    relations('Luật Đầu tư số 61/2020/QH14 đã được sửa đổi, bổ sung một số điều theo Luật số 57/2024/QH15.'),
  ).toEqual(['cites 61/2020/QH14', 'cites 57/2024/QH15']);
  expect(
    relations('Thông tư số 69/2023/TT-BTC của Bộ Tài chính sửa đổi, bổ sung Thông tư số 57/2021/TT-BTC.'),
  ).toEqual(['cites 69/2023/TT-BTC', 'cites 57/2021/TT-BTC']);
});

test("a document's own number is no link, and offsets stand on the cited number", () => {
  const text = 'Số: 25/2023/TT-BKHĐT\nTheo Kế hoạch số 155/KH-UBND của Thành phố.';
  const [link, ...others] = findLinks(text);
  expect(others).toEqual([]);
  expect(text.slice(link?.start, link?.end)).toContain('155/KH-UBND');
  expect(link?.citedKey).toBe('155khubnd');
  expect(findLinks('')).toEqual([]);
});
