import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/** What the main thread asks: a page (from 1) of `pdf`, or of the one sent last, in pixels. */
export interface RenderMessage {
  readonly pdf?: Uint8Array<ArrayBuffer>;
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

/** What comes back: RGBA pixels row by row from the top, or why there are none. */
export type RenderReply = { readonly pixels: Uint8Array<ArrayBuffer> } | { readonly fault: string };

interface OpenDocument {
  readonly handle: number;
  readonly form: number;
  close(): void;
}

const RGBA = 4;
const WHITE = 0xffffffff;
const ANNOTATIONS_AND_RGBA_ORDER = 0x01 | 0x10;

if (!parentPort) throw new Error('This file runs as a worker thread.');
const port = parentPort;
const pdfium = await startPdfium();
/** The package does not type its memory. Read it anew after every call that may allocate: growth replaces it. */
const memory = pdfium.pdfium as unknown as { readonly HEAPU8: Uint8Array<ArrayBuffer> };
let open: OpenDocument | undefined;

port.on('message', (message: RenderMessage) => {
  try {
    if (message.pdf) {
      open?.close();
      open = undefined;
      open = openDocument(message.pdf);
    }
    if (!open) throw new Error('No PDF was sent before.');
    const pixels = render(open, message);
    port.postMessage({ pixels } satisfies RenderReply, [pixels.buffer]);
  } catch (error) {
    port.postMessage({ fault: error instanceof Error ? error.message : String(error) } satisfies RenderReply);
  }
});

async function startPdfium(): Promise<WrappedPdfiumModule> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
  const library = await init({ wasmBinary: new Uint8Array(wasm).buffer });
  library.PDFiumExt_Init();
  return library;
}

/** Opens the PDF with its form: signatures and stamps are form fields, which are drawn only so. */
function openDocument(bytes: Uint8Array): OpenDocument {
  const copy = pdfium.pdfium.wasmExports.malloc(bytes.length);
  memory.HEAPU8.set(bytes, copy);
  const handle = pdfium.FPDF_LoadMemDocument(copy, bytes.length, '');
  if (!handle) {
    pdfium.pdfium.wasmExports.free(copy);
    throw new Error(`PDFium cannot open the PDF (error ${pdfium.FPDF_GetLastError()}).`);
  }
  const formInfo = pdfium.PDFiumExt_OpenFormFillInfo();
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(handle, formInfo);
  return {
    handle,
    form,
    close: () => {
      pdfium.PDFiumExt_ExitFormFillEnvironment(form);
      pdfium.PDFiumExt_CloseFormFillInfo(formInfo);
      pdfium.FPDF_CloseDocument(handle);
      pdfium.pdfium.wasmExports.free(copy);
    },
  };
}

function render(
  { handle, form }: OpenDocument,
  { page, width, height }: RenderMessage,
): Uint8Array<ArrayBuffer> {
  const sheet = pdfium.FPDF_LoadPage(handle, page - 1);
  if (!sheet) throw new Error(`PDFium cannot open page ${page}.`);
  pdfium.FORM_OnAfterLoadPage(sheet, form);
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, RGBA, 0, 0);
  try {
    if (!bitmap) throw new Error(`There is no memory for an image of ${width} × ${height} pixels.`);
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    pdfium.FPDF_RenderPageBitmap(bitmap, sheet, 0, 0, width, height, 0, ANNOTATIONS_AND_RGBA_ORDER);
    pdfium.FPDF_FFLDraw(form, bitmap, sheet, 0, 0, width, height, 0, ANNOTATIONS_AND_RGBA_ORDER);
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
    return memory.HEAPU8.slice(start, start + width * height * 4);
  } finally {
    if (bitmap) pdfium.FPDFBitmap_Destroy(bitmap);
    pdfium.FORM_OnBeforeClosePage(sheet, form);
    pdfium.FPDF_ClosePage(sheet);
  }
}
