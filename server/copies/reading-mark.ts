import sharp from 'sharp';
import { linePath } from './mark-font.ts';

/** What a reading copy says of itself. */
export interface ReadingMark {
  /** The agency in whose name it was taken (empty for who reads by a grant and belongs to none), and who took it. */
  readonly agency: string;
  readonly person: string;
  /** ISO time. */
  readonly at: string;
  /** What an auditor finds the download by. */
  readonly request: string;
}

/** An encoded image with its size in pixels. */
export interface MarkedImage {
  readonly image: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Share of the image's width that a line of the mark takes at most, and the height of its letters. */
const LINE_SHARE = 0.94;
const LETTERS = 0.017;
const INK = '#8c1c1c';

/**
 * Draws the mark into the pixels of a page image: a line on its lower edge that says whose copy it is, and the words «BẢN ĐỌC» faint
 * across the page. Gives a JPEG.
 */
export async function drawMark(page: Uint8Array, mark: ReadingMark): Promise<MarkedImage> {
  const image = sharp(page);
  const { width, height } = await image.metadata();
  const svg = await markDrawing(width, height, sentenceOf(mark));
  const drawn = await image
    .composite([{ input: Buffer.from(svg) }])
    .jpeg({ quality: 78 })
    .toBuffer();
  return { image: new Uint8Array(drawn), width, height };
}

/** `BẢN ĐỌC · UBND phường … · Trần Thị Mai · 14:05 ngày 22/11/2026 · 0198…`. */
export function sentenceOf({ agency, person, at, request }: ReadingMark): string {
  const moment = new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(new Date(at));
  return ['BẢN ĐỌC', agency, person, moment, `mã ${request.slice(0, 13)}`]
    .filter((part) => part !== '')
    .join(' · ');
}

async function markDrawing(width: number, height: number, sentence: string): Promise<string> {
  const letters = Math.max(10, width * LETTERS);
  const whole = await linePath(sentence, letters);
  const fit = Math.min(1, (width * LINE_SHARE) / whole.width);
  const across = await linePath('BẢN ĐỌC', width * 0.16);
  const [bottom, left] = [height - letters * 0.6, (width - whole.width * fit) / 2];
  const band = letters * 1.9;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect x="0" y="${height - band}" width="${width}" height="${band}" fill="#fff" fill-opacity="0.82"/>
    <path transform="translate(${left} ${bottom}) scale(${fit})" d="${whole.path}" fill="${INK}"/>
    <path transform="translate(${width / 2} ${height / 2}) rotate(-32) translate(${-across.width / 2} ${width * 0.05})" d="${across.path}" fill="${INK}" fill-opacity="0.09"/>
  </svg>`;
}
