import type { StoredWords } from '@tangthu/db/page-words';

/** A part of a page that its image does not show, as shares (0–1) of its width and height. */
export interface CoveredBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The words of a person's number, `to` exclusive. */
export interface NumberPlace {
  readonly from: number;
  readonly to: number;
}

/** A page as it is displayed: masked text, words with their boxes in points, and by how much it must be turned to stand upright. */
export interface CoverablePage extends StoredWords {
  readonly text: string;
  readonly turn: number;
  readonly width: number;
  readonly height: number;
}

/** Letters differ in width: so many of a word's mean ones are covered beyond its last masked digit. */
const BEYOND = 0.3;
/** Only what stands farther before the first masked digit, in letters, is left open. */
const BEFORE = 3;
/** Marks are about half as wide as digits. */
const NARROW = /[.,;:'’!|()[\]-]/gu;
/** Boxes are drawn larger by this share of their height: readers of letters and of layers place them a little off. */
const MARGIN = 0.2;
/** A word taller than this share of its width runs down the page, or on a slant. */
const UPRIGHT = 0.6;

/**
 * What is to be covered of a page for its masked digits: their part of each word's box, from the word's beginning where
 * next to nothing stands before them. Of a word that stands turned or on a slant all is covered, the last four digits too.
 */
export function coveredBoxes(page: CoverablePage, places: readonly NumberPlace[]): CoveredBox[] {
  return places.flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, index) => coveredOf(page, from + index)).filter(
      (box) => box !== undefined,
    ),
  );
}

function coveredOf(page: CoverablePage, word: number): CoveredBox | undefined {
  const { text, wordSpans, wordBoxes, width, height } = page;
  const written = text.slice(wordSpans[2 * word], wordSpans[2 * word + 1]);
  const [left = 0, top = 0, right = 0, bottom = 0] = wordBoxes.slice(4 * word, 4 * word + 4);
  const first = written.indexOf('*');
  if (first < 0) return undefined;
  const letter = (right - left) / widthOf(written);
  const isUpright = page.turn === 0 && bottom - top <= Math.max(UPRIGHT * (right - left), 3 * letter);
  const starts = isUpright && first > BEFORE ? left + (widthOf(written.slice(0, first)) - 1) * letter : left;
  const ends = isUpright
    ? Math.min(right, left + (widthOf(written.slice(0, written.lastIndexOf('*') + 1)) + BEYOND) * letter)
    : right;
  const margin = MARGIN * Math.min(bottom - top, right - left);
  return {
    left: share(starts - margin, width),
    top: share(top - margin, height),
    right: share(ends === right ? ends + margin : ends, width),
    bottom: share(bottom + margin, height),
  };
}

/** In digits. */
function widthOf(text: string): number {
  return text.length - (text.match(NARROW)?.length ?? 0) / 2;
}

function share(points: number, whole: number): number {
  return Math.min(1, Math.max(0, points / whole));
}
