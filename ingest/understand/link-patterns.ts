import { documentTypes } from '@tangthu/language/text/document-types';
import { withoutMarks } from '@tangthu/language/text/without-marks';

// How the sentences of a document tell what it does to others. Written with their marks for people, matched without: OCR
// loses and mistakes marks more often than letters.

function pattern(source: string, flags: string): RegExp {
  return new RegExp(withoutMarks(source), flags);
}

const TYPE = [...documentTypes.map(({ name }) => name), 'Văn bản']
  .sort((one, two) => two.length - one.length)
  .map((name) => name.replaceAll(' ', String.raw`\s+`))
  .join('|');
const MARK = String.raw`(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-–+•])\s*)?`;
/** A kind of document right before its number: «Quyết định số», «Luật Đất đai số», «số», nothing. */
const NAMED = String.raw`(?:(?:${TYPE})(?:(?<=luật)\s[\p{L}\s,]{1,80}?)?)?\s*(?:liên\s+tịch\s*)?(?:số\s*:?)?\s*$`;
const WORD = String.raw`(?:sửa\s+đổi|bổ\s+sung|điều\s+chỉnh|đính\s+chính|thay\s+thế|bãi\s+bỏ|hủy\s+bỏ|thu\s+hồi|ngưng\s+hiệu\s+lực|chấm\s+dứt\s+hiệu\s+lực)(?!\p{L})`;
const VERB = String.raw`(?<verb>${WORD}(?:(?:\s*[,/]\s*|\s+(?:và|hoặc)\s+|\s+)${WORD})*)`;
const ABOUT = String.raw`(?:Về\s+việc|Về|V\s*\/\s*v)`;
const OPENING = String.raw`(?:(?:${ABOUT}|Nay|(?:Thông\s+qua|Đồng\s+ý|Thống\s+nhất|Chấp\s+thuận|Quyết\s+định)(?:\s+việc)?)\s*:?\s+)?`;
const PROMULGATED = String.raw`(?:Quy\s+định|Quy\s+chế|Kế\s+hoạch|Chương\s+trình|Điều\s+lệ|Đề\s+án|Phương\s+án)(?:\s[^.;:]{0,200}?)?\s(?:ban\s+hành\s+)?(?:kèm\s+)?theo\s+`;

/** The verb opens the sentence: «Bãi bỏ …», «Điều 2. Sửa đổi, bổ sung …», «Về việc thu hồi …». */
export const AT_START = pattern(
  String.raw`^[“"]?${MARK}(?:Điều\s+\d{1,3}[a-z]?\s*[.:]\s*)?${MARK}${OPENING}${VERB}`,
  'iu',
);
/** «Quyết định này có hiệu lực từ ngày ký và thay thế …». */
export const OF_THIS = pattern(String.raw`(?:${TYPE})\s+này\s(?<between>.{0,200}?)(?<!\p{L})${VERB}`, 'isu');
/** Between «này» and the verb: nothing is done, or others do it. */
export const NO_DEED = pattern(
  String.raw`(?:được|bị|để|nếu|khi|trường\s+hợp|căn\s+cứ|trái\s+với)(?!\p{L})`,
  'iu',
);
/** A second deed after a number: «… và bãi bỏ …». */
export const SECOND = pattern(String.raw`(?:[;,]|(?<!\p{L})và)\s+${VERB}(?<object>.*)$`, 'isu');
/** Between verb and number, where the whole document is meant, or all that was promulgated with it. */
export const WHOLE = pattern(
  String.raw`^\s*(?:cho\s+|hiệu\s+lực\s+(?:thi\s+hành\s+)?của\s+)?(?:toàn\s+bộ\s+)?(?:các\s+|những\s+)?(?:${PROMULGATED})?${NAMED}`,
  'iu',
);
/** A verb with a capital under a heading («THÔNG TƯ», «Điều 1. Bãi bỏ toàn bộ Thông tư») opens a sentence of its own. */
export const UNDER_HEADING = pattern(
  String.raw`^(?:.*\n)?(?:(?:Điều\s+\d|\d{1,2}\.\s)[^\n]*|[^\p{Ll}\n]*\p{Lu}{3}[^\p{Ll}\n]*)\n(?=${ABOUT}\s|(?:Sửa|Bổ|Điều\s+chỉnh|Đính|Thay|Bãi|Hủy|Thu|Ngưng|Chấm)\s)`,
  'su',
);
/** Right before a number that is only followed: «tại … thực hiện Quyết định số». */
export const ONLY_FOLLOWED = pattern(
  String.raw`(?<!kèm\s|hành\s)(?:theo|thực\s+hiện|hướng\s+dẫn|thi\s+hành|căn\s+cứ)\s+(?:các\s+)?${NAMED}`,
  'iu',
);
/** Before a number: parts of its document. */
export const PARTS = pattern(
  String.raw`(?:điều|khoản|điểm|chương|mục|tiết|đoạn|phần|phụ\s+lục|mẫu|biểu|danh\s+mục|nội\s+dung|quy\s+định|cụm\s+từ)(?!\p{L}).{0,300}?${NAMED}`,
  'isu',
);
/** Before the first number of a list's item: nothing but the kind of document. */
export const ITEM_OF_WHOLE = pattern(
  String.raw`^[“"]?${MARK}(?:Kể\s+từ\s+ngày\s[^,]{0,60},\s*)?(?:toàn\s+bộ\s+)?(?:các\s+)?${NAMED}`,
  'iu',
);
/** Between two numbers of one list. */
export const NEXT_OF_LIST = pattern(String.raw`(?:[,;]|(?<!\p{L})(?:và|hoặc))\s+(?:các\s+)?${NAMED}`, 'iu');
export const AFTER_SEMICOLON = pattern(String.raw`;\s+(?:các\s+)?${NAMED}`, 'iu');
export const LAST_TYPE = pattern(String.raw`.*(?<!\p{L})(?<type>${TYPE})(?!\p{L})`, 'isu');
/** Characters between two numbers that hold a date and an issuer and hardly more. */
export const BARE_CITATION = 80;
/** After a number. Small letters only: «Hết hiệu lực» in the cell of a table tells what others did. */
export const LOSES_FORCE = pattern(
  String.raw`(?<!\p{L})hết\s+hiệu\s+lực(?:\s+thi\s+hành)?(?:\s*[.;,/]{0,3}$|\s*,?\s+(?:(?:kể\s+)?từ\s|khi\s|sau\s)(?!.{0,60}\s(?:do|vì)\s))`,
  'su',
);
/** A lead-in: «Các văn bản sau đây hết hiệu lực:». */
export const FORCELESS_LIST = pattern(
  String.raw`(?<!\p{L})(?:hết\s+hiệu\s+lực|bị\s+bãi\s+bỏ)(?!\s+một\s+phần)(?:\s[^:]{0,160})?:$`,
  'isu',
);
export const GOES_ON_IN_FORCE = pattern(String.raw`tiếp\s+tục\s+có\s+hiệu\s+lực`, 'iu');
export const IN_PART = pattern(String.raw`một\s+phần`, 'iu');
/** After a number: «Sửa đổi Nghị định số 1 … để bổ sung …» is a task for later. */
export const IS_PLAN = pattern(
  String.raw`(?<!\p{L})để\s+(?:bổ\s+sung|sửa|bảo\s+đảm|đảm\s+bảo|thực\s+hiện|tạo|đáp\s+ứng|nâng\s+cao|phù\s+hợp|trình)`,
  'u',
);
