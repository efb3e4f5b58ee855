import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDocument, PDFName, PDFRawStream, PDFStream } from '@cantoo/pdf-lib';

/**
 * Whether the drawing instructions of pages on which PDFium finds nothing are broken, for it passes over what it cannot
 * inflate without a word. `indexes` counts from 0; a file that cannot be looked into is given the benefit of the doubt.
 */
export async function pagesWithBrokenContents(
  bytes: Uint8Array,
  indexes: readonly number[],
): Promise<ReadonlySet<number>> {
  if (indexes.length === 0) return new Set();
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
    const pages = pdf.getPages();
    return new Set(indexes.filter((index) => hasBrokenContents(pages[index]?.node.Contents())));
  } catch {
    return new Set();
  }
}

function hasBrokenContents(contents: PDFStream | PDFArray | undefined): boolean {
  if (contents instanceof PDFArray) {
    return Array.from({ length: contents.size() }, (_, at) => contents.lookup(at)).some(isBrokenStream);
  }
  return isBrokenStream(contents);
}

function isBrokenStream(stream: unknown): boolean {
  if (!(stream instanceof PDFRawStream)) return false;
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  if (only !== PDFName.of('FlateDecode')) return false;
  try {
    inflateSync(stream.getContents());
    return false;
  } catch {
    return true;
  }
}
