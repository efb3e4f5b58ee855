import type { PageText } from '../read/page-text.ts';

/** A line of a page as a range of its words, `to` exclusive. */
export interface PageLine {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Whether it stands in the margin at the head or the foot of the page. */
  readonly inMargin: boolean;
}

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
  const repeated = repeatedInMargins(lines);
  return lines.map((page) =>
    page.filter((line, at) => {
      return !isFurniture(line, Math.min(at, page.length - 1 - at), repeated);
    }),
  );
}

/** The lines of a page in reading order. */
export function pageLines(page: PageText): PageLine[] {
  const lines: PageLine[] = [];
  let from = 0;
  for (let word = 1; word <= page.words.length; word++) {
    const next = page.words[word];
    if (next && page.text.charCodeAt(next.start - 1) !== 0x0a) continue;
    const first = page.words[from]!;
    const last = page.words[word - 1]!;
    const inMargin = first.bottom < MARGIN * page.height || first.top > (1 - MARGIN) * page.height;
    lines.push({ text: page.text.slice(first.start, last.end), from, to: word, inMargin });
    from = word;
  }
  return lines;
}

function isFurniture(line: PageLine, fromEdge: number, repeated: ReadonlySet<string>): boolean {
  if (RUNNING_HEAD.test(line.text)) return true;
  if (line.inMargin && repeated.has(withoutNumbers(line.text))) return true;
  // A bare number deeper in the page is more likely the cell of a table.
  return fromEdge < EDGE_LINES && PAGE_NUMBER.test(line.text);
}

/** Lines in the margins that stand, numbers aside, on at least three pages and on half of all. */
function repeatedInMargins(lines: readonly PageLine[][]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of lines) {
    const texts = page.filter((line) => line.inMargin).map((line) => withoutNumbers(line.text));
    for (const text of new Set(texts)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const enough = Math.max(FEWEST_REPEATS, lines.length / 2);
  return new Set([...counts].filter(([, count]) => count >= enough).map(([text]) => text));
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '').trim();
}
