import { createHash } from 'node:crypto';
import type { OriginalsReader } from '@tangthu/db/originals';
import { uprightSize, type PageTurn } from '@tangthu/db/page-words';
import sharp, { type Sharp } from 'sharp';
import type { ImageCache } from './image-cache.ts';
import type { ImageFormat, ImageRequest, PixelSize } from './image-request.ts';
import { PageRenderer } from './page-renderer.ts';
import { renderedSize } from './page-size.ts';

/** A page by its content: the original's SHA-256 (hexadecimal), the page's number from 1, its size in points as it lies in the file. */
export interface PageSource {
  readonly contentHash: string;
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** By how much it is turned to stand upright; not at all when left out. */
  readonly turn?: PageTurn;
  /** What is blackened in its pixels, in shares (0–1) of the page. */
  readonly covered?: readonly CoveredShare[] | undefined;
}

/** A part of a page, in shares (0–1) of its width and height. */
export interface CoveredShare {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** An encoded image. */
export type EncodedImage = Uint8Array<ArrayBuffer>;

/** The media type of an image format. */
export const MEDIA_TYPES: Readonly<Record<ImageFormat, string>> = { jpg: 'image/jpeg', webp: 'image/webp' };

const THUMBNAIL: PixelSize = { width: 240, height: 720 };
/** Thumbnails are drawn larger and made smaller: finer strokes stay legible. */
const THUMBNAIL_OVERSIZE = 2;

/** Images of pages, made on demand and kept in a bounded cache. Who may see them is decided before, by who asks. */
export class PageImages {
  readonly #originals: OriginalsReader;
  readonly #cache: ImageCache;
  readonly #renderer = new PageRenderer();

  constructor(originals: OriginalsReader, cache: ImageCache) {
    this.#originals = originals;
    this.#cache = cache;
  }

  /** The size in pixels of the whole page image, upright. */
  size(page: PageSource): PixelSize {
    return renderedSize(uprightSize(page, page.turn ?? 0));
  }

  /** A cut of the page image, encoded. Throws `RenderError` or `OriginalMissingError`. */
  image(page: PageSource, { region, size, format }: ImageRequest): Promise<EncodedImage> {
    const cut = `${region.left},${region.top},${region.width},${region.height}-${size.width},${size.height}`;
    return this.#cache.get(nameOf(page, `${cut}.${format}`), async () => {
      const image = sharp(await this.#whole(page))
        .extract(region)
        .resize({ ...size, fit: 'fill' });
      return bytesOf(
        format === 'webp' ? image.webp({ quality: 82, effort: 2 }) : image.jpeg({ quality: 85 }),
      );
    });
  }

  /**
   * The page in a list: WebP, 240 pixels wide. Throws like `image`. Never made from the whole image that may be there already: its
   * pixels would tell that somebody has looked at the page, or at a copy of it that is hidden from who asks.
   */
  thumbnail(page: PageSource): Promise<EncodedImage> {
    return this.#cache.get(nameOf(page, 'thumbnail.webp'), async () => {
      const image = await this.#draw(page, thumbnailDrawing(uprightSize(page, page.turn ?? 0)));
      return bytesOf(image.resize({ ...THUMBNAIL, fit: 'inside' }).webp({ quality: 75 }));
    });
  }

  /** Waits for the drawing in progress and ends the renderer. */
  close(): Promise<void> {
    return this.#renderer.close();
  }

  /** The whole page at full size, from which every cut is made. */
  #whole(page: PageSource): Promise<EncodedImage> {
    return this.#cache.get(nameOf(page, WHOLE), async () => {
      const image = await this.#draw(page, this.size(page));
      return bytesOf(image.jpeg({ quality: 90, chromaSubsampling: '4:4:4' }));
    });
  }

  /** The page upright in `size`. What is covered is black before anything is turned, encoded or kept. */
  async #draw(page: PageSource, size: PixelSize): Promise<Sharp> {
    const { contentHash, number, turn = 0, covered = [] } = page;
    const read = (): Promise<Uint8Array> => this.#originals.read(contentHash);
    const lying = uprightSize(size, turn);
    const pixels = await this.#renderer.render(contentHash, number, lying, read);
    for (const box of covered) blacken(pixels, lying, box);
    const image = sharp(pixels, { raw: { ...lying, channels: 4 } }).removeAlpha();
    if (turn === 0) return image;
    // Turned by itself: what follows cuts and shrinks the upright image.
    const upright = await image.rotate(turn).raw().toBuffer();
    return sharp(upright, { raw: { ...size, channels: 3 } });
  }
}

const WHOLE = 'whole.jpg';

const RGBA = 4;
const BLACK = 0xff;

/** Makes a part of RGBA pixels black. */
function blacken(pixels: Uint8Array, { width, height }: PixelSize, box: CoveredShare): void {
  const [left, right] = [Math.floor(box.left * width), Math.min(width, Math.ceil(box.right * width))];
  const [top, bottom] = [Math.floor(box.top * height), Math.min(height, Math.ceil(box.bottom * height))];
  for (let row = top; row < bottom; row++) {
    pixels.fill(0, RGBA * (row * width + left), RGBA * (row * width + right));
    for (let at = left; at < right; at++) pixels[RGBA * (row * width + at) + 3] = BLACK;
  }
}

/** What is covered and how the page is turned is part of the name: no image stands in another's place. */
function nameOf({ contentHash, number, turn = 0, covered = [] }: PageSource, what: string): string {
  const cover = covered.length === 0 ? '' : `masked-${digestOf(covered)}-`;
  const turned = turn === 0 ? '' : `turned-${turn}-`;
  return `${contentHash.slice(0, 2)}/${contentHash}-${number}-${cover}${turned}${what}`;
}

function digestOf(covered: readonly CoveredShare[]): string {
  const edges = covered.map(({ left, top, right, bottom }) => [left, top, right, bottom]);
  return createHash('sha256').update(JSON.stringify(edges)).digest('hex').slice(0, 32);
}

function thumbnailDrawing({ width, height }: PixelSize): PixelSize {
  const scale = THUMBNAIL_OVERSIZE * Math.min(THUMBNAIL.width / width, THUMBNAIL.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

async function bytesOf(image: Sharp): Promise<EncodedImage> {
  return new Uint8Array(await image.toBuffer());
}
