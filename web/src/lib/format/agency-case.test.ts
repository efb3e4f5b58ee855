import { expect, test } from 'vitest';
import { agencyInSentence } from './agency-case.ts';

test.each([
  ['ỦY BAN NHÂN DÂN PHƯỜNG AN HẢI', 'Ủy ban nhân dân phường An Hải'],
  ['ỦY BAN THƯỜNG VỤ QUỐC HỘI', 'Ủy ban Thường vụ Quốc hội'],
  ['THỦ TƯỚNG CHÍNH PHỦ', 'Thủ tướng Chính phủ'],
  ['BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI', 'Bộ Lao động - Thương binh và Xã hội'],
  ['SỞ NỘI VỤ THÀNH PHỐ HÀ NỘI', 'Sở Nội vụ thành phố Hà Nội'],
  ['ĐẢNG ỦY XÃ ĐÔNG ANH', 'Đảng ủy xã Đông Anh'],
])('%s is written %s in a sentence', (letterhead, written) => {
  expect(agencyInSentence(letterhead)).toBe(written);
});

test('a name in ordinary letters stays as it is', () => {
  expect(agencyInSentence('Sở Kế Hoạch')).toBe('Sở Kế Hoạch');
  expect(agencyInSentence('')).toBe('');
  expect(agencyInSentence('123')).toBe('123');
});
