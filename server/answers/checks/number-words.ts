import type { Token } from './token.ts';

const DIGITS: Readonly<Record<string, number>> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};
const SCALES: Readonly<Record<string, number>> = {
  nghìn: 1e3,
  ngàn: 1e3,
  triệu: 1e6,
  tỷ: 1e9,
  tỉ: 1e9,
};
const FILLERS = new Set(['linh', 'lẻ']);
/** Digits that are everyday words unless something follows or comes before. */
const NEVER_ALONE = new Set(['không', 'năm', 'tư', 'mốt', 'lăm', 'nhăm']);
/** «một số», «một phần», «một trong», «một cách» count nothing. */
const AFTER_ARTICLE = new Set(['số', 'phần', 'trong', 'cách', 'bên', 'mặt', 'khi', 'vài']);

/** Reads numbers in words, and figures with words (`2,5 tỷ`, `1 tỷ 200 triệu`), as one number each: `hai mươi lăm` is 25. */
export function withNumbersRead(tokens: readonly Token[]): Token[] {
  const read: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const end = endOfNumber(tokens, at);
    const run = tokens.slice(at, end);
    const [first] = run;
    const last = run.at(-1);
    if (first && last && !(run.length === 1 && first.kind === 'number')) {
      const value = valueOf(run);
      const { start, clause } = first;
      read.push({ kind: 'number', key: `#${value}`, value, start, end: last.end, clause });
    } else {
      const same = tokens[at];
      if (same) read.push(same);
    }
    at = Math.max(end, at + 1);
  }
  return read;
}

/** Where the number that begins at `at` ends (exclusive); `at` itself where none begins. */
function endOfNumber(tokens: readonly Token[], at: number): number {
  if (!begins(tokens, at)) return at;
  let end = at + 1;
  while (end < tokens.length && continues(tokens, end)) end++;
  return end;
}

function begins(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  const next = word(tokens[at + 1]);
  if (token.kind === 'number') return next !== undefined && next in SCALES;
  const own = word(token);
  if (own === undefined || isName(tokens, at)) return false;
  if (own === 'mười') return true;
  if (!(own in DIGITS)) return false;
  if (NEVER_ALONE.has(own)) return next === 'trăm' || (own === 'năm' && isLarge(next));
  return !(own === 'một' && next !== undefined && AFTER_ARTICLE.has(next));
}

/** Within a clause a number's word written large belongs to a name: `Hai Bà Trưng`. */
function isName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.kind === 'word' && token.capital && tokens[at - 1]?.clause === token.clause;
}

const isLarge = (next: string | undefined): boolean =>
  next !== undefined && (next === 'mươi' || next in SCALES);

function continues(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = word(tokens[at - 1]);
  const next = word(tokens[at + 1]);
  if (token?.kind === 'number')
    return before !== undefined && before in SCALES && next !== undefined && next in SCALES;
  const own = word(token);
  if (own === undefined) return false;
  if (own in SCALES || FILLERS.has(own)) return true;
  if (own === 'trăm' || own === 'mươi') return before !== undefined && before in DIGITS;
  if (own === 'rưỡi') return before !== undefined && before in SCALES;
  if (own === 'mười') return before !== undefined && (before === 'trăm' || before in SCALES);
  if (!(own in DIGITS)) return false;
  if (own === 'không') return next === 'trăm';
  // «hai mươi năm» are twenty years; «năm» counts after «linh» or before «mươi».
  if (own === 'năm') return (before !== undefined && FILLERS.has(before)) || isLarge(next) || next === 'trăm';
  return before !== undefined && !(before in DIGITS);
}

const word = (token: Token | undefined): string | undefined =>
  token?.kind === 'word' ? token.key : undefined;

function valueOf(run: readonly Token[]): number {
  let total = 0;
  let group = 0;
  let unit = 0;
  let scale = 1;
  for (const token of run) {
    const own = word(token);
    if (token.kind === 'number') unit = token.value;
    else if (own === undefined || FILLERS.has(own)) continue;
    else if (own === 'rưỡi') total += scale / 2;
    else if (own === 'mười') group += 10;
    else if (own === 'mươi') [group, unit] = [group + unit * 10, 0];
    else if (own === 'trăm') [group, unit] = [group + unit * 100, 0];
    else if (own in SCALES) {
      scale = SCALES[own] ?? 1;
      total += (group + unit) * scale;
      [group, unit] = [0, 0];
    } else unit = DIGITS[own] ?? 0;
  }
  // Money is written with at most a few decimals; binary fractions would differ at the end.
  return Math.round((total + group + unit) * 1e6) / 1e6;
}
