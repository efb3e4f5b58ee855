import sharp from 'sharp';
import { generateDocuments } from '../../sample/generate.ts';
import { Random } from '../../sample/random.ts';
import { wornScan, type Wear } from '../../sample/render/worn-scan.ts';
import type { OcrImage } from '../ocr-engine.ts';

const SEED = 7;

/** A page of the sample archive as a grey scan at 200 dpi, with its text; the same page at every wear. */
export async function scannedPage(wear: Wear): Promise<{ image: OcrImage; text: string }> {
  const [document] = generateDocuments({ count: 4, seed: SEED });
  const [sheet] = document?.pages ?? [];
  if (!sheet) throw new Error('The sample has no page.');
  const { jpeg, page } = await wornScan(sheet, wear, 5, new Random(SEED, wear));
  return { image: await greyImage(jpeg), text: page.text };
}

/** An image turned clockwise by this many degrees, on white. */
export async function rotated(
  { data, width, height, dotsPerInch }: OcrImage,
  degrees: number,
): Promise<OcrImage> {
  const turned = await sharp(data, { raw: { width, height, channels: 1 } })
    .rotate(degrees, { background: '#ffffff' })
    .png()
    .toBuffer();
  return { ...(await greyImage(turned)), dotsPerInch };
}

/** The upper part of an image, this share of its height. */
export function upperPart({ data, width, height, dotsPerInch }: OcrImage, share: number): OcrImage {
  const rows = Math.round(height * share);
  return { data: data.subarray(0, rows * width), width, height: rows, dotsPerInch };
}

/** White paper of A4 at 200 dpi. */
export function whitePage(): OcrImage {
  const [width, height] = [1654, 2339];
  return { data: new Uint8Array(width * height).fill(255), width, height, dotsPerInch: 200 };
}

/** The share of the words of a text that were found, in any order. */
export function shareOfWords(text: string, found: Iterable<{ readonly text: string }>): number {
  const left = new Map<string, number>();
  for (const word of found) left.set(word.text, (left.get(word.text) ?? 0) + 1);
  const words = text.split(/\s+/);
  const hits = words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
  return hits.length / words.length;
}

async function greyImage(bytes: Buffer): Promise<OcrImage> {
  const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height, dotsPerInch: 200 };
}
