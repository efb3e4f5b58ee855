import type { OcrEngine } from '../ocr/ocr-engine.ts';
import { OCR_DOTS_PER_INCH } from '../ocr/recognize-page.ts';
import { colouredPatches } from './coloured-patches.ts';
import { examinePage } from './examined-page.ts';
import { drawGrey, type GreyImage } from './page-image.ts';
import { openPdf, type PdfDocument } from './pdf-document.ts';
import { PdfError } from './pdf-errors.ts';
import { abandonIfGrown } from './pdfium.ts';
import { withMark, type PageReading } from './reading.ts';
import { RecognitionDesk } from './recognition-desk.ts';
import { pagesWithBrokenContents } from './sheet-contents.ts';

export type { PageMark, PageReading } from './reading.ts';

/** The version of the rules by which pages are read; what older ones made is read again from the original. */
export const READING_RULES = 4;

/** A file of more pages is a mistake of its sender, and would hold a worker for hours. */
export const MOST_PAGES = 5000;

/**
 * Reads a PDF page by page: its own text layer where that can be trusted, else what `ocr` recognises on its image; without
 * `ocr` such pages stay without words. A page that cannot be opened or drawn is marked, and all others go in. While pages
 * are recognised the next ones are prepared and drawn, and no more than `ocr.slots + 2` images are held. Throws `PdfError` where the file,
 * or not one page of it, can be opened, or it has too many pages, and `OcrError` where recognition fails on all it is given.
 */
export async function readPages(bytes: Uint8Array, ocr: OcrEngine | undefined): Promise<PageReading[]> {
  let pdf = await openPdf(bytes);
  const desk = ocr && new RecognitionDesk(ocr);
  const readings: PageReading[] = [];
  let opened = 0;
  try {
    const { pageCount } = pdf;
    if (pageCount > MOST_PAGES) throw tooLong(pageCount);
    for (let index = 0; index < pageCount; index++) {
      const examined = examinePage(pdf, index, desk && OCR_DOTS_PER_INCH);
      if (examined.layer) opened++;
      readings.push(examined.reading);
      if (desk && examined.wantsRecognition) {
        const drawing = examined.image ?? drawn(pdf, index);
        if (drawing) {
          // While it waits for the engine a page holds no more than its grey pixels.
          const { colours, ...image } = drawing;
          const patches = colouredPatches({ ...image, ...(colours && { colours }) });
          const sheet = { examined: { ...examined, image }, image, patches };
          await desk.take(sheet, (reading) => void (readings[index] = reading));
        } else readings[index] = withMark(examined.reading, 'damaged');
      }
      if (pdf.trapped) pdf = await openPdf(bytes);
    }
  } finally {
    await desk?.settled();
    pdf.close();
    abandonIfGrown(pdf.pdfium);
  }
  desk?.throwFault();
  if (opened === 0) throw unreadable();
  return withBrokenSheets(bytes, readings);
}

function drawn(pdf: PdfDocument, index: number): GreyImage | undefined {
  try {
    return drawGrey(pdf, index, OCR_DOTS_PER_INCH);
  } catch (error) {
    if (error instanceof PdfError) return undefined;
    throw error;
  }
}

/** Sheets that look blank only because their contents are broken are marked so. */
async function withBrokenSheets(bytes: Uint8Array, readings: PageReading[]): Promise<PageReading[]> {
  const blank = readings.flatMap(({ marks }, index) => (marks.includes('blank') ? [index] : []));
  const broken = await pagesWithBrokenContents(bytes, blank);
  return readings.map((reading, index) =>
    broken.has(index) ? { ...reading, marks: ['damaged' as const] } : reading,
  );
}

function tooLong(pages: number): PdfError {
  return new PdfError(
    'too-long',
    `The PDF has ${pages} pages; more than ${MOST_PAGES} cannot be taken in one file: split it.`,
    { pages },
  );
}

function unreadable(): PdfError {
  return new PdfError('damaged', 'No page of the PDF can be opened: ask its sender for a sound copy.');
}
