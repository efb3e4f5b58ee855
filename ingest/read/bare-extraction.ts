/* eslint-disable @typescript-eslint/no-non-null-assertion -- parallel columns of one length, read in the hot loop */
import type { PdfDocument } from './pdf-document.ts';

/** What a bare pass over a document's characters found: enough to keep the work from being optimised away. */
export interface BareExtraction {
  readonly pages: number;
  readonly characters: number;
  /** Sum of all code points and box sides, in points. */
  readonly checksum: number;
}

/**
 * The yardstick of the ingest benchmark: PDFium alone, asked for the code and the box of every character
 * of every page through its raw functions, with nothing made of them. (Through the package's own wrapped
 * functions the same pass takes 1.4 times as long.)
 */
export function bareExtraction(pdf: PdfDocument): BareExtraction {
  const { functions, memory } = pdf.pdfium;
  const box = functions.malloc(32);
  let characters = 0;
  let checksum = 0;
  for (let index = 0; index < pdf.pageCount; index++) {
    pdf.withPage(index, (page) => {
      const textPage = functions.FPDFText_LoadPage(page);
      const count = functions.FPDFText_CountChars(textPage);
      for (let at = 0; at < count; at++) {
        checksum += functions.FPDFText_GetUnicode(textPage, at);
        functions.FPDFText_GetCharBox(textPage, at, box, box + 8, box + 16, box + 24);
        const first = box >> 3;
        const { HEAPF64 } = memory;
        checksum += HEAPF64[first]! + HEAPF64[first + 1]! + HEAPF64[first + 2]! + HEAPF64[first + 3]!;
      }
      characters += count;
      functions.FPDFText_ClosePage(textPage);
    });
  }
  functions.free(box);
  return { pages: pdf.pageCount, characters, checksum };
}
