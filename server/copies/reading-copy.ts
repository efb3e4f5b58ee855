import { PDFDocument } from '@cantoo/pdf-lib';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import type { PageImages } from '../images/page-images.ts';
import { findPage } from '../records/find-page.ts';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { CopyRefusedError } from './copy-errors.ts';
import { drawMark, type ReadingMark } from './reading-mark.ts';

/** Pages of a document, from 1, both inclusive. */
export interface PageRange {
  readonly from: number;
  readonly to: number;
}

/** More pages are taken in several copies: a copy is made in memory. */
const MOST_COPIED_PAGES = 50;

const POINTS_PER_INCH = 72;
/** Small letters of typewriters are read well in it. */
const DOTS_PER_INCH = 150;

/** What a document is called by, for the name of a file: its number and pages, in letters that every system takes. */
export async function copyName(
  store: Store,
  reader: Reader,
  document: string,
  { from, to }: PageRange,
): Promise<string> {
  const [row] = await asReader(store, reader, (records) =>
    records.query<{ name: string; pages: number }>(
      `select coalesce(document_number, type, 'tai-lieu') as name, page_count as pages from document where id = $1`,
      [document],
    ),
  );
  if (!row) throw new RecordNotFoundError();
  if (from < 1 || from > to || to > row.pages || to - from >= MOST_COPIED_PAGES) {
    throw new CopyRefusedError(MOST_COPIED_PAGES);
  }
  const pages = from === to ? `trang ${from}` : `trang ${from}-${to}`;
  return `Bản đọc ${row.name.replace(/[\\/:*?"<>|]/g, '-')}, ${pages}.pdf`;
}

/**
 * A PDF of page images that bear the mark in their pixels, people's numbers black where the reader sees them masked. Every page is
 * looked up under the reader's rules. Throws `RecordNotFoundError`, and what `PageImages` throws.
 */
export async function readingCopy(
  { store, images }: { readonly store: Store; readonly images: PageImages },
  reader: Reader,
  document: string,
  { from, to }: PageRange,
  mark: ReadingMark,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(`Bản đọc, ${mark.agency}`);
  pdf.setProducer('Tàng Thư');
  pdf.setCreationDate(new Date(mark.at));
  for (let number = from; number <= to; number++) {
    const page = await findPage(store, reader, document, number);
    const full = images.size(page);
    const scale = Math.min(1, DOTS_PER_INCH / 200);
    const size = {
      width: Math.max(1, Math.round(full.width * scale)),
      height: Math.max(1, Math.round(full.height * scale)),
    };
    const region = { left: 0, top: 0, ...full };
    const drawn = await drawMark(await images.image(page, { region, size, format: 'jpg' }), mark);
    const points = POINTS_PER_INCH / DOTS_PER_INCH;
    const [width, height] = [drawn.width * points, drawn.height * points];
    pdf.addPage([width, height]).drawImage(await pdf.embedJpg(drawn.image), { x: 0, y: 0, width, height });
  }
  return pdf.save();
}
