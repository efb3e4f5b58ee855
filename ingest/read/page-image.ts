/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import { mayBearColours } from './page-objects.ts';
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
  /** The same pixels in colours (RGBA), where the page may bear any. */
  readonly colours?: Uint8Array;
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
/** Larger sheets than A2 are drawn without their colours, which take four times the memory. */
const MOST_COLOUR_PIXELS = 20_000_000;

/** The size of a page (0-based index) in points as it is displayed. */
export function pageSize(pdf: PdfDocument, index: number): { width: number; height: number } {
  return pdf.withPage(index, (page) => displayedSize(pdf, page));
}

/** Draws a page (0-based index) with its stamps, signatures and what they filled in on white paper. */
export function renderPage(pdf: PdfDocument, index: number, size: RenderSize): PageImage {
  return pdf.withPage(index, (page) => draw(pdf, page, size));
}

/**
 * Draws a page (0-based index) in grey, from its colours where it may bear any; one that would take more than 36 million pixels
 * at fewer dots per inch.
 */
export function drawGrey(pdf: PdfDocument, index: number, dotsPerInch: number): GreyImage {
  return pdf.withPage(index, (page) => {
    const { width, height } = displayedSize(pdf, page);
    const scale = Math.min(dotsPerInch / 72, Math.sqrt(MOST_GREY_PIXELS / (width * height)));
    const size = [pixelsOf(width, scale), pixelsOf(height, scale)] as const;
    if (size[0] * size[1] > MOST_COLOUR_PIXELS || !mayBearColours(pdf.pdfium, page))
      return { ...drawBitmap(pdf, page, GREY_BITMAP, ...size), dotsPerInch: scale * 72 };
    const { data: colours, ...rest } = drawBitmap(pdf, page, RGBA_BITMAP, ...size);
    return { ...rest, data: greyOf(colours), colours, dotsPerInch: scale * 72 };
  });
}

/** Grey as PDFium weighs the colours. */
function greyOf(colours: Uint8Array): Uint8Array {
  const grey = new Uint8Array(colours.length / RGBA_BITMAP);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += RGBA_BITMAP) {
    grey[pixel] = (colours[at]! * 30 + colours[at + 1]! * 59 + colours[at + 2]! * 11) / 100;
  }
  return grey;
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

/** Draws a page of the given size into memory of PDFium's own and copies it out; `format` is the number of bytes a pixel, too. */
function drawBitmap(
  pdf: PdfDocument,
  page: number,
  format: typeof GREY_BITMAP | typeof RGBA_BITMAP,
  width: number,
  height: number,
): PageImage {
  const { functions, memory } = pdf.pdfium;
  const stride = width * format;
  const pixels = functions.malloc(stride * height);
  if (!pixels) throw new PdfError('damaged', 'The page is too large to be drawn: ask for a smaller image.');
  const bitmap = functions.FPDFBitmap_CreateEx(width, height, format, pixels, stride);
  try {
    functions.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    const flags = WITH_ANNOTATIONS | (format === RGBA_BITMAP ? RED_FIRST : 0);
    const place = [page, 0, 0, width, height, 0, flags] as const;
    functions.FPDF_RenderPageBitmap(bitmap, ...place);
    pdf.withForm(page, (form) => {
      functions.FPDF_SetFormFieldHighlightAlpha(form, 0);
      functions.FPDF_FFLDraw(form, bitmap, ...place);
    });
    return { data: memory.HEAPU8.slice(pixels, pixels + stride * height), width, height };
  } finally {
    functions.FPDFBitmap_Destroy(bitmap);
    functions.free(pixels);
  }
}
