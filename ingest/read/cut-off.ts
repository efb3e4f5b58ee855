import type { PageText } from './page-text.ts';

/** Words this near the edge (in points; 0.6 mm) run into it. */
const TOUCHING = 1.7;
/** Letters of a line that is cut lengthwise stand in a row along the edge. */
const WORDS_ALONG = 4;
/** Lines that are cut end one above the other at the edge. */
const LINES_ACROSS = 3;
/** Recognised words of less confidence (percent) are the shadows and dirt of the edge. */
const LEAST_CONFIDENCE = 30;

/** Whether the text of a page runs into an edge of its sheet, so that some of it is likely lost. */
export function isCutOff({ text, words, width, height }: PageText, confidences?: readonly number[]): boolean {
  const touching = { left: 0, right: 0, top: 0, bottom: 0 };
  for (const [index, word] of words.entries()) {
    const atEdge = {
      left: word.left < TOUCHING,
      right: word.right > width - TOUCHING,
      top: word.top < TOUCHING,
      bottom: word.bottom > height - TOUCHING,
    };
    if (!(atEdge.left || atEdge.right || atEdge.top || atEdge.bottom)) continue;
    if ((confidences?.[index] ?? 100) < LEAST_CONFIDENCE) continue;
    if (!/[\p{L}\p{N}]/u.test(text.slice(word.start, word.end))) continue;
    for (const edge of EDGES) if (atEdge[edge]) touching[edge]++;
  }
  const { left, right, top, bottom } = touching;
  return Math.max(left, right) >= LINES_ACROSS || Math.max(top, bottom) >= WORDS_ALONG;
}

const EDGES = ['left', 'right', 'top', 'bottom'] as const;
