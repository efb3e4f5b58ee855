import type { PixelSize } from './image-request.ts';

/** Large tiles: an A4 page at 200 dpi is six of them, each cut from the one rendered image. */
const TILE = 1024;

/** The `info.json` of IIIF Image API 3 for an image of `full` pixels under the address `id`. */
export function imageInformation(id: string, full: PixelSize) {
  const scaleFactors = [1, 2, 4, 8].filter(
    (factor) => factor === 1 || Math.max(full.width, full.height) / factor > TILE / 4,
  );
  return {
    '@context': 'http://iiif.io/api/image/3/context.json',
    id,
    type: 'ImageService3',
    protocol: 'http://iiif.io/api/image',
    profile: 'level1',
    width: full.width,
    height: full.height,
    sizes: scaleFactors
      .map((factor) => ({ width: Math.ceil(full.width / factor), height: Math.ceil(full.height / factor) }))
      .reverse(),
    tiles: [{ width: TILE, height: TILE, scaleFactors }],
    preferredFormats: ['webp', 'jpg'],
    extraFormats: ['webp'],
    extraFeatures: ['sizeByConfinedWh'],
  };
}
