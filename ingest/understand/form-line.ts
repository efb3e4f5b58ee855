import { fold } from '@tangthu/language/text/fold';

/** What labels a line that is filled in on a form, folded, up to its colon or dots. */
const LABELS = [
  'ma (?:so )?(?:ho so|bien nhan|thu tuc)',
  'ho(?: va|,)?(?: chu dem,?)?(?: va)? ten(?: [a-z]+){0,4}',
  '(?:toi ten|ten toi) la',
  '(?:ngay|nam|noi)[^:]{0,12} sinh',
  '(?:gioi tinh|que quan|dan toc|quoc tich|nghe nghiep)',
  '(?:dia chi|noi cu tru|noi o|noi thuong tru|thuong tru|ho khau|tam tru)(?: [a-z]+){0,4}',
  '(?:so )?(?:dien thoai|dt|di dong|fax|e-?mail)(?: [a-z]+){0,3}',
  '(?:so )?(?:dinh danh|can cuoc|cccd|cmnd|chung minh|giay to tuy than|ho chieu)[^:]{0,40}',
  'kinh (?:gui|trinh)',
  'noi dung (?:yeu cau|de nghi)[^:]{0,30}',
  'thanh phan ho so[^:]{0,20}',
];
const FORM_LINE = new RegExp(String.raw`^[^\p{L}]{0,6}(?:${LABELS.join('|')})\s?(?:[:;…_]|\.{2})`, 'u');

/** Whether a line is one that was filled in on a form («Mã hồ sơ: …», «Họ và tên: …», «Kính gửi: …»), no title. */
export function isFormLine(text: string): boolean {
  return FORM_LINE.test(fold(text));
}
