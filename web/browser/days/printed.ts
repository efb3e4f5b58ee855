import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import decodeQR from 'qr/decode.js';

/** What a printed PDF says: its pages, their text, and what the QR code on the first says. */
export interface Printed {
  readonly pages: number;
  /** Width and height of the first page in points. */
  readonly size: readonly [number, number];
  /** The first page's text, white space made single spaces. */
  readonly text: string;
  readonly qr: string;
}

const DOTS_A_POINT = 200 / 72;
const RGBA = 4;
const RGBA_ORDER = 0x10;

/** Reads a PDF as a person with the sheet and a telephone would. */
export async function readPrinted(bytes: Uint8Array): Promise<Printed> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
  const pdfium = await init({ wasmBinary: new Uint8Array(wasm).buffer });
  pdfium.PDFiumExt_Init();
  const copy = pdfium.pdfium.wasmExports.malloc(bytes.length);
  memoryOf(pdfium).set(bytes, copy);
  const document = pdfium.FPDF_LoadMemDocument(copy, bytes.length, '');
  const page = pdfium.FPDF_LoadPage(document, 0);
  const size = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)] as const;
  return {
    pages: pdfium.FPDF_GetPageCount(document),
    size,
    text: textOf(pdfium, page),
    qr: decodeQR(pictureOf(pdfium, page, size)),
  };
}

/** The package does not type its memory, which growth replaces. */
function memoryOf({ pdfium }: WrappedPdfiumModule): Uint8Array<ArrayBuffer> {
  return (pdfium as unknown as { readonly HEAPU8: Uint8Array<ArrayBuffer> }).HEAPU8;
}

function textOf(pdfium: WrappedPdfiumModule, page: number): string {
  const text = pdfium.FPDFText_LoadPage(page);
  const letters = Array.from({ length: pdfium.FPDFText_CountChars(text) }, (_, at) =>
    String.fromCodePoint(pdfium.FPDFText_GetUnicode(text, at)),
  );
  return letters.join('').normalize('NFC').replace(/\s+/gu, ' ');
}

function pictureOf(
  pdfium: WrappedPdfiumModule,
  page: number,
  [pageWidth, pageHeight]: readonly [number, number],
): { width: number; height: number; data: Uint8Array } {
  const [width, height] = [Math.round(pageWidth * DOTS_A_POINT), Math.round(pageHeight * DOTS_A_POINT)];
  const bitmap = pdfium.FPDFBitmap_Create(width, height, 1);
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, RGBA_ORDER);
  const at = pdfium.FPDFBitmap_GetBuffer(bitmap);
  return { width, height, data: memoryOf(pdfium).slice(at, at + width * height * RGBA) };
}
