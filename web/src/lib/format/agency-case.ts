/** Names that keep their own capitals, as letters in prose write them. Longer ones come first. */
const properNames = [
  'Lao động - Thương binh và Xã hội',
  'Nông nghiệp và Phát triển nông thôn',
  'Mặt trận Tổ quốc Việt Nam',
  'Văn hóa, Thể thao và Du lịch',
  'Tài nguyên và Môi trường',
  'Nông nghiệp và Môi trường',
  'Thông tin và Truyền thông',
  'Khoa học và Công nghệ',
  'Giáo dục và Đào tạo',
  'Kế hoạch và Đầu tư',
  'Hội đồng nhân dân',
  'Giao thông vận tải',
  'Liên hiệp phụ nữ',
  'Dân tộc và Tôn giáo',
  'Ủy ban nhân dân',
  'Thường vụ',
  'Ban chấp hành',
  'Quốc hội',
  'Chính phủ',
  'Thủ tướng',
  'Bộ trưởng',
  'Tài chính',
  'Công Thương',
  'Quốc phòng',
  'Ngoại giao',
  'Tư pháp',
  'Công an',
  'Nội vụ',
  'Xây dựng',
  'Y tế',
  'Ủy ban',
  'Văn phòng',
  'Thành ủy',
  'Đảng ủy',
  'Đảng bộ',
];
const commonNouns = [
  'thành phố',
  'thị trấn',
  'thị xã',
  'đặc khu',
  'tỉnh',
  'quận',
  'huyện',
  'phường',
  'xã',
  'và',
  'của',
  'về',
];
const spellings = new Map(
  [...properNames, ...commonNouns].map((name) => [name.toLocaleLowerCase('vi'), name]),
);
const anySpelling = new RegExp(
  `(?<!\\p{L})(?:${[...spellings.keys()].map((name) => RegExp.escape(name)).join('|')})(?!\\p{L})`,
  'giu',
);

/**
 * An agency's name as a sentence writes it. A letterhead is in capitals (`ỦY BAN NHÂN DÂN PHƯỜNG AN HẢI`), from which
 * `Ủy ban nhân dân phường An Hải` is made; a name in ordinary letters stays as it is.
 */
export function agencyInSentence(name: string): string {
  if (name !== name.toLocaleUpperCase('vi') || name === name.toLocaleLowerCase('vi')) return name;
  const titled = name
    .toLocaleLowerCase('vi')
    .replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toLocaleUpperCase('vi'));
  const spelled = titled.replace(
    anySpelling,
    (found) => spellings.get(found.toLocaleLowerCase('vi')) ?? found,
  );
  return spelled.charAt(0).toLocaleUpperCase('vi') + spelled.slice(1);
}
