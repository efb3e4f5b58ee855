import { lineWidth, spaceOf, widthOf, type SheetRun, type Token } from './sheet.ts';

export interface Look {
  indent?: number;
  align?: 'left' | 'center' | 'right' | 'justify';
  leading?: number;
  after?: number;
  /** Lines of about equal length, as in headings. */
  balanced?: boolean;
}

/** Breaks tokens into lines no wider than `width`; the first line is shorter by `indent`. */
export function breakLines(tokens: readonly Token[], width: number, indent = 0): Token[][] {
  const lines: Token[][] = [];
  let line: Token[] = [];
  let used = indent;
  for (const token of tokens) {
    const own = widthOf(token);
    if (line.length > 0 && used + spaceOf(token) + own > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    used += own + (line.length > 0 ? spaceOf(token) : 0);
    line.push(token);
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/** Writes a paragraph between the margins, over page ends where it must. */
export function flow(run: SheetRun, tokens: readonly Token[], look: Look = {}): void {
  const { indent = 0, align = 'justify', leading = run.typed ? 18 : 19, after = 5.5 } = look;
  const lines = look.balanced
    ? balancedLines(tokens, run.width * 0.86)
    : breakLines(tokens, run.width, indent);
  lines.forEach((line, index) => {
    run.need(leading);
    const start = index === 0 ? indent : 0;
    const free = run.width - start - lineWidth(line);
    const baseline = run.y + leading * 0.78;
    const stretched = align === 'justify' && !run.typed && index < lines.length - 1 && line.length > 1;
    const first = line[0];
    const gap = first && stretched ? spaceOf(first) + free / (line.length - 1) : undefined;
    const shift = align === 'center' ? free / 2 : align === 'right' ? free : 0;
    run.set(line, run.left + start + shift, baseline, gap);
    run.y += leading;
  });
  run.y += after;
}

function balancedLines(tokens: readonly Token[], width: number): Token[][] {
  const count = breakLines(tokens, width).length;
  for (let share = 0.5; share < 1; share += 0.05) {
    const lines = breakLines(tokens, width * share);
    if (lines.length === count) return lines;
  }
  return breakLines(tokens, width);
}
