import type { ImageFormat, ImageRequest, PixelSize } from './image-request.ts';

/** A page by its content: the original's SHA-256 (hexadecimal), the page's number from 1, its size in points. */
export interface PageSource {
  readonly contentHash: string;
  readonly number: number;
  readonly width: number;
  readonly height: number;
}

/** Images of pages, made on demand and kept in a bounded cache. Access is decided before, by who asks. */
export interface PageImages {
  /** A cut of the page at 200 dpi, encoded. */
  image(page: PageSource, request: ImageRequest): Promise<Uint8Array<ArrayBuffer>>;
  /** The page in a list: WebP, 240 pixels wide. */
  thumbnail(page: PageSource): Promise<Uint8Array<ArrayBuffer>>;
  /** The size in pixels of the whole page image. */
  size(page: PageSource): PixelSize;
  close(): Promise<void>;
}

/** The media type of an image format. */
export const MEDIA_TYPES: Readonly<Record<ImageFormat, string>> = { jpg: 'image/jpeg', webp: 'image/webp' };
