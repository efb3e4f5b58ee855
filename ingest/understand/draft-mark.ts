import type { PageText } from '../read/page-text.ts';
import { columnLines } from './column-lines.ts';
import { fieldOf } from './field.ts';
import type { Field } from './field.ts';

const HEAD = 0.45;
const MAY_HOLD_MARK = /D[ỰỤỪƯUÚ]\s*TH[ẢÁÀAẠ]O/iu;
/** The word by itself, with the number of the draft or its day: «DỰ THẢO LẦN 2», «(Dự thảo)», «DỰ THẢO 15/6». */
const MARK =
  /^[^\p{L}\d]{0,3}(?:D[ỰỤỪƯUÚ]\s*TH[ẢÁÀAẠ]O|Dự thảo)[^\p{L}\d]{0,3}(?:(?:lần|ngày|số|v)?[^\p{L}\d]{0,3}(?:thứ\s+\p{L}+|[\dIVX]+(?:[./-]\d+)*))?[^\p{L}\d]{0,3}$/iu;

/** The mark «DỰ THẢO» in the head of a first page (number from 1); a title that speaks of a draft is none. */
export function readDraftMark(page: PageText, pageNumber: number): Field<string> | undefined {
  if (!MAY_HOLD_MARK.test(page.text)) return undefined;
  const line = columnLines(page).find(
    (candidate) => candidate.top < HEAD * page.height && MARK.test(candidate.text),
  );
  return line && fieldOf(line.text.replace(/^[^\p{L}]+|[^\p{L}\d]+$/gu, ''), pageNumber, [line], 0.9);
}
