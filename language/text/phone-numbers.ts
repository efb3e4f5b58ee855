import { isSum } from './sums.ts';
import { withoutMarks } from './without-marks.ts';

/** A run of characters: UTF-16 offsets. */
interface Span {
  readonly start: number;
  readonly end: number;
}

// OCR reads O for 0 and l or I for 1; the digits that tell the kind must be real ones.
const digits = (count: string): string => String.raw`(?:[) .\-–]{0,3}[\dOolI]){${count}}`;
const country = String.raw`(?:\(?\+?84[) .\-–]{0,3}|\(?[0O])`;
const before = String.raw`(?<![\p{L}\d+(]|[\p{L}\d][.,/\-–])`;
const after = String.raw`(?![\p{L}\d%]|:\d|[.,/\-–][\p{L}\d])`;
const MOBILE = new RegExp(String.raw`${before}${country}[35789]${digits('8')}${after}`, 'gu');
/** Since 2017 every area code begins with 02. */
const LANDLINE = new RegExp(String.raw`${before}${country}2${digits('9')}${after}`, 'gu');
/** Older ones («04.38253888», «(0650) 822 825») only after a word that says what they are; matched without marks. */
const LABELLED = new RegExp(
  String.raw`(?<=(?:dien\s+thoai|(?<!\p{L})[sd]?\.?dt(?:dd)?|(?<!\p{L})dd|tel|phone|fax|hotline|di\s+dong|may\s+ban|day\s+nong|zalo)(?:\s+(?:so|lien\s+he|co\s+dinh|rieng))?\s{0,2}[:.]?\s{0,3})\(?(?:\+84|[0O])${digits('7,10')}${after}`,
  'giu',
);
const OTHER_NUMBER = /(?:ma\s+so|mst|tai\s+khoan|so\s+tk|stk|toa\s+do|dkkd|doanh\s+nghiep)[^\d\n]{0,40}$/iu;
/** «07.03.2025 10», the time of a digital signature. */
const DATE = /^[0-3]\d[.\-/](?:0\d|1[0-2])[.\-/](?:19|20)\d\d(?!\d)/u;
const LONGEST_LABEL = 60;
const TAX_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** The telephone numbers of a text (NFC), mobile and fixed, however grouped; no tax code, account, sum or document number. */
export function findPhoneNumbers(text: string): Span[] {
  const plain = withoutMarks(text);
  const found: Span[] = [];
  for (const pattern of [LABELLED, MOBILE, LANDLINE]) {
    for (const { 0: written, index: start } of plain.matchAll(pattern)) {
      const end = start + written.length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      if (pattern === LABELLED || isPhone(plain, start, end)) found.push({ start, end });
    }
  }
  return found;
}

function isPhone(plain: string, start: number, end: number): boolean {
  const written = plain.slice(start, end);
  return (
    !DATE.test(written) &&
    !OTHER_NUMBER.test(plain.slice(Math.max(0, start - LONGEST_LABEL), start)) &&
    !isSum(plain, end) &&
    !(/^\d{10}$/u.test(written) && isTaxNumber(written))
  );
}

/** Ten digits whose last one proves the others: an enterprise's number. One telephone number in eleven passes too. */
function isTaxNumber(digits: string): boolean {
  const sum = TAX_WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return 10 - (sum % 11) === Number(digits[9]);
}
