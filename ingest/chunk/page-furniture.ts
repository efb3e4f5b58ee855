/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import { pageLines } from '../read/page-lines.ts';
import type { PageLine } from '../read/page-lines.ts';
import type { PageText } from '../read/page-text.ts';

/** How many lines at the head and at the foot of a page may be its number. */
const EDGE_LINES = 2;
const FEWEST_REPEATS = 3;
/** Head and foot margins as a share of the page's height (2 cm of A4 and a little). */
const MARGIN = 0.08;
const RUNNING_HEAD = /^(?:\d{1,4}\s+)?CÔNG BÁO\s*\/\s*Số\s[\d\s+]+\/\s*Ngày\s[\d-]+(?:\s+\d{1,4})?$/u;
const PAGE_NUMBER = /^(?:[-–]\s*)?(?:Trang\s+)?\d{1,4}(?:\s*\/\s*\d{1,4})?(?:\s*[-–])?$/iu;

/**
 * The lines of each page that belong to its body: without running heads («CÔNG BÁO/Số …»), page numbers
 * and other lines that come back in the margins of most pages.
 */
export function bodyLines(pages: readonly PageText[]): PageLine[][] {
  const lines = pages.map(pageLines);
  const repeated = repeatedInMargins(lines, pages);
  return lines.map((page, number) =>
    page.filter((line, at) => {
      const again = isInMargin(line, pages[number]!) && repeated.has(withoutNumbers(line.text));
      return !again && !isFurniture(line.text, Math.min(at, page.length - 1 - at));
    }),
  );
}

/** Whether a line is a gazette's running head, or a page number in the margin. */
export function isRunningHead(line: PageLine, page: PageText): boolean {
  return RUNNING_HEAD.test(line.text) || (PAGE_NUMBER.test(line.text) && isInMargin(line, page));
}

function isFurniture(text: string, fromEdge: number): boolean {
  // A bare number deeper in the page is more likely the cell of a table.
  return RUNNING_HEAD.test(text) || (fromEdge < EDGE_LINES && PAGE_NUMBER.test(text));
}

/** Lines in the margins that stand, numbers aside, on at least three pages and on half of all. */
function repeatedInMargins(lines: readonly (readonly PageLine[])[], pages: readonly PageText[]): Set<string> {
  const counts = new Map<string, number>();
  lines.forEach((page, number) => {
    const inMargins = page.filter((line) => isInMargin(line, pages[number]!));
    const texts = new Set(inMargins.map((line) => withoutNumbers(line.text)));
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  });
  const enough = Math.max(FEWEST_REPEATS, lines.length / 2);
  return new Set([...counts].filter(([, count]) => count >= enough).map(([text]) => text));
}

function isInMargin(line: PageLine, page: PageText): boolean {
  return line.bottom < MARGIN * page.height || line.top > (1 - MARGIN) * page.height;
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '').trim();
}
