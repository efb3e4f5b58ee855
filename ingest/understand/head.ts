import type { PageLine } from '../read/page-lines.ts';
import type { PageText } from '../read/page-text.ts';
import { opensLike } from './alike.ts';
import { dateField, isBlankDate, isDateLine } from './date-line.ts';
import type { DateLine } from './date-line.ts';
import { fieldOf } from './field.ts';
import type { Field } from './field.ts';
import { firstBodyLine, headLines, isMotto, paragraphGap } from './head-lines.ts';
import { issuerField } from './issuer.ts';
import { agreedNumber, missingNumber, ownNumber } from './printed-number.ts';
import type { PrintedNumber } from './printed-number.ts';
import { bareTitle, letterSubject, titleSubject } from './subject-line.ts';
import { typeNameOf } from './type-name.ts';

/** Why a field whose place is on the page has no value: left blank, or written so that it cannot be read. */
export type Missing = 'blank' | 'unreadable';

/** What the head of a document's first page says. */
export interface Head {
  readonly type?: Field<string>;
  readonly number?: Field<PrintedNumber>;
  readonly date?: Field<DateLine>;
  readonly issuer?: Field<string>;
  readonly subject?: Field<string>;
  /** Where the number should stand and does not. */
  readonly missingNumber?: Field<Missing>;
  readonly missingDate?: Field<Missing>;
  /** Whether it has the marks of an official letter: «V/v», «Kính gửi» and no type name. */
  readonly isLetter: boolean;
  /** Whether the national motto or the Party's name stands above it. */
  readonly hasMotto: boolean;
  /** Whether there is a date line, be it blank or unreadable. */
  readonly hasDateLine: boolean;
  /** Where the body begins, in points from the top of the page. */
  readonly bodyTop: number;
}

const HEAD_AT_MOST = 0.6;

/** Reads the head of a page (number from 1): everything above «Căn cứ …», «Kính gửi» or the first article. */
export function readHead(page: PageText, pageNumber: number): Head {
  const lines = headLines(page);
  const motto = lines.find((line) => isMotto(line.text) && line.top < HEAD_AT_MOST * page.height);
  const headTop = motto ? motto.top - (motto.bottom - motto.top) : 0;
  const below = lines.filter((line) => line.bottom > headTop && line !== motto);
  const gap = paragraphGap(page, lines, motto);
  const body = firstBodyLine(below, gap);
  const bodyTop = body?.top ?? HEAD_AT_MOST * page.height;
  const head = below.filter((line) => line.top < bodyTop - 1);

  const typeLine = head.find((line) => typeNameOf(line.text) !== undefined);
  const typeName = typeLine && typeNameOf(typeLine.text);
  const beforeTitle = head.filter((line) => line.top < (typeLine?.top ?? bodyTop));
  const numberLine = beforeTitle.find((line) => ownNumber(line.text));
  const number = numberField(numberLine, typeName?.name, motto !== undefined, pageNumber);
  const blankLine = number ? undefined : beforeTitle.find((line) => missingNumber(line.text));
  const dateLine = head.find((line) => isDateLine(line.text) && line.top < (typeLine?.bottom ?? bodyTop));
  const isLetter =
    !typeLine &&
    (opensLike(body?.text ?? '', 'Kính gửi', 1) || head.some(({ text }) => /^V\s?\/\s?v/iu.test(text)));
  const above = Math.max(0, ...[typeLine, numberLine, dateLine].map((line) => line?.bottom ?? 0));
  const subject = typeLine
    ? titleSubject(head, typeLine, gap)
    : (letterSubject(head, page.width, gap) ?? bareTitle(head, above, page.width, gap));
  const date = dateLine && dateField(dateLine, pageNumber);
  return {
    isLetter,
    hasMotto: motto !== undefined,
    hasDateLine: dateLine !== undefined,
    bodyTop: body ? Math.max(bodyTop, above) : above,
    ...optional(
      'type',
      typeName && fieldOf(typeName.name, pageNumber, [typeLine], typeName.wrong ? 0.85 : 0.98),
    ),
    ...optional('number', number),
    ...optional('date', date),
    ...optional('missingNumber', missingNumberField(blankLine, pageNumber)),
    ...optional('missingDate', date ? undefined : missingDateField(dateLine, pageNumber)),
    ...optional(
      'issuer',
      issuerField(page, head, motto, numberLine ?? blankLine ?? typeLine ?? dateLine, pageNumber),
    ),
    ...optional('subject', subject && fieldOf(subject.text, pageNumber, subject.lines, 0.9)),
  };
}

function numberField(
  line: PageLine | undefined,
  typeName: string | undefined,
  hasMotto: boolean,
  pageNumber: number,
): Field<PrintedNumber> | undefined {
  const printed = line && ownNumber(line.text);
  if (!printed) return undefined;
  const number = typeName === undefined ? printed : agreedNumber(printed, typeName);
  return fieldOf(number, pageNumber, [line], numberConfidence(number, hasMotto));
}

/** A gap may also stand for a figure that was lost, so that a person has to look. */
function numberConfidence({ parted, mended }: PrintedNumber, hasMotto: boolean): number {
  if (parted) return 0.6;
  return mended ? 0.75 : hasMotto ? 0.98 : 0.85;
}

function missingNumberField(line: PageLine | undefined, pageNumber: number): Field<Missing> | undefined {
  const missing = line && missingNumber(line.text);
  return missing && fieldOf(missing, pageNumber, [line], 0.9);
}

function missingDateField(line: PageLine | undefined, pageNumber: number): Field<Missing> | undefined {
  return line && fieldOf<Missing>(isBlankDate(line.text) ? 'blank' : 'unreadable', pageNumber, [line], 0.9);
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [K in Name]: Value });
}
