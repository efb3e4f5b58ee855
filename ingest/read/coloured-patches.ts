import { withoutOverlaps } from '../ocr/area.ts';
import { colouredAreas } from '../ocr/coloured-ink.ts';
import type { ColouredPatch } from '../ocr/under-colour.ts';
import { drawPart, renderPage, type GreyImage } from './page-image.ts';
import type { PdfDocument } from './pdf-document.ts';
import { PdfError } from './pdf-errors.ts';

/** Seals and stamps are found on a small image of the page. */
const LOOK_DOTS_PER_INCH = 50;
/** What a seal hides reaches beyond it: a name and a title are wider, and stand above and below. */
const BESIDE_INCHES = 1.6;
const ABOVE_INCHES = 0.4;
const BELOW_INCHES = 0.6;
/** A page with more patches is printed in colours. */
const MOST_PATCHES = 6;

/**
 * The parts of a page (0-based index) on which coloured ink may hide print, drawn as `image` of the page was; none where
 * the page cannot be drawn in colours.
 */
export function colouredPatches(pdf: PdfDocument, index: number, image: GreyImage): ColouredPatch[] {
  try {
    const look = renderPage(pdf, index, { scale: LOOK_DOTS_PER_INCH / 72 });
    const areas = colouredAreas({ ...look, dotsPerInch: LOOK_DOTS_PER_INCH });
    if (areas.length > MOST_PATCHES) return [];
    const scale = image.width / look.width;
    const inches = image.dotsPerInch;
    const wide = areas.map((area) => ({
      left: Math.max(0, Math.round(area.left * scale - BESIDE_INCHES * inches)),
      top: Math.max(0, Math.round(area.top * scale - ABOVE_INCHES * inches)),
      right: Math.min(image.width, Math.round(area.right * scale + BESIDE_INCHES * inches)),
      bottom: Math.min(image.height, Math.round(area.bottom * scale + BELOW_INCHES * inches)),
    }));
    return withoutOverlaps(wide).map((area) => {
      const part = drawPart(pdf, index, image, area);
      return { left: area.left, top: area.top, image: { ...part, dotsPerInch: inches } };
    });
  } catch (error) {
    if (error instanceof PdfError) return [];
    throw error;
  }
}
