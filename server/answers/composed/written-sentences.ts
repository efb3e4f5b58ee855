import { fold } from '@tangthu/language/text/fold';
import { sentences } from '@tangthu/language/text/sentences';
import { DECLINED } from './prompt.ts';

/** A sentence as a model wrote it, without its marks, and the numbers of the passages that it cites, each once. */
export interface WrittenSentence {
  readonly text: string;
  readonly citations: readonly number[];
}

/** A line that no end comes to is no line of an answer. */
const LONGEST_LINE = 4_000;

/** The sentences of a model's answer as soon as their line is whole. Throws nothing; a line that is too long ends them. */
export async function* writtenSentences(
  pieces: AsyncIterable<string>,
): AsyncGenerator<WrittenSentence, void, undefined> {
  let line = '';
  for await (const piece of pieces) {
    const lines = (line + piece).split(/\r\n|\n|\r/u);
    line = lines.pop() ?? '';
    for (const one of lines) yield* sentencesOfLine(one);
    if (line.length > LONGEST_LINE) return;
  }
  yield* sentencesOfLine(line);
}

/** Whether a model says that the passages do not answer. */
export function declines({ text }: WrittenSentence): boolean {
  return (
    fold(text)
      .replace(/[^a-z ]/gu, '')
      .trim() === fold(DECLINED)
  );
}

const MARK = /\s*\[\s*(?<numbers>\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*\]/gu;
const LIST_MARK = /^\s*(?:[-*•–+]\s+|\d{1,2}[.)]\s+(?=\p{Lu}))/u;

/** Parts a line into its sentences, each with the marks in it or right after it. */
export function sentencesOfLine(line: string): WrittenSentence[] {
  const written = line.normalize('NFC').replace(LIST_MARK, '').replaceAll('**', '').trim();
  let plain = '';
  let from = 0;
  const marks: { at: number; numbers: number[] }[] = [];
  for (const match of written.matchAll(MARK)) {
    plain += written.slice(from, match.index);
    from = match.index + match[0].length;
    // «… ngày [2].»: the full stop after the mark ends the sentence.
    const stop = /^\s*[.!?…]+(?=\s|$|\[)/u.exec(written.slice(from))?.[0] ?? '';
    if (!/[.!?…]$/u.test(plain)) plain += stop.trim();
    from += stop.length;
    marks.push({
      at: plain.length,
      numbers: (match.groups?.['numbers'] ?? '').split(/[,;]/u).map(Number),
    });
  }
  plain += written.slice(from);
  const spans = sentences(plain);
  return spans.flatMap(({ start, end }, at): WrittenSentence[] => {
    const text = plain.slice(start, end);
    const next = spans[at + 1]?.start ?? Infinity;
    const own = marks.filter((mark) => mark.at > start && mark.at <= next);
    return /[\p{L}\d]/u.test(text)
      ? [{ text, citations: [...new Set(own.flatMap(({ numbers }) => numbers))] }]
      : [];
  });
}
