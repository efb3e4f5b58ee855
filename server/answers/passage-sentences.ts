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
/** What ends a sentence or a clause. */
const STOP = /[.;:!?…]\W*$/u;
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
  const { ends, wrapped } = lineEnds(parts, words);
  const breaks = new Set(ends);
  words.forEach((word, at) => {
    const parted = text.slice(offsets[2 * at + 1], offsets[2 * at + 2]).includes('\n');
    // A long heading that wraps («Điều 1. Thành lập … do bà Ngô Bích | Tuyết làm …») is parted at its line's end.
    const goesOn = wrapped.has(at + 1) && !STOP.test(word);
    if (parted && !goesOn) breaks.add(at + 1);
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

/** The words (by index in the passage) at which the page says that a paragraph begins, and those at which a full line goes on. */
function lineEnds(
  parts: readonly PassagePart[],
  words: readonly string[],
): { ends: number[]; wrapped: ReadonlySet<number> } {
  const ends: number[] = [];
  const wrapped = new Set<number>();
  let before = 0;
  for (const part of parts) {
    const lines = linesOf(part, before);
    before += part.to - part.from + 1;
    const left = Math.min(...lines.map((line) => line.left));
    const right = Math.max(...lines.map((line) => line.right));
    const least = right - SHORT_LINE * (right - left);
    lines.forEach((line, at) => {
      const next = lines[at + 1]?.first ?? before;
      if (line.right >= least) wrapped.add(next);
      else if (!GOES_ON.test(words[next - 1] ?? '') && BEGINS.test(words[next] ?? '')) ends.push(next);
    });
  }
  return { ends, wrapped };
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
