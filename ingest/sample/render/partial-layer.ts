import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';

/**
 * A PDF of the sample archive with only the first words (one at least) of each page in its text layer, as an engine leaves it that gave
 * up on the way; `share` is the part of the words that stays. The images stay as they are.
 */
export async function partialLayer(bytes: Uint8Array, share: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  for (const page of pdf.getPages()) {
    const contents = page.node.Contents();
    if (!(contents instanceof PDFRawStream))
      throw new TypeError('Only a PDF of the sample archive can be thinned.');
    const drawing = Buffer.from(decodePDFRawStream(contents).decode()).toString('latin1');
    const thinned = pdf.context.register(pdf.context.flateStream(firstWords(drawing, share)));
    page.node.set(PDFName.of('Contents'), thinned);
  }
  return pdf.save();
}

/** Words are lines of their own that end in the operator «Tj»; fonts and images stand on others. */
function firstWords(drawing: string, share: number): string {
  const lines = drawing.split('\n');
  const words = lines.filter((line) => line.endsWith(' Tj')).length;
  let left = Math.max(1, Math.round(words * share));
  return lines.filter((line) => !line.endsWith(' Tj') || left-- > 0).join('\n');
}
