import { PDFDocument } from '@cantoo/pdf-lib';
import { pageHeight, pageWidth } from '../layout/sheet.ts';

/** A PDF of scans without a text layer, one JPEG a page of the sample's size; a broad one lies on its side. */
export async function imagePdf(jpegs: readonly Uint8Array[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (const jpeg of jpegs) {
    const image = await pdf.embedJpg(jpeg);
    const [width, height] = image.width > image.height ? [pageHeight, pageWidth] : [pageWidth, pageHeight];
    pdf.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
  }
  return pdf.save({ addDefaultPage: false });
}
