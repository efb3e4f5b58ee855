import type { Random } from '../random.ts';

/** What an office calls a thing, and what people call it. An entry stands before those that it holds. */
const EVERYDAY: readonly (readonly [official: string, everyday: readonly string[]])[] = [
  ['giấy chứng nhận quyền sử dụng đất', ['sổ đỏ', 'bìa đỏ']],
  ['giấy chứng nhận đăng ký kinh doanh', ['giấy phép kinh doanh']],
  ['giấy chứng nhận đăng ký', ['giấy đăng ký']],
  ['giấy chứng nhận đủ điều kiện', ['giấy đủ điều kiện']],
  ['giấy chứng nhận', ['giấy', 'tờ chứng nhận']],
  ['chấm dứt hoạt động', ['đóng cửa', 'thôi hoạt động']],
  ['ủy ban nhân dân', ['ủy ban', 'UBND']],
  ['người khuyết tật', ['người tàn tật']],
  ['người cao tuổi', ['người già']],
  ['cấp, cấp lại', ['xin']],
  ['sửa đổi, bổ sung', ['sửa']],
  ['hỗ trợ kinh phí', ['xin tiền hỗ trợ']],
  ['xuất nhập cảnh', ['ra vào nước']],
  ['phương tiện', ['xe']],
  ['doanh nghiệp', ['công ty']],
  ['chuyển nhượng', ['sang tên', 'bán lại']],
  ['đăng ký kết hôn', ['làm giấy kết hôn']],
  ['đăng ký khai sinh', ['làm giấy khai sinh']],
  ['đăng ký khai tử', ['làm giấy chứng tử']],
  ['chứng chỉ hành nghề', ['chứng chỉ làm nghề']],
  ['giấy phép lái xe', ['bằng lái']],
  ['phê duyệt', ['duyệt']],
  ['thẩm định', ['xét duyệt']],
  ['thành lập', ['mở', 'lập']],
  ['giải thể', ['đóng cửa']],
  ['gia hạn', ['xin thêm hạn', 'kéo dài hạn']],
  ['cấp lại', ['xin lại', 'làm lại']],
  ['cấp đổi', ['đổi']],
  ['cấp mới', ['xin mới']],
  ['cấp phép', ['xin phép']],
  ['đề nghị', ['xin']],
  ['chấp thuận', ['xin đồng ý', 'cho phép']],
  ['điều chỉnh', ['sửa', 'đổi']],
  ['thay đổi', ['đổi']],
  ['bổ sung', ['thêm']],
  ['thu hồi', ['lấy lại', 'rút']],
  ['khai báo', ['khai']],
  ['kinh doanh', ['buôn bán', 'làm ăn']],
  ['nhập khẩu', ['nhập hàng']],
  ['xuất khẩu', ['xuất hàng']],
  ['trụ sở', ['chỗ làm việc']],
  ['địa điểm', ['chỗ']],
  ['trợ cấp', ['tiền trợ cấp']],
  ['trẻ em', ['trẻ con', 'các cháu']],
];

const OFFICIAL = new RegExp(
  `(?<!\\p{L})(?:${EVERYDAY.map(([official]) => official).join('|')})(?!\\p{L})`,
  'gu',
);
const everydayOf = new Map(EVERYDAY);

/** Words that people leave out when they ask. */
const LEFT_OUT =
  /(?<!\p{L})(?:của|về|đối với|theo|trong trường hợp|thuộc thẩm quyền|các|những|được|việc|và)(?!\p{L})/gu;

/**
 * An official name in everyday words: without its formal prefix and what stands in brackets, official words exchanged for
 * everyday ones. `shortened` also leaves out function words and what comes after the fourteenth syllable.
 */
export function inEverydayWords(name: string, random: Random, shortened: boolean): string {
  const plain = name
    .normalize('NFC')
    .replace(/\([^)]*\)/g, ' ')
    .toLowerCase()
    .replace(/^\s*(?:thủ tục|giải quyết thủ tục|quyết định)\s+/u, '')
    .replace(/^cấp(?=[ ,])/u, () => random.pick(['xin', 'làm']))
    .replace(OFFICIAL, (official) => random.pick(everydayOf.get(official) ?? [official]));
  const words = (shortened ? plain.replace(LEFT_OUT, ' ') : plain).split(/[\s,;:/.]+/).filter(Boolean);
  return words.slice(0, shortened ? 14 : 24).join(' ');
}
