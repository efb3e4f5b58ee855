import type { PageWord } from '@tangthu/server/records/record-view';
import type { LitBox } from '@tangthu/server/retrieval/search-result';

/** A rectangle as shares (0–1) of the page, as SVG wants it. */
export interface LitRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly kind: LitBox['kind'];
}

/** A rectangle; for deep zoom the page is 1 wide and its height is in the same unit. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Share of a box's height by which it is widened on each side, so that accents and tails are lit too. */
const margin = 0.12;

/** Boxes closer to each other than this share of their height are one run of words. */
const wordGap = 0.6;

/** Boxes as rectangles to draw: passages first, so that matches lie over them; neighbours on a line joined. */
export function litRectangles(boxes: readonly LitBox[]): LitRectangle[] {
  const joined = (['passage', 'match'] as const).flatMap((kind) =>
    joinNeighbours(boxes.filter((box) => box.kind === kind)),
  );
  return joined.map((box) => {
    const extra = (box.bottom - box.top) * margin;
    const x = Math.max(0, box.left - extra);
    const y = Math.max(0, box.top - extra);
    return {
      x,
      y,
      width: Math.min(1, box.right + extra) - x,
      height: Math.min(1, box.bottom + extra) - y,
      kind: box.kind,
    };
  });
}

/** Joins each box with the one before it, in reading order, when they stand side by side on one line. */
function joinNeighbours(boxes: readonly LitBox[]): LitBox[] {
  return boxes.reduce<LitBox[]>((joined, box) => {
    const last = joined.at(-1);
    if (!last || !standsRightOf(box, last)) return [...joined, box];
    const top = Math.min(last.top, box.top);
    const bottom = Math.max(last.bottom, box.bottom);
    return [...joined.slice(0, -1), { ...last, top, bottom, right: Math.max(last.right, box.right) }];
  }, []);
}

function standsRightOf(box: LitBox, last: LitBox): boolean {
  const height = Math.min(box.bottom - box.top, last.bottom - last.top);
  const shared = Math.min(box.bottom, last.bottom) - Math.max(box.top, last.top);
  const gap = box.left - last.right;
  return shared > height / 2 && gap < height * wordGap && box.left >= last.left;
}

/** Share of the page between a word and the frame around it. */
const frameGap = 0.005;

/** A frame around one word, clear of its letters. `box` is in shares of the page. */
export function frameAround([left, top, right, bottom]: PageWord['box']): Region {
  return {
    x: left - frameGap,
    y: top - frameGap / 2,
    width: right - left + 2 * frameGap,
    height: bottom - top + frameGap,
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** At this many pixels across a whole page its text is comfortable to read. */
const readableWidth = 760;

/**
 * What the viewer shows around a word: as much of the page as stays readable, with the word in its upper half; the
 * head of the page when no word is given. `page` may be in any unit, `frame` in pixels; the box in shares of the page.
 */
export function readableRegion(box: PageWord['box'] | undefined, page: Size, frame: Size): Region {
  const width = Math.min(1, frame.width / readableWidth);
  const height = width * (frame.height / frame.width);
  const pageHeight = page.height / page.width;
  const [left, top, right, bottom] = box ?? [0, 0, 1, 0];
  return {
    x: between((left + right) / 2 - width / 2, 0, 1 - width),
    y: between(((top + bottom) / 2) * pageHeight - height * 0.4, 0, Math.max(0, pageHeight - height)),
    width,
    height,
  };
}

function between(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
