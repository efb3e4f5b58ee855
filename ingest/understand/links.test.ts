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

test('a repeal of parts amends, and a whole item of the same list is repealed', () => {
  const text =
    '2. Thông tư này bãi bỏ các quy định tại:\n' +
    'a) Điều 3, khoản 2 Điều 4 (trừ điểm b khoản 1 Điều\n13) Thông tư số 103/2014/TT-BTC;\n' +
    'b) Thông tư số 119/2014/TT-BTC hướng dẫn Nghị định số 91/2014/NĐ-CP và Nghị định số 12/2015/NĐ-CP.\n' +
    '3. Thông tư số 80/2021/TT-BTC vẫn có hiệu lực.';
  expect(relations(text)).toEqual([
    'amends 103/2014/TT-BTC',
    'repeals 119/2014/TT-BTC',
    'cites 91/2014/NĐ-CP',
    'cites 12/2015/NĐ-CP',
    'cites 80/2021/TT-BTC',
  ]);
});

test('in a table of documents, a quotation and a form, verbs tell nothing of this document', () => {
  for (const text of [
    '3. Nghị định Số 31/2015/NĐ-CP ngày 24/3/2015 Quy định chi tiết 15/5/2015 - Hết hiệu lực một phần',
    '- Văn bản sửa đổi, bổ sung, thay thế, bãi bỏ một phần: Nghị định số 140/2018/NĐ-CP',
    'Văn bản đề nghị điều chỉnh dự án (Điều 51 Nghị định số 31/2021/NĐ-CP) Mẫu A.I.11 Sửa đổi',
    'Điều 1. Khoản 3 được viết lại như sau: “3. Bãi bỏ Thông tư số 40/2018/TT-BCT.”',
    'Thông tư số 9/2015/TT-BTC hướng dẫn Nghị định và sửa đổi, bổ sung một số điều của Thông tư số 7/2014/TT-BTC.',
    'Nếu văn bản được sửa đổi, bổ sung hoặc thay thế Thông tư số 7/2014/TT-BTC thì theo văn bản đó.',
    'b) Sửa đổi, bổ sung Nghị định số 01/2018/NĐ-CP của Chính phủ để bổ sung Trung tâm dữ liệu.',
    'Trong thời gian đó các văn bản sau tiếp tục có hiệu lực:\na) Thông tư số 01/2015/TT-BKHĐT;',
  ]) {
    expect(
      relations(text).filter((link) => !link.startsWith('cites')),
      text,
    ).toEqual([]);
  }
});

test('the deed is understood though OCR lost marks, and in decomposed text', () => {
  const text =
    'Quyêt dịnh nay có hiêu lực kể tù ngày ký và thay thê Quyết đinh sô 15/2019/QĐ-UBND ngáy 12/3/2019.';
  expect(relations(text)).toEqual(['replaces 15/2019/QĐ-UBND']);
  expect(findLinks(text)[0]?.citedDate).toBe('2019-03-12');
  const clean = 'Điều 2. Bãi bỏ Quyết định số 15/2019/QĐ-UBND.';
  const [decomposed] = findLinks(clean.normalize('NFD'));
  expect(decomposed?.relation).toBe('repeals');
  expect(clean.normalize('NFD').slice(decomposed?.start, decomposed?.end).normalize('NFC')).toBe(
    '15/2019/QĐ-UBND',
  );
});

test('date and issuer beside the number are carried, those of others are not', () => {
  const cited = (text: string): unknown => {
    const [link] = findLinks(text);
    return [link?.citedDate, link?.citedIssuer];
  };
  expect(
    cited(
      'Căn cứ Quyết định số 27/2019/QĐ-UBND ngày 12/3/2019 của UBND thành phố Tân Giang về việc giao đất;',
    ),
  ).toEqual(['2019-03-12', 'UBND thành phố Tân Giang']);
  expect(
    cited(
      'Thông tư số 1/2020/TT-BKHĐT ngày 05 tháng 6 năm\n2020 của Bộ trưởng Bộ Kế hoạch và\nĐầu tư quy định mẫu',
    ),
  ).toEqual(['2020-06-05', 'Bộ trưởng Bộ Kế hoạch và Đầu tư']);
  expect(cited('Nghị quyết số 3/NQ-HĐND của Hội đồng nhân dân phường\n1. Họp ngày 02/01/2020')).toEqual([
    undefined,
    'Hội đồng nhân dân phường',
  ]);
  expect(cited('theo Quyết định số 3/QĐ-UBND. Ngày 02/01/2020 của năm')).toEqual([undefined, undefined]);
  expect(cited('Quyết định số 3/QĐ-UBND ngày 31/02/2020 của người dân')).toEqual([undefined, undefined]);
});

test('a technical standard is no document number', () => {
  expect(findLinks('theo QCVN 117:2020/BTTTT và QTKĐ: 06-2016/BLĐTBXH')).toEqual([]);
});
