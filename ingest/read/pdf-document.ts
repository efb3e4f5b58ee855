import { PdfError } from './pdf-errors.ts';
import { abandonPdfium, loadPdfium } from './pdfium.ts';
import type { Pdfium } from './pdfium.ts';

const PASSWORD_NEEDED = 4;
const UNKNOWN_SECURITY = 5;
const HEADER_SEARCHED = 1024;

/** An open PDF; it holds memory outside JavaScript's, so close it (or declare it with `using`). */
export class PdfDocument {
  readonly pageCount: number;
  readonly pdfium: Pdfium;
  #trapped = false;
  #document: number;
  #bytes: number;

  constructor(pdfium: Pdfium, document: number, bytes: number) {
    this.pdfium = pdfium;
    this.#document = document;
    this.#bytes = bytes;
    this.pageCount = pdfium.functions.FPDF_GetPageCount(document);
  }

  /**
   * Loads a page (0-based), hands its handle to `work`, and frees it again.
   * Throws `PdfError` (`damaged`) if PDFium can't make sense of the page.
   */
  withPage<Result>(index: number, work: (page: number) => Result): Result {
    if (!this.#document) throw new Error('This PDF is closed already: open it again.');
    if (index < 0 || index >= this.pageCount) throw new RangeError(`There is no page ${index + 1}.`);
    const { functions } = this.pdfium;
    const fault = `Page ${index + 1} is damaged: have it scanned again or repaired.`;
    const noteTrap = (): void => void (this.#trapped = true);
    return guarded(fault, noteTrap, () => {
      const page = functions.FPDF_LoadPage(this.#document, index);
      if (!page) {
        throw new PdfError(
          'damaged',
          `Page ${index + 1} can't be opened: have it scanned again or repaired.`,
        );
      }
      try {
        return work(page);
      } finally {
        functions.FPDF_ClosePage(page);
      }
    });
  }

  /**
   * Hands the handle of the form of a loaded page to `work` and frees it again; does nothing where the page has no fields.
   * Fields are drawn through it: a digital signature puts a paper's number and date on it as fields.
   */
  withForm(page: number, work: (form: number) => void): void {
    const { functions } = this.pdfium;
    if (!functions.FPDF_GetFormType(this.#document) || !functions.FPDFPage_GetAnnotCount(page)) return;
    const info = functions.PDFiumExt_OpenFormFillInfo();
    const form = functions.PDFiumExt_InitFormFillEnvironment(this.#document, info);
    try {
      functions.FORM_OnAfterLoadPage(page, form);
      work(form);
      functions.FORM_OnBeforeClosePage(page, form);
    } finally {
      functions.PDFiumExt_ExitFormFillEnvironment(form);
      functions.PDFiumExt_CloseFormFillInfo(info);
    }
  }

  /** Whether PDFium broke down over a page of this document: to read the others, open it anew. */
  get trapped(): boolean {
    return this.#trapped;
  }

  /** The size of a page (0-based) in points without loading it; undefined where the file does not say it. */
  pageSize(index: number): { width: number; height: number } | undefined {
    if (!this.#document || this.#trapped) return undefined;
    const { functions, memory } = this.pdfium;
    const size = functions.malloc(8);
    try {
      if (!functions.FPDF_GetPageSizeByIndexF(this.#document, index, size)) return undefined;
      const [width = 0, height = 0] = memory.HEAPF32.subarray(size >> 2, (size >> 2) + 2);
      return width > 0 && height > 0 ? { width, height } : undefined;
    } finally {
      functions.free(size);
    }
  }

  /** Frees the document and its bytes; a second call does nothing. */
  close(): void {
    if (!this.#document) return;
    // What a trap left behind is thrown away whole.
    if (this.#trapped) return void (this.#document = 0);
    this.pdfium.functions.FPDF_CloseDocument(this.#document);
    this.pdfium.functions.free(this.#bytes);
    this.#document = 0;
    this.#bytes = 0;
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

/**
 * Opens a PDF held in memory. Throws `PdfError` with reason `empty`, `not-pdf`, `encrypted`
 * (a password is needed) or `damaged`.
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  if (bytes.length === 0) {
    throw new PdfError('empty', 'The file is empty (0 bytes): ask its sender for it again.');
  }
  if (!hasPdfHeader(bytes)) {
    throw new PdfError('not-pdf', 'The file is not a PDF: it has no PDF header. Send it as a PDF.');
  }
  const pdfium = await loadPdfium();
  const fault = 'The PDF is damaged beyond reading: ask its sender for a sound copy.';
  return guarded(
    fault,
    () => undefined,
    () => openIn(pdfium, bytes),
  );
}

function openIn(pdfium: Pdfium, bytes: Uint8Array): PdfDocument {
  const { functions } = pdfium;
  const copy = functions.malloc(bytes.length);
  if (!copy) throw new PdfError('damaged', 'The PDF is too large to be held in memory: split it.');
  pdfium.memory.HEAPU8.set(bytes, copy);
  const document = functions.FPDF_LoadMemDocument(copy, bytes.length, 0);
  if (!document) {
    const fault = openingFault(functions.FPDF_GetLastError());
    functions.free(copy);
    throw fault;
  }
  const pdf = new PdfDocument(pdfium, document, copy);
  if (pdf.pageCount > 0) return pdf;
  pdf.close();
  throw new PdfError('damaged', 'The PDF has no page that can be read: ask its sender for a sound copy.');
}

function openingFault(code: number): PdfError {
  if (code === PASSWORD_NEEDED) {
    return new PdfError('encrypted', 'The PDF opens only with a password: ask its sender for an open copy.');
  }
  if (code === UNKNOWN_SECURITY) {
    return new PdfError(
      'encrypted',
      'The PDF is protected in a way that is not known here: ask for an open copy.',
    );
  }
  return new PdfError('damaged', 'The PDF is cut off or damaged: ask its sender for a sound copy.');
}

function hasPdfHeader(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_SEARCHED)).includes(
    '%PDF-',
  );
}

/** Does work in PDFium; a WebAssembly trap becomes a `PdfError`, and that PDFium is given up. */
function guarded<Result>(message: string, onTrap: () => void, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error && error.name === 'RuntimeError')) throw error;
    abandonPdfium();
    onTrap();
    throw new PdfError('damaged', message, { cause: error });
  }
}
