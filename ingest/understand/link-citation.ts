import { findDates } from '@tangthu/language/text/dates';
import { withoutMarks } from '@tangthu/language/text/without-marks';

/** What stands beside a cited number: the date (`yyyy-mm-dd`) and the issuer as printed, on one line. */
export interface Citation {
  readonly citedDate?: string;
  readonly citedIssuer?: string;
}

// Matched without marks, which OCR loses.
const NEW_ITEM = /\n\s*(?:\d{1,2}[.)]|[a-z]\)|[-–+•]|(?:Dieu|Chuong|Muc)\s).*$/su;
const DATED = /^[\s,(]{0,3}(?:(?:ky|ban hanh|duoc ban hanh)\s+)?(?:ngay\s*)?$/iu;
const OF = /^[\s,)]{0,4}(?:do|cua)\s+(?:lien bo\s+)?/iu;
/** An issuer's name ends where what the document is about begins. */
const END =
  /\s*(?:[.;:()“”"«]|,|\s[-–]\s(?=\p{Ll})|\s(?:ve|v\/v|quy dinh|huong dan|ban hanh|sua doi|bo sung|bai bo|thay the|phe duyet|cong bo|kien toan|thanh lap|giao|trien khai|dieu chinh|ngung|keo dai|het hieu luc|co hieu luc|da|duoc|nhu sau|la|thi|theo|ke tu|de|do|lien quan|thuc hien|chi tiet|to chuc thuc hien|cho|trong|nay|v[aà] (?:cac )?(?:Luat|Nghi|Thong tu|Quyet|Chi thi|Cong van|Ke hoach))(?!\p{L})|$)/u;
const LONGEST = 240;
const LONGEST_NAME = 120;

/** Reads date and issuer right after a cited number: «… ngày 12/3/2019 của UBND thành phố …». `after` is what follows it. */
export function citationAfter(after: string): Citation {
  const near = after.slice(0, LONGEST);
  const item = NEW_ITEM.exec(withoutMarks(near))?.index;
  const text = near.slice(0, item).replace(/\s+/gu, ' ');
  const plain = withoutMarks(text);
  const date = findDates(plain)[0];
  const dated = date?.day !== undefined && DATED.test(plain.slice(0, date.start));
  const issuer = issuerOf(text, plain, dated ? date.end : 0);
  return { ...(dated && { citedDate: date.iso }), ...(issuer && { citedIssuer: issuer }) };
}

function issuerOf(text: string, plain: string, from: number): string | undefined {
  const of = OF.exec(plain.slice(from))?.[0];
  if (of === undefined) return undefined;
  const start = from + of.length;
  const name = text.slice(start, start + (END.exec(plain.slice(start))?.index ?? 0)).trim();
  return /^\p{Lu}\p{L}+\s\p{L}/u.test(name) && name.length <= LONGEST_NAME ? name : undefined;
}
