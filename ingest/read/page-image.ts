import { PdfError } from './pdf-errors.ts';
import type { PdfDocument } from './pdf-document.ts';

/** The pixels of a rendered page: RGBA, 4 bytes a pixel, row by row from the top, never transparent. */
export interface PageImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** How large to render: a width in pixels, or a scale in pixels a point (200 dpi = 200 / 72). */
export type RenderSize = { readonly width: number } | { readonly scale: number };

/** The pixels of a page drawn for recognition: one grey byte a pixel (0 black), row by row from the top. */
export interface GreyImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly dotsPerInch: number;
}

const GREY_BITMAP = 1;
const RGBA_BITMAP = 4;
const WHITE = 0xffffffff;
const WITH_ANNOTATIONS = 0x01;
const RED_FIRST = 0x10;
/** 20,000 × 20,000 points would take 1.6 GB: larger images are made smaller. */
const MOST_PIXELS = 100_000_000;
/** Recognition needs no more: an A0 drawing at 150 dots per inch. */
const MOST_GREY_PIXELS = 36_000_000;

/** The size of a page (0-based index) in points as it is displayed. */
export function pageSize(pdf: PdfDocument, index: number): { width: number; height: number } {
  return pdf.withPage(index, (page) => displayedSize(pdf, page));
}

/** Draws a page (0-based index) with its stamps and signatures on white paper. */
export function renderPage(pdf: PdfDocument, index: number, size: RenderSize): PageImage {
  return pdf.withPage(index, (page) => draw(pdf, page, size));
}

/** Draws a page (0-based index) in grey; one that would take more than 36 million pixels at fewer dots per inch. */
export function drawGrey(pdf: PdfDocument, index: number, dotsPerInch: number): GreyImage {
  return pdf.withPage(index, (page) => {
    const { width, height } = displayedSize(pdf, page);
    const scale = Math.min(dotsPerInch / 72, Math.sqrt(MOST_GREY_PIXELS / (width * height)));
    const image = drawBitmap(pdf, page, GREY_BITMAP, pixelsOf(width, scale), pixelsOf(height, scale));
    return { ...image, dotsPerInch: scale * 72 };
  });
}

/** Draws a part of a page (0-based index) in colours, as it stands on an image of the whole page of this size in pixels. */
export function drawPart(
  pdf: PdfDocument,
  index: number,
  whole: { readonly width: number; readonly height: number },
  part: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): PageImage {
  return pdf.withPage(index, (page) => drawBitmap(pdf, page, RGBA_BITMAP, whole.width, whole.height, part));
}

function pixelsOf(points: number, scale: number): number {
  return Math.max(1, Math.round(points * scale));
}

function displayedSize(pdf: PdfDocument, page: number): { width: number; height: number } {
  const { functions } = pdf.pdfium;
  return { width: functions.FPDF_GetPageWidthF(page), height: functions.FPDF_GetPageHeightF(page) };
}

function draw(pdf: PdfDocument, page: number, size: RenderSize): PageImage {
  const points = displayedSize(pdf, page);
  const wanted = 'scale' in size ? size.scale : size.width / points.width;
  const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (points.width * points.height)));
  return drawBitmap(pdf, page, RGBA_BITMAP, pixelsOf(points.width, scale), pixelsOf(points.height, scale));
}

/**
 * Draws a page of the given size, or a part of it, into memory of PDFium's own and copies it out; `format` is the number of
 * bytes a pixel, too.
 */
function drawBitmap(
  pdf: PdfDocument,
  page: number,
  format: typeof GREY_BITMAP | typeof RGBA_BITMAP,
  pageWidth: number,
  pageHeight: number,
  part = { left: 0, top: 0, right: pageWidth, bottom: pageHeight },
): PageImage {
  const { functions, memory } = pdf.pdfium;
  const [width, height] = [part.right - part.left, part.bottom - part.top];
  const stride = width * format;
  const pixels = functions.malloc(stride * height);
  if (!pixels) throw new PdfError('damaged', 'The page is too large to be drawn: ask for a smaller image.');
  const bitmap = functions.FPDFBitmap_CreateEx(width, height, format, pixels, stride);
  try {
    functions.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    const flags = WITH_ANNOTATIONS | (format === RGBA_BITMAP ? RED_FIRST : 0);
    functions.FPDF_RenderPageBitmap(bitmap, page, -part.left, -part.top, pageWidth, pageHeight, 0, flags);
    return { data: memory.HEAPU8.slice(pixels, pixels + stride * height), width, height };
  } finally {
    functions.FPDFBitmap_Destroy(bitmap);
    functions.free(pixels);
  }
}
