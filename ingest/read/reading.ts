import type { Verdict } from './layer-verdict.ts';
import type { Turn } from './page-layer.ts';
import type { PageText } from './page-text.ts';

/** What is wrong with a page's scan or with its place in the file. */
export type PageMark = 'blank' | 'upside-down' | 'sideways' | 'cut-off' | 'damaged' | 'low-quality';

/** A page as it is searched, and how it came to its text. */
export interface PageReading {
  /** What is searched: boxes in points of the page as displayed; no words where nothing could be read. */
  readonly page: PageText;
  /** Where that text comes from: the file's own layer as it is or converted, recognition, or nowhere. */
  readonly source: 'layer' | 'converted' | 'ocr' | 'none';
  /** What the file's own layer is worth. */
  readonly verdict: Verdict;
  readonly marks: readonly PageMark[];
  /** Degrees clockwise by which the displayed page must be turned to stand upright. */
  readonly turn: Turn;
  /** How sure recognition was of the page, 0 to 1; of recognised pages only. */
  readonly confidence?: number;
  /** The same of each word, in percent. */
  readonly wordConfidences?: readonly number[];
  /** The layer's own text where another took its place. */
  readonly rawText?: string;
}

/** The mark of a page that must be turned to stand upright. */
export function marksOfTurn(turn: Turn): PageMark[] {
  if (turn === 0) return [];
  return [turn === 180 ? 'upside-down' : 'sideways'];
}

/** The reading with one more mark. */
export function withMark(reading: PageReading, mark: PageMark): PageReading {
  return { ...reading, marks: [...new Set([...reading.marks, mark])] };
}
