import { expect, test } from 'vitest';
import { readMetadata } from './metadata.ts';
import type { DocumentMetadata } from './metadata.ts';
import { ownNumber } from './printed-number.ts';
import { placedPage } from './testing/placed-page.ts';
import type { PlacedLine } from './testing/placed-page.ts';

const SURE = 96;

/** What is read when the engine is sure of every word but those that `doubtful` names. */
function recognized(
  lines: readonly PlacedLine[],
  doubtful: Readonly<Record<string, number>> = {},
): DocumentMetadata {
  const page = placedPage(lines);
  const confidences = page.words.map(({ start, end }) => doubtful[page.text.slice(start, end)] ?? SURE);
  return readMetadata([page], [confidences]);
}

function decision(number: string, date: string, ...title: readonly string[]): PlacedLine[] {
  return [
    ['ỦY BAN NHÂN DÂN', 90, 60],
    ['TỈNH PHÚ THỌ', 100, 76],
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 300, 60],
    ['Độc lập - Tự do - Hạnh phúc', 320, 76],
    [number, 95, 110],
    [date, 320, 110],
    ...title.map((line, at): PlacedLine => [line, 260, 150 + 18 * at]),
    ['Căn cứ Luật Tổ chức chính quyền địa phương;', 90, 260],
  ];
}

const DATE = 'Phú Thọ, ngày 21 tháng 12 năm 2023';

test.each([
  'Số: 28/2023/QĐ-UBND',
  'Số: 28/2023/QÐ-UBND',
  'Số: 28/2023/QD-UBND',
  'Số: 28/2023/0Đ-UBND',
  'S6: 28/2023/QĐ-UBND',
  'Só: 28/2023/QĐ-UBND',
  '§ố: 28/2023/QĐ-UBND',
  '8ð; 28/2023/QĐ-UBND',
  ":Sð: '28/2023/QĐ-UBND",
  'Số: 28 /2023/ QĐ - UBND',
])('the number on «%s» is read', (line) => {
  const metadata = recognized(decision(line, DATE, 'QUYẾT ĐỊNH', 'Về giá đất'));
  expect(metadata).toMatchObject({ documentNumber: '28/2023/QĐ-UBND', type: 'Quyết định', year: 2023 });
});

test.each([
  ['Phú Thọ, ngày 05 thang 6 năm 2023', '2023-06-05'],
  ['Phú Thọ, ngay 05 tháng 6 nam 2023', '2023-06-05'],
  ['Phú Thọ, ngày O5 thắng 6 nắm 2023', '2023-06-05'],
  ['Phú Thọ, ngày 1l tháng I2 năm 2023', '2023-12-11'],
  ['Phú Thọ, ngày-06 tháng 02 năn 2023', '2023-02-06'],
])('the date on «%s» is read', (line, date) => {
  expect(recognized(decision('Số: 1/QĐ-UBND', line, 'QUYẾT ĐỊNH'))).toMatchObject({ issuedDate: date });
});

test.each([
  'Phú Thọ, ngày 42 tháng 6 năm 2023',
  'Phú Thọ, ngày 0O tháng Ð năm 2023',
  'Phú Thọ, ngày 1 tháng 6 năm 2923',
])('the date on «%s» cannot be, and is left to a person', (line) => {
  const metadata = recognized(decision('Số: 1/QĐ-UBND', line, 'QUYẾT ĐỊNH'));
  expect(metadata.issuedDate).toBeUndefined();
  expect(metadata.missing.issuedDate).toMatchObject({ value: 'unreadable', page: 1 });
});

test('blank numbers and dates are told from those that cannot be read', () => {
  const blank = recognized(
    decision('Số:        /QĐ-UBND', 'Phú Thọ, ngày     tháng 6 năm 2023', 'QUYẾT ĐỊNH'),
  );
  expect(blank.missing).toMatchObject({ documentNumber: { value: 'blank' }, issuedDate: { value: 'blank' } });
  const dots = recognized(decision('Số: ......./QĐ-UBND', DATE, 'QUYẾT ĐỊNH'));
  expect(dots.missing).toMatchObject({ documentNumber: { value: 'blank' } });
  const unreadable = recognized(decision('Số: 4# /QĐ-UBND', DATE, 'QUYẾT ĐỊNH'));
  expect(unreadable.missing).toMatchObject({ documentNumber: { value: 'unreadable' } });
  for (const { documentNumber, number } of [blank, dots, unreadable]) {
    expect([documentNumber, number]).toEqual([undefined, undefined]);
  }
  const none = recognized(decision('', DATE, 'BIÊN BẢN').filter(([line]) => line !== ''));
  expect(none.missing).toEqual({});
});

test('type names, motto and issuer are known with a few wrong letters, lines in any order', () => {
  const lines: PlacedLine[] = [
    ['GONG HOA XÃ HỘI CHÚ NGHIA VIÊT NAM', 300, 60],
    ['QUYÉT ĐINH', 260, 150],
    ['Quy định hệ số điều chỉnh giá đất', 190, 168],
    ['Số: 28/2023/QĐ-UBND', 95, 110],
    [DATE, 320, 111],
    ['TỈNH PHÚ THỌ', 100, 76],
    ['ÚY BẠN NHÂN DÂN', 90, 60],
    ['Cãn cú Luật Tổ chức chính quyền địa phương;', 90, 260],
  ];
  expect(recognized(lines)).toMatchObject({
    type: 'Quyết định',
    issuer: 'ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ',
    subject: 'Quy định hệ số điều chỉnh giá đất',
    documentNumber: '28/2023/QĐ-UBND',
    issuedDate: '2023-12-21',
  });
});

test('a page that lies askew reads like a straight one', () => {
  const straight = placedPage([
    ...decision('Số: 1/QĐ-UBND', DATE, 'QUYẾT ĐỊNH', 'Về giá đất'),
    ...paragraph(),
  ]);
  const slope = 0.03;
  const words = straight.words.map((word) => ({
    ...word,
    top: word.top + slope * word.left,
    bottom: word.bottom + slope * word.left,
  }));
  const { fields, ...values } = readMetadata([{ ...straight, words }]);
  expect(values).toEqual({ ...readMetadata([straight]), fields: undefined });
  expect(fields.issuer?.value).toBe('ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ');
});

function paragraph(): PlacedLine[] {
  return [0, 1, 2, 3].map((at) => [
    'Quyết định này có hiệu lực kể từ ngày ký và được đăng Công báo',
    90,
    300 + 18 * at,
  ]);
}

test('before a year stands «năm», however it was read', () => {
  const title = 'Về ứng phó khẩn cấp cơn bão số 8 nằm 2021 trên địa bàn huyện';
  expect(recognized(decision('Số: 1/QĐ-UBND', DATE, 'QUYẾT ĐỊNH', title)).subject).toBe(
    'Về ứng phó khẩn cấp cơn bão số 8 năm 2021 trên địa bàn huyện',
  );
});

test('spelling that OCR lost is mended on recognised pages only, and lowers the confidence', () => {
  const lines = decision('Số: 1/QĐ-UBND', DATE, 'QUYẾT ĐỊNH', 'Sửa đối, bố sung một số điều');
  const mended = recognized(lines);
  expect(mended.subject).toBe('Sửa đổi, bổ sung một số điều');
  const kept = readMetadata([placedPage(lines)]);
  expect(kept.subject).toBe('Sửa đối, bố sung một số điều');
  expect(mended.fields.subject?.confidence).toBeLessThan(kept.fields.subject?.confidence ?? 0);
});

test('confidence falls with the engine’s doubt in the very words of a field', () => {
  const lines = decision('Số: 28/QĐ-UBND', DATE, 'QUYẾT ĐỊNH', 'Về giá đất');
  const sure = recognized(lines).fields;
  const doubted = recognized(lines, { '28/QĐ-UBND': 40 }).fields;
  expect(doubted.documentNumber?.confidence).toBeLessThan(0.5);
  expect(doubted.issuedDate?.confidence).toBe(sure.issuedDate?.confidence);
  expect(doubted.subject?.confidence).toBe(sure.subject?.confidence);
});

test('a number or date in which the engine hardly believes is no fact: a person is asked, and shown where it stands', () => {
  const lines = decision('Số: 28/QĐ-UBND', 'Phú Thọ, ngày 01 tháng 01 năm 2024', 'QUYẾT ĐỊNH', 'Về giá đất');
  const metadata = recognized(lines, { '28/QĐ-UBND': 20, '01': 12 });
  for (const name of ['documentNumber', 'number', 'symbol', 'numberKey', 'issuedDate']) {
    expect(metadata).not.toHaveProperty(name);
    expect(metadata.fields).not.toHaveProperty(name);
  }
  const evidence = recognized(lines).fields;
  expect(metadata.missing).toMatchObject({
    documentNumber: { value: 'unreadable', guess: '28/QĐ-UBND', words: evidence.documentNumber?.words },
    issuedDate: { value: 'unreadable', guess: '2024-01-01', page: 1, words: evidence.issuedDate?.words },
  });
  expect(metadata.missing.issuedDate?.confidence).toBeLessThan(0.15);
  const doubtful = recognized(lines, { '28/QĐ-UBND': 30, '01': 30 });
  expect(doubtful).toMatchObject({ documentNumber: '28/QĐ-UBND', issuedDate: '2024-01-01', missing: {} });
});

test('figures of a number that stand apart are put together for a person to look at; other gaps are not', () => {
  const { documentNumber, fields } = recognized(decision('Số: 41 42/QĐ-SNV.', DATE, 'QUYẾT ĐỊNH'));
  expect([documentNumber, fields.documentNumber?.confidence]).toEqual(['4142/QĐ-SNV', 0.6]);
  expect(ownNumber('Số: 4 1 4 2/QĐ-SNV')).toBeUndefined();
  expect(ownNumber('Số: 4142 /QĐ-SNV')?.parted).toBe(false);
});

test.each([
  ['Số: 2243/PCCC&CNCH-Pó6', '2243/PCCC&CNCH-P6'],
  ['Số: 99/GXN-UBNÑD', '99/GXN-UBND'],
])('signs of «%s» that were read twice count once, and the number is less sure', (line, printed) => {
  const number = ownNumber(line);
  expect(number?.printed).toBe(printed);
  expect(number?.mended).toBe(true);
});

test('a label that was misread before what is no number says that the number cannot be read', () => {
  const lines = decision('Sá: J2/2023/TB-LPQT', DATE, 'THÔNG BÁO');
  const { issuer, missing } = recognized(lines);
  expect(missing.documentNumber?.value).toBe('unreadable');
  expect(issuer).toBe('ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ');
});

test('an agency whose name begins with «SỐ» is a «SỞ»', () => {
  const lines = decision('Số: 29/KH-SXD', DATE, 'KẾ HOẠCH').map(([text, ...place]): PlacedLine => [
    text === 'TỈNH PHÚ THỌ' ? 'SỐ XÂY DỰNG' : text,
    ...place,
  ]);
  expect(recognized(lines).issuer).toBe('SỞ XÂY DỰNG');
});

test('a citation in the head is no number of the document’s own', () => {
  expect(ownNumber('Quyết định số 12/QĐ-UBND ngày 5 tháng 6 năm 2025')).toBeUndefined();
  expect(ownNumber('Sở 12/QĐ')).toBeUndefined();
  expect(ownNumber('561/TB-ĐHTĐ')?.printed).toBe('561/TB-ĐHTĐ');
});
