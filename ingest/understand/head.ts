import { findDates } from '@tangthu/language/text/dates';
import type { PageLine } from '../read/page-lines.ts';
import type { PageText } from '../read/page-text.ts';
import { fieldOf } from './field.ts';
import type { Field } from './field.ts';
import { firstBodyLine, headLines, isBlankRule, isCapitals, isMotto, usualLineHeight } from './head-lines.ts';
import { ownNumber } from './printed-number.ts';
import type { PrintedNumber } from './printed-number.ts';
import { bareTitle, letterSubject, titleSubject } from './subject-line.ts';
import { typeNameOf } from './type-name.ts';

/** The date line of a document: ISO date and, where printed, the place. */
export interface DateLine {
  readonly iso: string;
  readonly place?: string;
}

/** What the head of a document's first page says. */
export interface Head {
  readonly type?: Field<string>;
  readonly number?: Field<PrintedNumber>;
  readonly date?: Field<DateLine>;
  readonly issuer?: Field<string>;
  readonly subject?: Field<string>;
  /** Whether it has the marks of an official letter: «V/v», «Kính gửi» and no type name. */
  readonly isLetter: boolean;
  /** Whether there is a date line, be it blank or unreadable. */
  readonly hasDateLine: boolean;
  /** Where the body begins, in points from the top of the page. */
  readonly bodyTop: number;
}

const HEAD_AT_MOST = 0.6;
const DATE_LINE = /ngày[\s.…_\d]*tháng[\s.…_\d]*năm/iu;
const AGENCY_WORD =
  /^(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|SỞ|BỘ|CỤC|CHI CỤC|TỔNG CỤC|VỤ|VĂN PHÒNG|PHÒNG|BAN|TRUNG TÂM|TRƯỜNG|HỘI|LIÊN ĐOÀN|ĐOÀN|ĐẢNG [ỦU][YỶ]|ĐẢNG BỘ|(?:THÀNH|TỈNH|QUẬN|HUYỆN) [ỦU][YỶ]|THANH TRA|KHO BẠC|CÔNG AN|TÒA ÁN|VIỆN|MẶT TRẬN|BẢO HIỂM|CÔNG TY|TỔNG CÔNG TY)\s+\p{L}/u;

/** Reads the head of a page (number from 1): everything above «Căn cứ …», «Kính gửi» or the first article. */
export function readHead(page: PageText, pageNumber: number): Head {
  const lines = headLines(page);
  const motto = lines.find((line) => isMotto(line.text) && line.top < HEAD_AT_MOST * page.height);
  const headTop = motto ? motto.top - (motto.bottom - motto.top) : 0;
  const below = lines.filter((line) => line.bottom > headTop && line !== motto);
  // The motto has marks above and below, so its height is that of a full line.
  const lineHeight = motto ? motto.bottom - motto.top : usualLineHeight(lines);
  const body = firstBodyLine(below, lineHeight);
  const bodyTop = body?.top ?? HEAD_AT_MOST * page.height;
  const head = below.filter((line) => line.top < bodyTop - 1);

  const typeLine = head.find((line) => typeNameOf(line.text) !== undefined);
  const typeName = typeLine && typeNameOf(typeLine.text);
  const numberLine = head.find((line) => line.top < (typeLine?.top ?? bodyTop) && ownNumber(line.text));
  const number = numberLine && ownNumber(numberLine.text);
  const dateLine = head.find((line) => DATE_LINE.test(line.text) && line.top < (typeLine?.bottom ?? bodyTop));
  const isLetter =
    !typeLine && (/^.{0,4}Kính gửi/u.test(body?.text ?? '') || head.some(({ text }) => /^V\/v/iu.test(text)));
  const above = Math.max(0, ...[typeLine, numberLine, dateLine].map((line) => line?.bottom ?? 0));
  const subject = typeLine
    ? titleSubject(head, typeLine, lineHeight)
    : (letterSubject(head, page.width, lineHeight) ?? bareTitle(head, above, page.width, lineHeight));
  return {
    isLetter,
    hasDateLine: dateLine !== undefined,
    bodyTop: body ? Math.max(bodyTop, above) : above,
    ...optional('type', typeName ? fieldOf(typeName, pageNumber, [typeLine], 0.98) : undefined),
    ...optional('number', number && fieldOf(number, pageNumber, [numberLine], motto ? 0.98 : 0.85)),
    ...optional('date', dateLine && dateField(dateLine, pageNumber)),
    ...optional('issuer', issuerField(head, motto, numberLine ?? dateLine ?? typeLine, page, pageNumber)),
    ...optional('subject', subject && fieldOf(subject.text, pageNumber, subject.lines, 0.9)),
  };
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [K in Name]: Value });
}

/** The full date on a date line; undefined where day, month or year is blank or unreadable. */
export function dateField(line: PageLine, pageNumber: number): Field<DateLine> | undefined {
  const date = findDates(line.text).find(({ day }) => day !== undefined);
  if (!date) return undefined;
  const { iso, place } = date;
  return fieldOf({ iso, ...(place && { place }) }, pageNumber, [line], place ? 0.98 : 0.85);
}

/** The agency printed left of the motto and above the number; of two, the lower one issued the document. */
function issuerField(
  head: readonly PageLine[],
  motto: PageLine | undefined,
  end: PageLine | undefined,
  page: PageText,
  pageNumber: number,
): Field<string> | undefined {
  const edge = motto ? (motto.left + motto.right) / 2 : page.width / 2;
  const column = head.filter(
    (line) =>
      (line.left + line.right) / 2 < edge - 20 &&
      line.right < (motto ? motto.left + 20 : edge) &&
      line.top < (end?.top ?? 0) &&
      line !== end &&
      isCapitals(line.text) &&
      !isBlankRule(line.text),
  );
  const start = column.findLastIndex((line) => AGENCY_WORD.test(clean(line.text)));
  const lines = column.slice(Math.max(start, 0));
  if (lines.length === 0) return undefined;
  const name = lines.map((line) => clean(line.text)).join(' ');
  return fieldOf(name, pageNumber, lines, motto ? 0.9 : 0.6);
}

function clean(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}\d)]+$/gu, '');
}
