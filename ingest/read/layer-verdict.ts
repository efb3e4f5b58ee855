import { convertedLayer } from './legacy-layer.ts';
import { drawGrey, type GreyImage } from './page-image.ts';
import { pageInk, type PageInk } from './page-ink.ts';
import type { PageLayer } from './page-layer.ts';
import type { PageText } from './page-text.ts';
import type { PdfDocument } from './pdf-document.ts';
import { hasBrokenWords, judgeText } from './text-verdict.ts';

/** What a page's own text layer is worth, as it is stored. */
export type Verdict = 'usable' | 'none' | 'stamp-only' | 'garbled' | 'legacy-encoding';

/** A judged layer: its verdict, and what was made on the way to it. */
export interface JudgedLayer {
  readonly verdict: Verdict;
  /** The text in Unicode, where it could be converted. */
  readonly converted?: PageText;
  readonly ink?: PageInk;
  /** The page's image, drawn at the resolution asked for. */
  readonly image?: GreyImage;
}

/** At this resolution letters can be told apart, and a page is drawn in half the time of the one for recognition. */
const LOOK_DOTS_PER_INCH = 60;

/**
 * Judges the layer of a page (0-based index) by its words and, on suspicion only (drawing costs ten times as much as
 * reading), by whether the letters on the page's image lie in the boxes of its words. A page with no or hardly any words is
 * drawn at `dotsPerInch`, for its image will be needed.
 */
export function judgeLayer(
  pdf: PdfDocument,
  index: number,
  layer: PageLayer,
  dotsPerInch: number = LOOK_DOTS_PER_INCH,
): JudgedLayer {
  const { verdict, shares } = judgeText(layer.page);
  if (verdict === 'garbled' || hasBrokenWords(shares)) {
    const converted = convertedLayer(pdf, index, layer.page);
    if (converted) return { verdict: 'legacy-encoding', converted };
  }
  if (verdict === 'none') {
    if (layer.objects === 0) return { verdict, ink: NO_INK };
    const image = drawGrey(pdf, index, dotsPerInch);
    return { verdict, image, ink: pageInk(image) };
  }
  if (verdict !== 'usable' || !isSuspicious(layer)) return { verdict };
  // Little more than a stamp: the page will hardly be judged otherwise, and its image be needed.
  const likely = layer.page.words.length < VERY_FEW_WORDS;
  const image = drawGrey(pdf, index, likely ? dotsPerInch : LOOK_DOTS_PER_INCH);
  const ink = pageInk(image, layer.page.words);
  if (!leavesLetters(ink)) return { verdict };
  return { verdict: 'stamp-only', ink, ...(likely ? { image } : {}) };
}

const NO_INK: PageInk = { letters: 0, lettersOutside: 0, share: 0 };

/** Images that cover less of a page hold no page of text. */
const LEAST_IMAGE = 0.2;
/** A page of fewer words, or with a wider stretch without any (as a part of its height), may have more on its image. */
const FEW_WORDS = 60;
const WIDE_STRETCH = 0.45;
/** A stamp may say as much. */
const VERY_FEW_WORDS = 20;

function isSuspicious({ page, imageShare }: PageLayer): boolean {
  if (imageShare < LEAST_IMAGE) return false;
  if (page.words.length >= FEW_WORDS && widestStretch(page) <= WIDE_STRETCH * page.height) return false;
  return page.words.length < VERY_FEW_WORDS || !CLOSING.test(page.text.slice(-CLOSING_LENGTH));
}

/** A document that ends on the page leaves the rest of it empty; only its last lines hold these words. */
const CLOSING =
  /Nơi nhận|Lưu\s*:|(?:^|\s)(?:TM|KT|TL|TUQ)\.|T\/[ML]|ghi rõ họ tên|Người (?:làm đơn|khai|viết|lập|đề nghị)/;
const CLOSING_LENGTH = 300;

/** The height in points of the widest level stretch of a page that holds no word. */
function widestStretch({ words, height }: PageText): number {
  const rows = words.map(({ top, bottom }) => ({ top, bottom })).sort((one, other) => one.top - other.top);
  let reached = 0;
  let widest = 0;
  for (const { top, bottom } of rows) {
    widest = Math.max(widest, top - reached);
    reached = Math.max(reached, bottom);
  }
  return Math.max(widest, height - reached);
}

/** More than this part of the letters outside the words' boxes is text that the layer lacks; seals hold some, too. */
const MOST_OUTSIDE = 0.3;
const FEW_LETTERS = 40;

function leavesLetters({ letters, lettersOutside }: PageInk): boolean {
  return lettersOutside > FEW_LETTERS && lettersOutside > MOST_OUTSIDE * letters;
}

/** Fewer marks of a letter's size, and less ink, are dust, folds and punch holes. */
const BLANK_LETTERS = 4;
const BLANK_SHARE = 0.002;

/** Whether a page bears nothing but dust, folds and punch holes. */
export function isBlank({ letters, share }: PageInk): boolean {
  return letters <= BLANK_LETTERS && share < BLANK_SHARE;
}
