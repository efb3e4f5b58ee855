import type { PageLine } from '../read/page-lines.ts';
import type { PageText } from '../read/page-text.ts';
import { opensLike, plainWords } from './alike.ts';
import { columnLines } from './column-lines.ts';
import { fieldOf } from './field.ts';
import type { Field } from './field.ts';

const TITLE = 'Nơi nhận';
/** A quick look before the lines of a page are measured. */
const MAY_HOLD_TITLE = /(?:^|\s)\S?[a-z]?[nmh]\S[iíìl1]\s?nh/imu;
/** How far right of the title, as a share of the page's width, an entry may begin. */
const INDENT = 0.08;
/** Lines farther apart than this many heights are no longer of the list. */
const LIST_GAP = 2.6;
const MOST_LINES = 60;
const ITEM = /^[^\p{L}\d(“"]{1,4}\s*/u;

/** Reads the list under «Nơi nhận:», one entry a recipient without its dash, the file copy («Lưu: VT») last. */
export function readRecipients(
  pages: readonly PageText[],
  firstPage: number,
): Field<readonly string[]> | undefined {
  for (const [index, page] of pages.entries()) {
    if (index < firstPage || !MAY_HOLD_TITLE.test(page.text.normalize('NFD').replace(/\p{M}/gu, '')))
      continue;
    const lines = columnLines(page);
    const title = lines.find((line) => isTitle(line, page));
    if (!title) continue;
    const { entries, used } = entriesUnder(title, lines, page);
    if (entries.length > 0) return fieldOf(entries, index + 1, used, 0.85);
  }
  return undefined;
}

function isTitle(line: PageLine, page: PageText): boolean {
  const text = line.text.replace(/^[^\p{L}]+/u, '');
  return line.left < page.width / 2 && plainWords(text).length <= 14 && opensLike(text, TITLE, 1);
}

function entriesUnder(
  title: PageLine,
  lines: readonly PageLine[],
  page: PageText,
): { entries: string[]; used: PageLine[] } {
  const entries: string[] = [];
  const used: PageLine[] = [];
  let last = title;
  for (const line of lines) {
    if (line.top <= title.top + 2 || !/[\p{L}\d]/u.test(line.text)) continue;
    if (line.left > title.left + INDENT * page.width || line.left < title.left - INDENT * page.width)
      continue;
    if (line.top - last.bottom > LIST_GAP * (title.bottom - title.top) || used.length === MOST_LINES) break;
    const text = line.text.replace(ITEM, '').replace(/[\s;.,:_`'ˆ~-]+$/u, '');
    if (text === '') continue;
    if (entries.length === 0 || beginsEntry(line.text, last.text)) entries.push(text);
    else entries.push(`${entries.pop() ?? ''} ${text}`);
    used.push(line);
    last = line;
    if (isFileCopy(line.text) && /\.\W*$/u.test(line.text)) break;
  }
  return { entries, used };
}

function beginsEntry(text: string, before: string): boolean {
  return ITEM.test(text) || /[;.]\W*$/u.test(before) || isFileCopy(text);
}

function isFileCopy(text: string): boolean {
  return /^(?:\w )?luu\b/.test(plainWords(text));
}
