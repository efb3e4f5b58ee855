import { expect, test } from 'vitest';
import { isFormLine } from './form-line.ts';
import { readMetadata } from './metadata.ts';
import { placedPage, type PlacedLine } from './testing/placed-page.ts';

const HEAD: PlacedLine[] = [
  ['ỦY BAN NHÂN DÂN', 90, 60],
  ['PHƯỜNG CẦU VÁN', 92, 76],
  ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 300, 60],
  ['Độc lập - Tự do - Hạnh phúc', 320, 76],
  ['Số: 94/GTNHS-UBND', 95, 110],
  ['Cầu Ván, ngày 01 tháng 3 năm 2024', 320, 110],
];
const RECEIPT = 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ';

/** The subject and the words it stands on, of a paper with these lines under its head, 18 points apart. */
function subjectOf(...lines: string[]): { subject: string | undefined; stands: string | undefined } {
  const placed = lines.map((text, at): PlacedLine => [text, 297 - 3.25 * text.length, 150 + 18 * at]);
  const page = placedPage([...HEAD, ...placed]);
  const { subject, fields } = readMetadata([page]);
  const words = fields.subject && page.words.slice(...fields.subject.words);
  return { subject, stands: words && page.text.slice(words[0]?.start, words.at(-1)?.end) };
}

test('a receipt’s title is its subject; what is filled in under it is not', () => {
  const form = [
    'Mã hồ sơ: 000.00.36.H97-240301-1308',
    'Bộ phận tiếp nhận và trả kết quả tiếp nhận hồ sơ của: Đặng Hoài Yến',
    'Địa chỉ: số 124 đường Đồng Chiếu, phường Cầu Ván',
    'Số điện thoại: 0914 281 376',
  ];
  for (const lines of [form, form.slice(2), form.slice(3)]) {
    expect(subjectOf(RECEIPT, ...lines)).toEqual({ subject: RECEIPT, stands: RECEIPT });
  }
  const normalized = subjectOf(RECEIPT, 'Đăng ký khai sinh', ...form);
  expect(normalized.subject).toBe('Đăng ký khai sinh');
});

test('a subject ends before the line that says a person’s number, whatever its label, under a type name too', () => {
  expect(subjectOf(RECEIPT, 'Đăng ký khai sinh cho', 'ông An liên hệ 0914 281 376 để nhận').subject).toBe(
    'Đăng ký khai sinh cho',
  );
  expect(subjectOf(RECEIPT, 'của công dân 001085012345 trú tại đây').subject).toBe(RECEIPT);
  const decision = subjectOf('QUYẾT ĐỊNH', 'Về việc trợ cấp cho bà Yến', 'CCCD số 001185012345');
  expect(decision.subject).toBe('Về việc trợ cấp cho bà Yến');
});

test('a remark in brackets does not take the title’s place', () => {
  expect(subjectOf('ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP XÂY DỰNG', '(Sử dụng cho nhà ở riêng lẻ)').subject).toBe(
    'ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP XÂY DỰNG (Sử dụng cho nhà ở riêng lẻ)',
  );
});

test('under a title of no known type no more whole lines are believed than hold sixty words', () => {
  const body = Array.from({ length: 20 }, () => 'bản này được lập để ghi nhận nội dung làm việc');
  const { subject = '' } = subjectOf(RECEIPT, ...body);
  expect(subject.split(' ')).toHaveLength(55);
});

test.each([
  'Mã hồ sơ: 12',
  'Họ và tên: Đặng Hoài Yến',
  'HỌ, CHỮ ĐỆM, TÊN NGƯỜI YÊU CẦU: ĐẶNG HOÀI YẾN',
  '1. Họ tên: An',
  '- Ngày, tháng, năm sinh: 24/06/1994',
  '- Số định danh cá nhân/Căn cước công dân: 097194873513',
  'Địa chỉ liên hệ: ấp Gò Duối',
  'Số điện thoại .....',
  'Kính gửi: Ủy ban nhân dân xã',
  'Địa chỉ: ấp Gò Duối'.normalize('NFD'),
])('«%s» is filled in on a form', (line) => {
  expect(isFormLine(line)).toBe(true);
});

test.each([
  '',
  'Hồ sơ mời thầu: gói số 3',
  'Họp Hội đồng nhân dân: kỳ thứ 5',
  'Về việc cấp số điện thoại cho các đơn vị',
  'địa chỉ số nhà trên địa bàn thành phố',
])('«%s» may be a subject', (line) => {
  expect(isFormLine(line)).toBe(false);
});
