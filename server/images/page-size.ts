import type { PixelSize } from './image-request.ts';

const POINTS_PER_INCH = 72;
const DOTS_PER_INCH = 200;
/** An A1 drawing at 200 dpi; larger sheets are rendered coarser so that one page cannot fill the memory. */
const MOST_PIXELS = 32_000_000;

/** The pixels in which a page of this size in points is rendered: 200 dpi, less for very large sheets. */
export function renderedSize(points: { readonly width: number; readonly height: number }): PixelSize {
  const scale = DOTS_PER_INCH / POINTS_PER_INCH;
  const pixels = points.width * points.height * scale * scale;
  const fit = scale * Math.min(1, Math.sqrt(MOST_PIXELS / pixels));
  return {
    width: Math.max(1, Math.round(points.width * fit)),
    height: Math.max(1, Math.round(points.height * fit)),
  };
}
