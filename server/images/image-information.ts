import type { PixelSize } from './image-request.ts';

/** Large tiles: an A4 page at 200 dpi is six of them, each cut from the one rendered image. */
const TILE = 1024;

/** What a viewer must know of an image before it asks for its parts. */
export interface ImageInformation extends PixelSize {
  readonly '@context': 'http://iiif.io/api/image/3/context.json';
  readonly id: string;
  readonly type: 'ImageService3';
  readonly protocol: 'http://iiif.io/api/image';
  readonly profile: 'level1';
  readonly sizes: readonly PixelSize[];
  readonly tiles: readonly (PixelSize & { readonly scaleFactors: readonly number[] })[];
  readonly preferredFormats: readonly string[];
  readonly extraFormats: readonly string[];
  readonly extraFeatures: readonly string[];
}

/** The `info.json` of IIIF Image API 3 for an image of `full` pixels under the address `id`. */
export function imageInformation(id: string, full: PixelSize): ImageInformation {
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
    extraFeatures: ['regionByPct', 'sizeByConfinedWh'],
  };
}
