import type { LitBox } from '@tangthu/server/retrieval/search-result';
import type { PageView } from '@tangthu/server/records/record-view';

/** A word of the page (`word` is its place in `PageView.words`) or what stands between words (`word` is null). */
export interface TextPiece {
  readonly text: string;
  readonly word: number | null;
  /** For the first word of a masked number: its last four digits, as a reader of the screen says them. */
  readonly masked?: string;
}

/** Pieces that are lit alike, in a row. */
export interface TextRun {
  readonly lit: LitBox['kind'] | null;
  readonly pieces: readonly TextPiece[];
}

type Text = Pick<PageView, 'text' | 'words' | 'litText' | 'masked'>;

/**
 * A page's text cut at every word and every edge of what is lit, in runs that are lit alike. The runs joined give
 * the whole text, but for line ends inside a paragraph, which become spaces so that it flows in a narrow column.
 */
export function textRuns(page: Text): TextRun[] {
  const flowing = joinLines(page.text);
  const runs: { lit: LitBox['kind'] | null; pieces: TextPiece[] }[] = [];
  let word = 0;
  let lit = 0;
  for (let at = 0; at < flowing.length;) {
    while (word < page.words.length && (page.words[word]?.end ?? 0) <= at) word++;
    while (lit < page.litText.length && (page.litText[lit]?.end ?? 0) <= at) lit++;
    const inWord = cut(page.words[word], at, flowing.length);
    const inLit = cut(page.litText[lit], at, flowing.length);
    const end = Math.min(inWord.end, inLit.end);
    const kind = inLit.inside ? (page.litText[lit]?.kind ?? null) : null;
    const number = page.masked.find(({ start }) => start === at);
    const piece = {
      text: flowing.slice(at, end),
      word: inWord.inside ? word : null,
      ...(number && { masked: lastDigits(flowing.slice(number.start, number.end)) }),
    };
    const last = runs.at(-1);
    if (last?.lit === kind) last.pieces.push(piece);
    else runs.push({ lit: kind, pieces: [piece] });
    at = end;
  }
  return joinAcrossSpaces(runs);
}

function lastDigits(number: string): string {
  return number.replace(/\D/g, '').slice(-4).split('').join(' ');
}

/** Lit words with only space between them are one run, so that a lit phrase looks like one. */
function joinAcrossSpaces(runs: readonly TextRun[]): TextRun[] {
  return runs.reduce<TextRun[]>((joined, run) => {
    const [before, space] = joined.slice(-2);
    if (!before?.lit || !space || space.lit || run.lit !== before.lit || !isSpace(space))
      return [...joined, run];
    return [
      ...joined.slice(0, -2),
      { lit: run.lit, pieces: [...before.pieces, ...space.pieces, ...run.pieces] },
    ];
  }, []);
}

function isSpace(run: TextRun): boolean {
  return run.pieces.every(({ text }) => /^ +$/.test(text));
}

function cut(range: { start: number; end: number } | undefined, at: number, length: number) {
  if (!range) return { inside: false, end: length };
  return range.start <= at ? { inside: true, end: range.end } : { inside: false, end: range.start };
}

const opensParagraph = /^\s*(?:[-–+•*]|\d{1,3}[.)]|[a-zđ][.)]|Điều\s|Chương\s|Mục\s|Khoản\s|Phần\s|[IVX]+\.)/;
const fullLineShare = 0.8;

/** Line ends become spaces after a line that runs to the margin, unless the next line opens a paragraph. Length is kept. */
function joinLines(text: string): string {
  const lines = text.split('\n');
  const lengths = lines.map((line) => line.length).sort((one, other) => one - other);
  const full = (lengths[Math.floor(lengths.length * 0.9)] ?? 0) * fullLineShare;
  return lines.reduce((joined, line, index) => {
    if (index === 0) return line;
    const runsOn = (lines[index - 1]?.length ?? 0) >= full && !opensParagraph.test(line);
    return joined + (runsOn ? ' ' : '\n') + line;
  }, '');
}
