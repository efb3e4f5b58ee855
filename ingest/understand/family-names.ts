import { fold } from '@tangthu/language/text/fold';

const FAMILIES = new Map(
  (
    'Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Lâm Đoàn Đào Vương Trương Phùng ' +
    'Quách Châu Tôn Thái Lưu Cao Hà Tạ Tô Kiều Nghiêm Thạch Bạch La Chu Triệu Doãn Khổng Lương Tống Văn Giang Cù Từ Ông Quang'
  )
    .split(' ')
    .map((family) => [fold(family), family]),
);

/** The family name that a full name begins with, spelled as it is when OCR lost its marks; undefined where it begins with none. */
export function familyName(fullName: string): string | undefined {
  return FAMILIES.get(fold(fullName.split(' ')[0] ?? ''));
}
