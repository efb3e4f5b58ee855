import type { QuotePlace } from '@tangthu/server/answers/answer-view';
import type { LitBox } from '@tangthu/server/retrieval/search-result';
import { imageService } from '../document/document-link.ts';

/** The part of a page that shows a quotation, in shares of the page, and its boxes in shares of that part. */
export interface CutOut {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The part's height as a share of its width, in pixels. */
  readonly aspect: number;
  readonly boxes: readonly LitBox[];
}

/** Paper around the quotation: a share of the page's width at each side, lines above and below. */
const BESIDE = 0.03;
const LINES_AROUND = 1.2;
/** A part is at least this wide, that its letters stay of one size from quotation to quotation. */
const LEAST_WIDTH = 0.72;
/** No higher than this share of its width: a long quotation shows its beginning. */
const MOST_ASPECT = 0.3;

/** The part of a page to show for a quotation; undefined for one without boxes. */
export function cutOut({ boxes, aspect }: QuotePlace): CutOut | undefined {
  const [first] = boxes;
  if (!first) return undefined;
  const line = first.bottom - first.top;
  const [left, width] = sides(boxes);
  const top = Math.max(0, first.top - LINES_AROUND * line);
  const bottom = Math.min(1, Math.max(...boxes.map((box) => box.bottom)) + LINES_AROUND * line);
  const height = Math.min(bottom - top, (MOST_ASPECT * width) / aspect);
  return {
    left,
    top,
    width,
    height,
    aspect: (height * aspect) / width,
    boxes: boxes
      .map((box) => ({
        ...box,
        left: (box.left - left) / width,
        right: (box.right - left) / width,
        top: (box.top - top) / height,
        bottom: Math.min(1, (box.bottom - top) / height),
      }))
      .filter((box) => box.top < 1),
  };
}

function sides(boxes: readonly LitBox[]): [left: number, width: number] {
  const from = Math.max(0, Math.min(...boxes.map((box) => box.left)) - BESIDE);
  const to = Math.min(1, Math.max(...boxes.map((box) => box.right)) + BESIDE);
  const width = Math.max(LEAST_WIDTH, to - from);
  return [Math.max(0, Math.min(from, 1 - width)), width];
}

/** The address of a part's image, in the pixels that it has. */
export function cutOutHref(document: string, page: number, part: CutOut): string {
  const region = [part.left, part.top, part.width, part.height]
    .map((share) => Number((share * 100).toFixed(3)))
    .join(',');
  return `${imageService(document, page)}/pct:${region}/max/0/default.jpg`;
}
