import { lineOfWords, pageLines } from '../read/page-lines.ts';
import type { PageText } from '../read/page-text.ts';
import { dateField } from './date-line.ts';
import type { DateLine } from './date-line.ts';
import { fieldOf } from './field.ts';
import type { Field } from './field.ts';
import { ownNumber } from './printed-number.ts';
import type { PrintedNumber } from './printed-number.ts';

const FULL_DATE_LINE = /^\p{Lu}[\p{L}\s.-]{1,40},\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\.?$/u;

const PASSED =
  /(?:Luật|Nghị\s+quyết|Pháp\s+lệnh)\s+này\s+(?:đã\s+)?được(?:(?!Điều)[^]){10,250}?thông\s+qua\s+(?=ng[àa]y)/u;

/** Number and date that stand after the body instead of in the head. */
export interface LateParts {
  readonly number?: Field<PrintedNumber>;
  readonly date?: Field<DateLine>;
}

/**
 * The number and date under which a consolidated text («…/VBHN-…») was certified; or only the date of a law
 * or resolution that is dated at its end. Nothing where the head has a date line of its own, if a blank one.
 */
export function readCertification(pages: readonly PageText[], hasDateLine: boolean): LateParts {
  for (const [index, page] of pages.entries()) {
    if (!page.text.includes('VBHN')) continue;
    const lines = pageLines(page);
    for (const line of lines) {
      const value = ownNumber(line.text);
      if (value?.type !== 'VBHN') continue;
      const number = fieldOf(value, index + 1, [line], 0.9);
      const dateLine = lines.find((other) => FULL_DATE_LINE.test(other.text));
      const date = dateLine && dateField(dateLine, index + 1);
      return { number, ...(date && { date }) };
    }
  }
  return hasDateLine ? {} : lateDate(pages);
}

/** A date line below the body, or the day on which the assembly passed the document. */
function lateDate(pages: readonly PageText[]): LateParts {
  for (const [index, page] of pages.entries()) {
    const passed = passedOn(page, index + 1);
    if (passed) return { date: passed };
    const line = index > 0 && pageLines(page).find((candidate) => FULL_DATE_LINE.test(candidate.text));
    const date = line && dateField(line, index + 1);
    if (date) return { date: { ...date, confidence: 0.7 } };
  }
  return {};
}

function passedOn(page: PageText, pageNumber: number): Field<DateLine> | undefined {
  const match = PASSED.exec(page.text);
  if (!match) return undefined;
  const start = match.index + match[0].length;
  const from = page.words.findIndex((word) => word.start >= start);
  if (from < 0) return undefined;
  return dateField(lineOfWords(page, from, Math.min(from + 6, page.words.length)), pageNumber);
}
