import { PDFDocument } from '@cantoo/pdf-lib';
import { pageHeight, pageWidth } from '../layout/sheet.ts';

/** A PDF of scans without a text layer, one JPEG a page of the sample's size. */
export async function imagePdf(jpegs: readonly Uint8Array[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (const jpeg of jpegs) {
    const image = await pdf.embedJpg(jpeg);
    const sheet = pdf.addPage([pageWidth, pageHeight]);
    sheet.drawImage(image, { x: 0, y: 0, width: pageWidth, height: pageHeight });
  }
  return pdf.save({ addDefaultPage: false });
}
