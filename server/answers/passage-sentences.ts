import { wordOffsets } from '@tangthu/db/page-words';
import { sentences } from '@tangthu/language/text/sentences';

/** A sentence of a passage. */
export interface PassageSentence {
  /** In one line. */
  readonly text: string;
  /** Words of the passage, by index from 0; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

/** The sentences of a passage in reading order: every word of it is in exactly one. A passage's lines are sentences or clauses. */
export function passageSentences(text: string): PassageSentence[] {
  const offsets = wordOffsets(text);
  const found: PassageSentence[] = [];
  let word = 0;
  for (const line of linesOf(text)) {
    for (const { start, end } of sentences(line.text)) {
      const from = word;
      while (word * 2 < offsets.length && (offsets[2 * word] ?? 0) < line.start + end) word++;
      found.push({ text: line.text.slice(start, end), from, to: word });
    }
  }
  return found;
}

function linesOf(text: string): { text: string; start: number }[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const placed = { text: line, start };
    start += line.length + 1;
    return placed;
  });
}
