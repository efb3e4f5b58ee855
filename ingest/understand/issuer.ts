import { lineOfWords } from '../read/page-lines.ts';
import type { PageLine } from '../read/page-lines.ts';
import type { PageText } from '../read/page-text.ts';
import { plainWords } from './alike.ts';
import { fieldOf } from './field.ts';
import type { Field } from './field.ts';
import { isCapitals } from './head-lines.ts';

/** How the names of agencies begin, in plain words. */
const AGENCY =
  /^(?:uy ban|ubnd|hoi dong|hdnd|so|bo|cuc|chi cuc|tong cuc|vu|van phong|phong|ban|trung tam|truong|hoi|lien doan|doan|dang [uy]y|dang bo|chi bo|(?:thanh|tinh|quan|huyen|thi) uy|thanh tra|kho bac|cong an|toa an|vien|mat tran|bao hiem|cong ty|tong cong ty)\s[a-z]/;

/**
 * The agency printed left of the motto and above the number (`end`); of two, the lower one issued the document.
 * `head` from top to bottom.
 */
export function issuerField(
  page: PageText,
  head: readonly PageLine[],
  motto: PageLine | undefined,
  end: PageLine | undefined,
  pageNumber: number,
): Field<string> | undefined {
  const edge = motto ? (motto.left + motto.right) / 2 : page.width / 2;
  const column = head
    .filter((line) => line.top < (end?.top ?? 0) && line !== end && line.left < edge - 20)
    .flatMap((line) => leftPart(page, line, motto ? motto.left + 20 : edge))
    .filter((line) => (line.left + line.right) / 2 < edge - 20 && isCapitals(line.text));
  const start = column.findLastIndex((line) => AGENCY.test(plainWords(line.text)));
  const lines = column.slice(Math.max(start, 0));
  if (lines.length === 0) return undefined;
  const name = lines.map((line) => clean(line.text)).join(' ');
  return fieldOf(name, pageNumber, lines, motto ? 0.9 : 0.6);
}

/** The words of a line that end left of an edge, without stray marks. */
function leftPart(page: PageText, line: PageLine, edge: number): PageLine[] {
  const isWord = (index: number): boolean => {
    const word = page.words[index];
    return word !== undefined && /[\p{Lu}\p{Ll}]{2}/u.test(page.text.slice(word.start, word.end));
  };
  let [from, to] = [line.from, line.to];
  while (to > from && !((page.words[to - 1]?.right ?? 0) < edge && isWord(to - 1))) to--;
  while (from < to && !isWord(from)) from++;
  return from < to ? [{ ...lineOfWords(page, from, to), top: line.top, bottom: line.bottom }] : [];
}

function clean(text: string): string {
  return text
    .replace(/(?<=^|\s)[^\p{Lu}\p{Ll}\d&-]+(?=\s|$)/gu, ' ')
    .replace(/^[^\p{Lu}\p{Ll}]+|[^\p{Lu}\p{Ll}\d)]+$/gu, '')
    .replace(/\s+/g, ' ');
}
