import { isRunningHead } from '../chunk/page-furniture.ts';
import { lineOfWords, pageLines } from '../read/page-lines.ts';
import type { PageLine } from '../read/page-lines.ts';
import type { PageText } from '../read/page-text.ts';

const MOTTO = /C[ỘO]NG H(?:ÒA|OÀ|OA) X[ÃA] H[ỘO]I CH[ỦU] NGH[ĨI]A|Đ[ẢA]NG C[ỘO]NG S[ẢA]N VI[ỆE]T NAM/u;
const BODY =
  /^[^\p{L}]{0,3}(?:\p{Ll}\s)?(?:Căn cứ|Kính gửi|Kính trình|Điều\s+\d|Chương\s+[IVX\d]|Theo đề nghị|Xét đề nghị|[IVX1]+\.\s+\p{Lu}{2})/u;
/** These may also begin a line of the subject; they open the body after a gap only. */
const BODY_AFTER_GAP =
  /^[^\p{L}]{0,3}(?:Theo |Xét |Thực hiện |Trên cơ sở|Hôm nay|Để |Ngày \d|\d+\.\s|\p{Lu}\p{Ll}+(?:\s\p{L}+){0,3}\s+số\s+\d)/u;
/** Lines farther apart than this many usual line heights, middle to middle, are two paragraphs. */
const PARAGRAPH_PITCH = 1.75;

/**
 * The lines of a page from top to bottom, left to right, without running heads and stray marks of OCR. A
 * line that holds both the issuer and the motto is parted.
 */
export function headLines(page: PageText): PageLine[] {
  return pageLines(page)
    .filter((line) => !isRunningHead(line, page) && /\p{L}{2}|\d/u.test(line.text))
    .flatMap((line) => partedAtMotto(page, line))
    .sort((one, two) => one.top - two.top || one.left - two.left);
}

function partedAtMotto(page: PageText, line: PageLine): PageLine[] {
  const at = MOTTO.exec(line.text)?.index ?? 0;
  if (at === 0) return [line];
  const start = (page.words[line.from]?.start ?? 0) + at;
  const word = page.words.findIndex((candidate) => candidate.end > start);
  if (word <= line.from) return [line];
  return [lineOfWords(page, line.from, word), lineOfWords(page, word, line.to)];
}

/** Whether a line is the national motto's first line, or the Party's name in its place. */
export function isMotto(text: string): boolean {
  return MOTTO.test(text);
}

/** The first line of what follows a document's head; `lines` from top to bottom. */
export function firstBodyLine(lines: readonly PageLine[], lineHeight: number): PageLine | undefined {
  return lines.find((line, at) => {
    if (BODY.test(line.text)) return true;
    const before = lines[at - 1];
    // What stands right under the type name is the subject, however far below.
    if (!before || isCapitals(before.text)) return false;
    return BODY_AFTER_GAP.test(line.text) && isParagraphBreak(before, line, lineHeight);
  });
}

/** Whether a line stands so far below another that it begins a new paragraph. */
export function isParagraphBreak(before: PageLine, line: PageLine, lineHeight: number): boolean {
  return (line.top + line.bottom - before.top - before.bottom) / 2 > PARAGRAPH_PITCH * lineHeight;
}

/** The height of most full lines of a page, in points: three of four are no higher. */
export function usualLineHeight(lines: readonly PageLine[]): number {
  const heights = lines.map((line) => line.bottom - line.top).sort((one, two) => one - two);
  return heights[Math.floor(heights.length * 0.75)] ?? 0;
}

/** Whether a line is set in capitals. */
export function isCapitals(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals > 1 && small <= capitals / 8;
}

/** Whether a line is only a rule drawn with underscores or dashes. */
export function isBlankRule(text: string): boolean {
  return !/[\p{L}\d]/u.test(text);
}
