/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import type { TextLine } from './text-lines.ts';

/** Lines overlap along the writing if they share this part of the shorter one. */
const SHARED_LENGTH = 0.1;
/** A page of more lines is a drawing or a map, whose labels have no reading order. */
const MOST_LINES = 3000;

/**
 * Lines in reading order: the order of the file, except that no line comes before one that stands above
 * it in the same column. Such lines are pulled forward, so a running head that was drawn last is read first, while the columns and
 * cells of a page stay together as its author wrote them.
 */
export function inReadingOrder(lines: readonly TextLine[]): readonly TextLine[] {
  const above = lines.length <= MOST_LINES ? linesAbove(lines) : undefined;
  if (!above) return lines;
  const ordered: TextLine[] = [];
  const placed = lines.map(() => false);
  const place = (line: number): void => {
    if (placed[line]) return;
    placed[line] = true;
    for (const upper of above[line]!) place(upper);
    ordered.push(lines[line]!);
  };
  lines.forEach((_, line) => place(line));
  return ordered;
}

/** For each line the lines above it in its column, or undefined if all come before it already. */
function linesAbove(lines: readonly TextLine[]): number[][] | undefined {
  let disordered = false;
  const above = lines.map((): number[] => []);
  for (let later = 1; later < lines.length; later++) {
    for (let earlier = 0; earlier < later; earlier++) {
      const order = columnOrder(lines[earlier]!, lines[later]!);
      if (order < 0) above[later]!.push(earlier);
      if (order > 0) {
        above[earlier]!.push(later);
        disordered = true;
      }
    }
  }
  return disordered ? above : undefined;
}

/** Below 0 if `first` stands above `second` in one column, above 0 if it stands below, 0 if neither. */
function columnOrder(first: TextLine, second: TextLine): number {
  if (first.quarter !== second.quarter) return 0;
  const shared = Math.min(first.end, second.end) - Math.max(first.start, second.start);
  const length = Math.min(first.end - first.start, second.end - second.start);
  if (shared <= SHARED_LENGTH * length) return 0;
  const apart = (first.top + first.bottom - second.top - second.bottom) / 2;
  const height = Math.min(first.bottom - first.top, second.bottom - second.top);
  return Math.abs(apart) < height / 2 ? 0 : apart;
}
