import { decodeWords, wordOffsets } from '@tangthu/db/page-words';
import { sentences } from '@tangthu/language/text/sentences';
import type { PassagePart } from './opened-passages.ts';

/** A sentence of a passage. */
export interface PassageSentence {
  /** In one line. */
  readonly text: string;
  /** Words of the passage, by index from 0; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

/** A line that ends so far before the text's right edge (a share of its width) ends its paragraph. */
const SHORT_LINE = 0.12;
/** A name goes on in the next line, and so does what ends in a dash or a comma. */
const GOES_ON = /^(?:\p{Lu}\p{Ll}+|.*[-–,(])$/u;
/** What a paragraph begins with: no small letter, and no figure but of a list. */
const BEGINS = /^(?:["“«(]?\p{Lu}|[•●▪*+–-]$|\d{1,2}[.)]$|[a-zđ][.)]$)/u;

/**
 * The sentences of a passage in reading order: every word of it is in exactly one. Beside the stops, the page itself ends
 * sentences: a line of a heading or of a table ends long before the text's right edge.
 */
export function passageSentences(text: string, parts: readonly PassagePart[] = []): PassageSentence[] {
  const offsets = wordOffsets(text);
  const words = Array.from({ length: offsets.length / 2 }, (_, word) =>
    text.slice(offsets[2 * word], offsets[2 * word + 1]),
  );
  const breaks = new Set(paragraphEnds(parts, words));
  words.forEach((_, word) => {
    if (text.slice(offsets[2 * word + 1], offsets[2 * word + 2]).includes('\n')) breaks.add(word + 1);
  });
  const starts = [0, ...[...breaks].sort((one, two) => one - two)];
  return joined(starts.flatMap((from, at) => sentencesOf(words, from, starts[at + 1] ?? words.length)));
}

/** What begins with a small letter goes on with the sentence before it, unless that had its stop or it is a point of a list. */
function joined(pieces: readonly PassageSentence[]): PassageSentence[] {
  return pieces.reduce<PassageSentence[]>((all, piece) => {
    const last = all.at(-1);
    const goesOn =
      last &&
      /^\p{Ll}/u.test(piece.text) &&
      !/^\p{Ll}\d?[.)]/u.test(piece.text) &&
      !/[.!?:]$/u.test(last.text);
    if (!goesOn) return [...all, piece];
    return [...all.slice(0, -1), { text: `${last.text} ${piece.text}`, from: last.from, to: piece.to }];
  }, []);
}

function sentencesOf(words: readonly string[], from: number, to: number): PassageSentence[] {
  const text = words.slice(from, to).join(' ');
  const ends = wordOffsets(text);
  let word = from;
  return sentences(text).map(({ start, end }) => {
    const first = word;
    while (word < to && (ends[2 * (word - from)] ?? 0) < end) word++;
    return { text: text.slice(start, end), from: first, to: word };
  });
}

interface Line {
  readonly first: number;
  readonly left: number;
  readonly right: number;
}

/** The words (by index in the passage) at which the page says that a paragraph begins. */
function paragraphEnds(parts: readonly PassagePart[], words: readonly string[]): number[] {
  let before = 0;
  return parts.flatMap((part) => {
    const lines = linesOf(part, before);
    before += part.to - part.from + 1;
    const left = Math.min(...lines.map((line) => line.left));
    const right = Math.max(...lines.map((line) => line.right));
    const least = right - SHORT_LINE * (right - left);
    return lines.flatMap((line, at) => {
      const next = lines[at + 1]?.first ?? before;
      const ends = line.right < least && !GOES_ON.test(words[next - 1] ?? '');
      return ends && BEGINS.test(words[next] ?? '') ? [next] : [];
    });
  });
}

function linesOf(part: PassagePart, before: number): Line[] {
  const { wordBoxes } = decodeWords('', part.boxes, part);
  const lines: { first: number; left: number; right: number; top: number; bottom: number }[] = [];
  for (let word = 0; word <= part.to - part.from; word++) {
    const [left = 0, top = 0, right = 0, bottom = 0] = wordBoxes.slice(4 * word, 4 * word + 4);
    const line = lines.at(-1);
    const goesOn =
      line && left >= line.right - 1 && (top + bottom) / 2 < line.bottom && (top + bottom) / 2 > line.top;
    if (goesOn) Object.assign(line, { right, top, bottom });
    else lines.push({ first: before + word, left, right, top, bottom });
  }
  return lines;
}
