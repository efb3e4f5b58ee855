/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
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

/** Areas of which those that overlap are joined: a seal and the signature across it are one. */
export function withoutOverlaps(areas: readonly Area[]): Area[] {
  const apart: Area[] = [];
  for (const area of areas) {
    let joined = area;
    for (let at = apart.length - 1; at >= 0; at--) {
      if (!overlap(apart[at]!, joined)) continue;
      joined = around(apart[at]!, joined);
      apart.splice(at, 1);
      at = apart.length;
    }
    apart.push(joined);
  }
  return apart;
}

function overlap(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** The smallest area that holds both. */
export function around(one: Area, other: Area): Area {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

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
