import { fold } from '@tangthu/language/text/fold';

/** What the names of many agencies and the titles of their heads have in common. */
const PHRASES = [
  'ỦY BAN NHÂN DÂN',
  'HỘI ĐỒNG NHÂN DÂN',
  'ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM',
  'HỘI LIÊN HIỆP PHỤ NỮ',
  'ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH',
  'LIÊN ĐOÀN LAO ĐỘNG',
  'HỘI NÔNG DÂN',
  'HỘI CỰU CHIẾN BINH',
  'BAN CHẤP HÀNH',
  'BAN THƯỜNG VỤ',
  'BAN THƯỜNG TRỰC',
  'ĐẢNG BỘ',
  'ĐẢNG ỦY',
  'THÀNH ỦY',
  'THÀNH PHỐ',
  'THỊ TRẤN',
  'CHÍNH PHỦ',
  'THỦ TƯỚNG',
  'CHỦ TỊCH',
  'BÍ THƯ',
  'GIÁM ĐỐC',
  'BỘ TRƯỞNG',
  'THỨ TRƯỞNG',
  'CỤC TRƯỞNG',
  'TRƯỞNG BAN',
  'VĂN PHÒNG',
  'NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN',
  'TÀI NGUYÊN VÀ MÔI TRƯỜNG',
  'LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI',
  'GIÁO DỤC VÀ ĐÀO TẠO',
  'KẾ HOẠCH VÀ ĐẦU TƯ',
].map((phrase) => ({ phrase, pattern: patternOf(phrase) }));

/** No agency's name begins so; its first word was «SỞ». */
const NO_BEGINNING = /^S[OÒÓỎÕỌÔỐỒỔỖỘƠỚỜỠỢ](?=\s)/u;

/** A text in capitals with the phrases that every agency's name is made of spelled right, where only their marks were misread. */
export function withKnownPhrases(text: string): string {
  const folded = fold(text);
  if (folded.length !== text.length) return text;
  let result = text.replace(NO_BEGINNING, 'SỞ');
  for (const { phrase, pattern } of PHRASES) {
    for (const { index } of folded.matchAll(pattern)) {
      result = result.slice(0, index) + phrase + result.slice(index + phrase.length);
    }
  }
  return result;
}

function patternOf(phrase: string): RegExp {
  return new RegExp(`(?<![a-z])${fold(phrase)}(?![a-z])`, 'g');
}
