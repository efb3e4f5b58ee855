import type { PageLine } from '../read/page-lines.ts';
import { isCapitals, isMotto, isParagraphBreak } from './head-lines.ts';
import { ownNumber } from './printed-number.ts';

/** The subject matter line of a document, with the lines it was read from. */
export interface SubjectLine {
  readonly text: string;
  readonly lines: readonly PageLine[];
}

const MOST_LINES = 8;
/** A lone mark that OCR saw in the paper's grain. */
const STRAY_MARK = /(?<=\s)(?:\p{Lm}|[^\p{L}\p{N}\s\-–+&%/])+\s/gu;
const LETTER_SUBJECT = /^V\s*\/\s*v?\s*[:.]?\s*/iu;

/** The lines under the type name, down to a gap, a line in capitals or the body. */
export function titleSubject(head: readonly PageLine[], typeLine: PageLine): SubjectLine | undefined {
  const below = head.filter((line) => line.top > typeLine.top + 2 && /\p{L}{2}/u.test(line.text));
  const lines: PageLine[] = [];
  for (const line of below) {
    const before = lines.at(-1);
    if (isCapitals(line.text) || lines.length === MOST_LINES) break;
    if (before && isParagraphBreak(before, line)) break;
    lines.push(line);
  }
  return joined(lines);
}

/** «V/v …» under an official letter's number, in the left column. */
export function letterSubject(head: readonly PageLine[], pageWidth: number): SubjectLine | undefined {
  const first = head.find((line) => LETTER_SUBJECT.test(line.text));
  if (!first) return undefined;
  const lines = [first];
  for (const line of head) {
    const before = lines.at(-1) ?? first;
    if (line.top <= before.top + 2 || (line.left + line.right) / 2 > pageWidth / 2) continue;
    if (!/\p{L}{2}/u.test(line.text) || isMotto(line.text) || ownNumber(line.text)) continue;
    if (isParagraphBreak(before, line)) break;
    lines.push(line);
  }
  return joined(lines);
}

function joined(lines: readonly PageLine[]): SubjectLine | undefined {
  const text = lines
    .map((line) => line.text)
    .join(' ')
    .replace(LETTER_SUBJECT, '')
    .replace(STRAY_MARK, '')
    .replace(/[\s.:'`´_-]+$/u, '');
  return text === '' ? undefined : { text, lines };
}
