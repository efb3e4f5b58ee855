import { longDate } from '../calendar.ts';
import { documentKinds } from '../document-kinds.ts';
import { recipientsOf, type Signing } from '../signing.ts';
import type { Draft } from '../story.ts';
import { aboveOn, nameOn } from '../world.ts';
import { breakLines, flow } from './flow.ts';
import { pageWidth, type SheetRun } from './sheet.ts';

const leading = 16;

interface Column {
  middle: number;
  width: number;
}

function columnsOf(run: SheetRun): { left: Column; right: Column } {
  const split = run.left + run.width * 0.42;
  return {
    left: { middle: (run.left - 14 + split) / 2, width: split - run.left + 10 },
    right: { middle: (split + run.right + 14) / 2, width: run.right + 14 - split },
  };
}

function mottoOf(draft: Draft): [string, string] {
  if (draft.issuer.bloc === 'party') return ['ĐẢNG CỘNG SẢN VIỆT NAM', ''];
  if (draft.date < '1976-07-02')
    return ['CỘNG HÒA MIỀN NAM VIỆT NAM', 'Độc lập - Dân chủ - Hòa bình - Trung lập'];
  return ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];
}

function stack(
  run: SheetRun,
  column: Column,
  text: string,
  face: 'regular' | 'bold' | 'italic',
  size: number,
): number {
  let width = 0;
  for (const line of breakLines(run.tokens(text, face, size), column.width)) {
    width = run.centre(line, column.middle, run.y + leading * 0.78);
    run.y += leading;
  }
  return width;
}

/** The issuer on the left, the motto on the right, then number and date; gives nothing, moves the run on. */
export function letterhead(run: SheetRun, draft: Draft): void {
  const { left, right } = columnsOf(run);
  const top = run.y;
  for (const line of (aboveOn(draft.issuer, draft.date) ?? '').split('\n').filter(Boolean))
    stack(run, left, line, 'regular', 12);
  let own = 0;
  for (const line of headName(draft).split('\n')) own = stack(run, left, line, 'bold', 12.5);
  underLeft(run, draft, left, own);
  const number = numberLine(draft);
  if (number) stack(run, left, number, 'regular', 13);
  if (draft.kind === 'CV') stack(run, left, `V/v ${draft.subject}`, 'regular', 11.5);
  const leftEnd = run.y;
  run.y = top;
  motto(run, draft, right);
  run.y += 4;
  stack(run, right, `${draft.issuer.place}, ${longDate(draft.date)}`, 'italic', 13);
  run.y = Math.max(run.y, leftEnd) + 4;
  if (draft.urgency) stampBox(run, draft.urgency);
  if (draft.secrecy) stampBox(run, draft.secrecy);
  run.y += 8;
}

/** The issuer as its letterhead prints it: in capitals, without what the line above already says; line feeds where it breaks. */
export function headName(draft: Draft): string {
  const name = nameOn(draft.issuer, draft.date).toLocaleUpperCase('vi');
  if (draft.issuer.bloc === 'party') return name;
  const inherited = (draft.issuer.above ?? '').split('\n').at(-1) ?? '';
  const own = inherited && name.endsWith(inherited) ? name.slice(0, -inherited.length).trim() : name;
  return own.replace(/^(.{12,}) ((?:THÀNH PHỐ|QUẬN|HUYỆN|PHƯỜNG|XÃ|THỊ TRẤN) )/u, '$1\n$2');
}

function underLeft(run: SheetRun, draft: Draft, column: Column, own: number): void {
  if (draft.issuer.bloc === 'party') stack(run, column, '*', 'regular', 13);
  else {
    run.rule(column.middle - own * 0.22, column.middle + own * 0.22, run.y + 1.5);
    run.y += 6;
  }
}

function motto(run: SheetRun, draft: Draft, column: Column): void {
  const [first, second] = mottoOf(draft);
  const width = stack(run, column, first, 'bold', 12.5);
  const widest = second ? stack(run, column, second, 'bold', 13) : width;
  run.rule(column.middle - widest / 2, column.middle + widest / 2, run.y + 1.5);
  run.y += 6;
}

function numberLine(draft: Draft): string {
  if (!draft.number) return '';
  return draft.issuer.bloc === 'party' ? `Số ${draft.number}` : `Số: ${draft.number}`;
}

function stampBox(run: SheetRun, text: string): void {
  const { left } = columnsOf(run);
  const tokens = run.tokens(text, 'bold', 14);
  const width = run.centre(tokens, left.middle, run.y + 15, 'red');
  const [x1, x2, y1, y2] = [left.middle - width / 2 - 6, left.middle + width / 2 + 6, run.y, run.y + 21];
  const box: [number, number, number, number][] = [
    [x1, y1, x2, y1],
    [x1, y2, x2, y2],
    [x1, y1, x1, y2],
    [x2, y1, x2, y2],
  ];
  for (const [a, b, c, d] of box)
    run.sheet.rules.push({ x1: a, y1: b, x2: c, y2: d, weight: 1.2, ink: 'red' });
  run.y += 25;
}

/** The type's name and the subject line under it (an official letter has both in its head). */
export function title(run: SheetRun, draft: Draft): void {
  const printed = draft.title ?? documentKinds[draft.kind].title;
  if (printed === '') return;
  const lines = printed.split('\n');
  run.y += 4;
  for (const [index, line] of lines.entries())
    flow(run, run.tokens(line, index > 0 ? 'italic' : 'bold', index > 0 ? 13 : 15), {
      align: 'center',
      after: 1,
    });
  if (!draft.author && draft.kind !== 'GTN') {
    flow(run, run.tokens(draft.subject, 'bold', 14), { align: 'center', after: 2, balanced: true });
    run.rule(pageWidth / 2 - 40, pageWidth / 2 + 40, run.y + 2);
  }
  run.y += 10;
}

/** The recipients on the left, the signature with its seal on the right. */
export function closing(run: SheetRun, draft: Draft, signing: Signing | undefined, sealed: string): void {
  if (!signing) return;
  run.need(150);
  const { left, right } = columnsOf(run);
  run.y += 6;
  const top = run.y;
  if (!draft.author && draft.kind !== 'GTN') {
    run.set(run.tokens('Nơi nhận:', 'boldItalic', 12), run.left, run.y + 12);
    run.y += 15;
    for (const line of recipientsOf(draft)) {
      for (const part of breakLines(run.tokens(line, 'regular', 11), left.width - 14)) {
        run.set(part, run.left, run.y + 10.5);
        run.y += 13.5;
      }
    }
  }
  const end = run.y;
  run.y = top;
  for (const line of signing.lines) stack(run, right, line, 'bold', 13);
  run.sheet.marks.push({ kind: 'signature', x: right.middle + 6, y: run.y + 34 });
  if (!draft.author && draft.kind !== 'GTN')
    run.sheet.marks.push({ kind: 'seal', x: right.middle - 44, y: run.y + 26, text: sealed });
  run.y += 68;
  stack(run, right, signing.name, 'bold', 13.5);
  run.y = Math.max(run.y, end) + 6;
}

/** A resident's form has the motto alone on top, in the middle. */
export function plainHead(run: SheetRun, draft: Draft): void {
  motto(run, draft, { middle: pageWidth / 2, width: run.width });
  run.y += 14;
}
