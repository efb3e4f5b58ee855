import type { TypedWord, WordRun } from './typed-words.ts';

/** A time that a query names: days `yyyy-mm-dd`, inclusive; one of them at least. */
export interface NamedTime extends WordRun {
  readonly from?: string;
  readonly to?: string;
}

interface Span {
  readonly from: string;
  readonly to: string;
}

const day = String.raw`(?:ngay )?\d{1,2}[/.-]\d{1,2}[/.-](?:1[89]|20)\d\d|ngay \d{1,2} thang \d{1,2} nam (?:1[89]|20)\d\d`;
const month = String.raw`thang \d{1,2}(?: nam |[/-])(?:1[89]|20)\d\d`;
const quarter = String.raw`quy (?:\d|i{1,3}|iv) nam (?:1[89]|20)\d\d`;
const year = String.raw`nam (?:1[89]|20)\d\d`;
const point = `(?:${day}|${month}|${quarter}|${year})`;
const bareYear = String.raw`(?:1[89]|20)\d\d`;
const end = String.raw`(?![\p{L}\d/.-])`;

/** A beginning and an end, a beginning, an end, or one time alone. */
const patterns = [
  String.raw`(?:trong )?(?:khoang )?(?:thoi gian )?tu (?:dau )?(?<first>${point}) ?(?:den|toi|-|–) ?(?:het |cuoi )?(?<last>${point}|${bareYear})`,
  String.raw`nam (?<first>${bareYear}) ?(?:den|toi|-|–) ?(?:nam )?(?<last>${bareYear})`,
  String.raw`truoc (?<before>${point})`,
  String.raw`sau (?<after>${point})`,
  String.raw`(?:ke )?tu (?<since>${point})(?: (?:tro di|den nay|ve sau))?`,
  String.raw`den (?:het |cuoi )?(?<until>${point})(?: tro ve truoc)?`,
  String.raw`(?:trong |vao )?(?<within>${point})`,
].map((pattern) => new RegExp(pattern + end, 'uy'));

/** The time that is named at a word of the query: `năm 1998`, `từ năm 1998 đến 2001`, `trước năm 2000`, `tháng 6 năm 2025`, `ngày 05/6/2025`. */
export function timeAt(query: string, words: readonly TypedWord[], at: number): NamedTime | undefined {
  const { text, starts } = shapeOf(query, words, at);
  for (const pattern of patterns) {
    pattern.lastIndex = 0;
    const match = pattern.exec(text);
    const days = match && daysOf(match.groups ?? {});
    if (!days) continue;
    const stop = starts.findIndex((start) => start >= match[0].length);
    return { ...days, first: at, end: stop < 0 ? words.length : at + stop };
  }
  return undefined;
}

const LONGEST_TIME = 16;

/** The words from `at` on without diacritics and with single spaces, and where each begins in it. */
function shapeOf(query: string, words: readonly TypedWord[], at: number): { text: string; starts: number[] } {
  let text = '';
  const starts: number[] = [];
  for (const [index, word] of words.slice(at, at + LONGEST_TIME).entries()) {
    const gap = index === 0 ? '' : query.slice(words[at + index - 1]?.end, word.start);
    const mark = gap.trim();
    if (index > 0) text += mark === '' ? ' ' : mark;
    starts.push(text.length);
    text += word.folded;
  }
  return { text, starts };
}

function daysOf(groups: Record<string, string | undefined>): Pick<NamedTime, 'from' | 'to'> | undefined {
  const { first, last, before, after, since, until, within } = groups;
  if (first !== undefined && last !== undefined) {
    const [one, two] = [spanOf(first), spanOf(last)];
    return one && two && one.from <= two.to ? { from: one.from, to: two.to } : undefined;
  }
  const span = spanOf(before ?? after ?? since ?? until ?? within ?? '');
  if (!span) return undefined;
  if (before !== undefined) return { to: shifted(span.from, -1) };
  if (after !== undefined) return { from: shifted(span.to, 1) };
  if (since !== undefined) return { from: span.from };
  return until === undefined ? span : { to: span.to };
}

/** The days of a day, month, quarter or year; undefined for one that the calendar lacks. */
function spanOf(named: string): Span | undefined {
  const year = Number(/\d{4}$/.exec(named)?.[0]);
  const rest = named.slice(0, -4);
  const quarter = /quy (\d|i{1,3}|iv)/.exec(rest)?.[1];
  if (quarter !== undefined) {
    const number = ['i', 'ii', 'iii', 'iv'].indexOf(quarter) + 1 || Number(quarter);
    return monthsOf(year, 3 * number - 2, 3 * number);
  }
  const [one, two] = (rest.match(/\d{1,2}/g) ?? []).map(Number);
  if (one === undefined) return monthsOf(year, 1, 12);
  if (two === undefined) return monthsOf(year, one, one);
  const iso = isoDay(year, two, one);
  return iso === undefined ? undefined : { from: iso, to: iso };
}

function monthsOf(year: number, first: number, last: number): Span | undefined {
  const from = isoDay(year, first, 1);
  const begun = isoDay(year, last, 1);
  if (from === undefined || begun === undefined) return undefined;
  return { from, to: new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10) };
}

function isoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined;
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
