import type { OcrImage } from './ocr-engine.ts';

/** A rectangle of pixels; right and bottom exclusive. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A drawn edge fades into the paper over so many pixels. */
const FRINGE = 1;

/** The image with these areas painted over in the colour of its paper. */
export function painted(image: OcrImage, areas: readonly Area[], paper: number): OcrImage {
  if (areas.length === 0) return image;
  const { width, height } = image;
  const data = image.data.slice();
  for (const { left, top, right, bottom } of areas) {
    const from = Math.max(0, left - FRINGE);
    const to = Math.min(width, right + FRINGE);
    for (let y = Math.max(0, top - FRINGE); y < Math.min(height, bottom + FRINGE); y++) {
      data.fill(paper, y * width + from, y * width + to);
    }
  }
  return { ...image, data };
}
