/** An image request that IIIF does not know or this server does not offer; the message says what it offers. */
export class BadImageRequestError extends Error {
  override name = 'BadImageRequestError';
}

/** A size in pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** A cut of an image in its own pixels, and the size in which it is wanted. */
export interface ImageRequest {
  readonly region: PixelSize & { readonly left: number; readonly top: number };
  readonly size: PixelSize;
  readonly format: ImageFormat;
}

/** The formats that images are given in. */
export type ImageFormat = 'jpg' | 'webp';

/**
 * Reads the path of an IIIF Image API 3 request against an image of `full` pixels: level 1 with `webp`, `!w,h` and regions in percent.
 * Throws `BadImageRequestError` for anything else.
 */
export function parseImageRequest(
  full: PixelSize,
  path: { readonly region: string; readonly size: string; readonly rotation: string; readonly file: string },
): ImageRequest {
  if (path.rotation !== '0') throw new BadImageRequestError('The rotation must be 0.');
  const region = parseRegion(full, path.region);
  return { region, size: parseSize(region, path.size), format: parseFile(path.file) };
}

function parseFile(file: string): ImageFormat {
  const format = /^default\.(jpg|webp)$/.exec(file)?.[1];
  if (!format) throw new BadImageRequestError('The quality and format must be default.jpg or default.webp.');
  return format as ImageFormat;
}

function parseRegion(full: PixelSize, text: string): ImageRequest['region'] {
  if (text === 'full') return { left: 0, top: 0, ...full };
  if (text === 'square') {
    const side = Math.min(full.width, full.height);
    return {
      left: Math.floor((full.width - side) / 2),
      top: Math.floor((full.height - side) / 2),
      width: side,
      height: side,
    };
  }
  const [left, top, width, height] = text.startsWith('pct:')
    ? pixelsOf(full, text)
    : numbers(/^(\d{1,6}),(\d{1,6}),(\d{1,6}),(\d{1,6})$/, text);
  if (
    left === undefined ||
    top === undefined ||
    !width ||
    !height ||
    left >= full.width ||
    top >= full.height
  ) {
    throw new BadImageRequestError(
      'The region must be full, square, or x,y,w,h in pixels or pct:x,y,w,h within the image.',
    );
  }
  return {
    left,
    top,
    width: Math.min(width, full.width - left),
    height: Math.min(height, full.height - top),
  };
}

/** A region in percent of the image's sides, in whole pixels; nothing where it is none. */
function pixelsOf(full: PixelSize, text: string): number[] {
  const share = String.raw`(\d{1,3}(?:\.\d{1,6})?)`;
  const [left, top, width, height] = numbers(new RegExp(`^pct:${share},${share},${share},${share}$`), text);
  if (left === undefined || top === undefined || width === undefined || height === undefined) return [];
  return [
    Math.round((left / 100) * full.width),
    Math.round((top / 100) * full.height),
    Math.round((width / 100) * full.width),
    Math.round((height / 100) * full.height),
  ];
}

function parseSize(region: PixelSize, text: string): PixelSize {
  const size = text === 'max' ? { width: region.width, height: region.height } : wantedSize(region, text);
  if (
    !size ||
    size.width < 1 ||
    size.height < 1 ||
    size.width > region.width ||
    size.height > region.height
  ) {
    throw new BadImageRequestError(
      'The size must be max, w, or ,h or w,h or !w,h in pixels, no larger than the region.',
    );
  }
  return size;
}

function wantedSize(region: PixelSize, text: string): PixelSize | undefined {
  const [, bang, first, second] = /^(!?)(\d{1,6})?,(\d{1,6})?$/.exec(text) ?? [];
  const width = first === undefined ? undefined : Number(first);
  const height = second === undefined ? undefined : Number(second);
  if (bang)
    return width && height
      ? fitted(region, Math.min(width / region.width, height / region.height, 1))
      : undefined;
  if (width !== undefined && height !== undefined) return { width, height };
  if (width !== undefined) return { width, height: atLeastOne((region.height * width) / region.width) };
  if (height !== undefined) return { width: atLeastOne((region.width * height) / region.height), height };
  return undefined;
}

function fitted(region: PixelSize, scale: number): PixelSize {
  return { width: atLeastOne(region.width * scale), height: atLeastOne(region.height * scale) };
}

function atLeastOne(pixels: number): number {
  return Math.max(1, Math.round(pixels));
}

function numbers(pattern: RegExp, text: string): (number | undefined)[] {
  return (pattern.exec(text) ?? []).slice(1).map(Number);
}
