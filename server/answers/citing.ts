import { decodeWords, uprightPage, wordOffsets } from '@tangthu/db/page-words';
import { lineBoxes } from '../retrieval/lighting.ts';
import type { Citation, QuotePlace } from './answer-view.ts';
import type { EvidencePassage } from './evidence.ts';
import type { PassagePart } from './opened-passages.ts';

/** Words of a passage, by index from 0; `to` is exclusive. */
export interface WordRun {
  readonly from: number;
  readonly to: number;
}

/** Of `page.word_boxes`. */
const BYTES_A_WORD = 8;
/** Words with digits are doubtful below this confidence, in percent. */
const SURE_PERCENT = 75;

/** Cites a run of a passage's words: verbatim, and lit on its pages. `number`: of the citation within the answer. */
export function cite(passage: EvidencePassage, run: WordRun, number: number): Citation {
  const words = wordsOf(passage.text).slice(run.from, run.to);
  const places = placesOf(passage.parts, words, run);
  return {
    number,
    document: passage.document,
    passage: passage.ordinal,
    heading: passage.heading,
    page: places[0]?.page ?? 1,
    quote: words.join(' '),
    places,
    doubtful: doubtfulAmong(passage.parts, words, run),
    changes: passage.changes,
  };
}

function wordsOf(text: string): string[] {
  const offsets = wordOffsets(text);
  return Array.from({ length: offsets.length / 2 }, (_, word) =>
    text.slice(offsets[2 * word], offsets[2 * word + 1]),
  );
}

interface PartRun {
  readonly part: PassagePart;
  /** Words of the part, from 0; `to` exclusive. */
  readonly from: number;
  readonly to: number;
}

/** Which words of each part a run of the passage's words is. */
function runsOf(parts: readonly PassagePart[], { from, to }: WordRun): PartRun[] {
  let before = 0;
  return parts.flatMap((part) => {
    const length = part.to - part.from + 1;
    const run = { part, from: Math.max(0, from - before), to: Math.min(length, to - before) };
    before += length;
    return run.from < run.to ? [run] : [];
  });
}

function placesOf(parts: readonly PassagePart[], words: readonly string[], run: WordRun): QuotePlace[] {
  let taken = 0;
  const pieces = runsOf(parts, run).map(({ part, from, to }) => {
    const text = words.slice(taken, (taken += to - from)).join(' ');
    const page = uprightPage(
      {
        text,
        width: part.width,
        height: part.height,
        ...decodeWords(text, part.boxes.subarray(BYTES_A_WORD * from, BYTES_A_WORD * to), part),
      },
      part.turn,
    );
    return {
      page: part.page,
      aspect: page.height / page.width,
      words: { from: part.from + from, to: part.from + to - 1 },
      boxes: lineBoxes(page, [{ from: 0, to: to - from - 1 }]),
    };
  });
  return [...Map.groupBy(pieces, ({ page }) => page)].map(([page, of]) => ({
    page,
    aspect: of[0]?.aspect ?? 1,
    words: of.map((piece) => piece.words),
    boxes: of.flatMap(({ boxes }) => boxes),
  }));
}

function doubtfulAmong(parts: readonly PassagePart[], words: readonly string[], run: WordRun): string[] {
  const sure = runsOf(parts, run).flatMap(({ part, from, to }) =>
    Array.from({ length: to - from }, (_, at) => part.confidences?.[from + at] ?? 100),
  );
  return words.filter((word, at) => /\d/u.test(word) && (sure[at] ?? 100) < SURE_PERCENT);
}
