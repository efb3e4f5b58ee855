import { expect, test } from 'vitest';
import type { PageText } from '../read/page-text.ts';
import { readMetadata } from './metadata.ts';
import type { DocumentMetadata } from './metadata.ts';
import { placedPage } from './testing/placed-page.ts';
import type { PlacedLine } from './testing/placed-page.ts';

const HEAD: PlacedLine[] = [
  ['BỘ CÔNG AN', 110, 60],
  ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 300, 60],
  ['Độc lập - Tự do - Hạnh phúc', 320, 76],
  ['Số: 7/BC-BCA', 100, 110],
  ['Hà Nội, ngày 05 tháng 6 năm 2025', 320, 110],
];
const TITLE: PlacedLine[] = [
  ['BÁO CÁO', 270, 170],
  ['Công tác quý II', 255, 188],
];
const BODY: PlacedLine[] = [['Căn cứ chương trình công tác năm 2025;', 90, 240]];

function read(...more: PlacedLine[]): DocumentMetadata {
  return readMetadata([placedPage([...HEAD, ...more, ...TITLE, ...BODY])]);
}

test.each([
  ['MẬT', 'secret'],
  ['MÂT', 'secret'],
  ['MẠT', 'secret'],
  ['M Ậ T', 'secret'],
  ['|MẬT|', 'secret'],
  ['[ MẬT ]', 'secret'],
  ['-_|MẬT V', 'secret'],
  ['MẬI', 'secret'],
  ['NẬT', 'secret'],
  ['Độ mật: Mật', 'secret'],
  ['TỐI MẬT', 'top-secret'],
  ['TÓI MÂT', 'top-secret'],
  ['TỔỐI MẬT', 'top-secret'],
  ['TOI MAT', 'top-secret'],
  ['rối MẬT', 'top-secret'],
  ['Tối MẬT', 'top-secret'],
  ['TỐIMẬT', 'top-secret'],
  ['TUYỆT MẬT', 'most-secret'],
  ['TUYẾT MẠT', 'most-secret'],
  ['IUYỆT MẬI', 'most-secret'],
])('the stamp «%s» is a stamp of secrecy', (stamp, degree) => {
  expect(read([stamp, 120, 130]).secrecy).toBe(degree);
  expect(read([stamp.normalize('NFD').normalize('NFC'), 120, 130]).secrecy).toBe(degree);
});

test.each([
  ['VỀ BẢO VỆ BÍ MẬT NHÀ NƯỚC', 180, 130],
  ['BAN CƠ YẾU - MẬT MÃ', 100, 130],
  ['MẬT ĐỘ DÂN SỐ', 100, 130],
  ['mật', 120, 130],
  ['Mặt trận', 120, 130],
  ['MAI', 120, 130],
  ['NHẬT', 120, 130],
  ['LUẬT', 120, 130],
  ['MẠI', 120, 130],
  ['BÍ MẬT', 120, 130],
  ['Bí MẬT', 120, 130],
  ['THIỆT HẠT', 120, 130],
  ['CÓ MẶT', 120, 130],
  ['MỌI MẶT', 120, 130],
  ['MẮT', 120, 130],
  ['MÂY', 120, 130],
] as PlacedLine[])('«%s» is none', (...line) => {
  expect(read(line as PlacedLine).secrecy).toBeUndefined();
});

test('a title that breaks before MẬT, and a sentence on secret papers, are none', () => {
  expect(read(['QUY CHẾ BẢO VỆ BÍ', 200, 120], ['MẬT', 280, 136]).secrecy).toBeUndefined();
  const body: PlacedLine[] = [['Tài liệu đóng dấu MẬT, TỐI MẬT được lưu giữ riêng theo quy định', 90, 300]];
  expect(readMetadata([placedPage([...HEAD, ...TITLE, ...BODY, ...body])]).secrecy).toBeUndefined();
});

test('a stamp on a later page is seen, for a file may hold several documents', () => {
  const second = placedPage([...HEAD, ['TỐI MẬT', 120, 130]]);
  expect(readMetadata([placedPage([...HEAD, ...TITLE, ...BODY]), second]).fields.secrecy).toMatchObject({
    value: 'top-secret',
    page: 2,
  });
});

test.each([
  ['HỎA TỐC', 'HỎA TỐC'],
  ['HOẢ TỐC', 'HỎA TỐC'],
  ['HÓA TÓC', 'HỎA TỐC'],
  ['HỎA TỐC HẸN GIỜ', 'HỎA TỐC'],
  ['THƯỢNG KHẨN', 'THƯỢNG KHẨN'],
  ['THUONG KHẢN', 'THƯỢNG KHẨN'],
  ['KHẨN', 'KHẨN'],
])('«%s» is a stamp of urgency', (stamp, urgency) => {
  expect(read([stamp, 120, 130])).toMatchObject({ urgency });
});

test('a draft says so by itself; a title that speaks of a draft does not', () => {
  expect(read(['DỰ THẢO', 60, 40]).draft).toBe(true);
  expect(read(['(Dự thảo lần 2)', 60, 40]).draft).toBe(true);
  expect(read(['DỰ THẢO 15/6/2025', 60, 40]).draft).toBe(true);
  expect(read(['Về dự thảo Luật Lưu trữ', 200, 206]).draft).toBe(false);
});

function copied(...lines: PlacedLine[]): DocumentMetadata {
  const copy: PageText = placedPage([['CHỦ TỊCH', 380, 80], ['Đã ký: Nguyễn Văn An', 360, 100], ...lines]);
  return readMetadata([placedPage([...HEAD, ...TITLE, ...BODY]), copy]);
}

test('certified copies are known by their title or their own number, the signer stays that of the original', () => {
  expect(copied(['SAO Y BẢN CHÍNH', 360, 200])).toMatchObject({ copyKind: 'SY', signer: 'Nguyễn Văn An' });
  expect(copied(['SAO Y', 360, 200]).copyKind).toBe('SY');
  expect(copied(['SAO Y BẢN €ỐN]', 360, 200]).copyKind).toBe('SY');
  expect(copied(['TRÍCH SAO', 360, 200]).copyKind).toBe('TrS');
  expect(copied(['SAO LỤC', 360, 200]).copyKind).toBe('SL');
  expect(copied(['Số: 22/SY-VPCTN', 90, 220])).toMatchObject({ copyKind: 'SY', documentNumber: '7/BC-BCA' });
  expect(copied(['Số: #2, /SL-UBND', 90, 220]).copyKind).toBe('SL');
  expect(copied(['Sao y bản chính gửi kèm theo công văn này', 90, 220]).copyKind).toBeUndefined();
  expect(copied().copyKind).toBeUndefined();
});

test('recipients are a list, wrapped lines joined, the file copy last', () => {
  const metadata = read(
    ['Nơi nhận:', 90, 600],
    ['KT. BỘ TRƯỞNG', 380, 600],
    ['- Như trên;', 90, 616],
    ['THỨ TRƯỞNG', 385, 616],
    ['- Các Bộ, cơ quan ngang Bộ, cơ quan', 90, 630],
    ['thuộc Chính phủ (để b/c);', 90, 644],
    ['~ Lưu: VT, P6.', 90, 658],
    ['Nguyễn Thanh Điệp', 370, 700],
  );
  expect(metadata).toMatchObject({
    recipients: ['Như trên', 'Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ (để b/c)', 'Lưu: VT, P6'],
    signer: 'Nguyễn Thanh Điệp',
    signingCapacity: 'KT. BỘ TRƯỞNG',
  });
  expect(metadata.fields.recipients?.page).toBe(1);
  expect(read().recipients).toEqual([]);
});
