import { isCutOff } from './cut-off.ts';
import { isBlank, judgeLayer, type JudgedLayer } from './layer-verdict.ts';
import { lacksItsImages } from './page-objects.ts';
import { readLayer, type PageLayer } from './page-layer.ts';
import type { GreyImage } from './page-image.ts';
import type { PageText } from './page-text.ts';
import type { PdfDocument } from './pdf-document.ts';
import { PdfError } from './pdf-errors.ts';
import { marksOfTurn, type PageMark, type PageReading } from './reading.ts';

/** A page as far as it can be read without recognition, and whether recognition is to read the rest. */
export interface ExaminedPage {
  readonly reading: PageReading;
  readonly wantsRecognition: boolean;
  /** The layer as it stands in the file, which recognition has to better; undefined where the page cannot be opened. */
  readonly layer?: PageText;
  /** The page's image, where it was drawn at the resolution for recognition. */
  readonly image?: GreyImage;
}

const A4 = { width: 595, height: 842 };

/**
 * Examines a page (0-based index) of an open PDF: its layer, the verdict on it, its marks. A page that will be recognised
 * is best drawn at `dotsPerInch`. Never throws for a bad page.
 */
export function examinePage(pdf: PdfDocument, index: number, dotsPerInch?: number): ExaminedPage {
  let layer: PageLayer;
  try {
    layer = readLayer(pdf, index);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    const page = { text: '', words: [], ...(pdf.pageSize(index) ?? A4) };
    const reading: PageReading = { page, source: 'none', verdict: 'none', marks: ['damaged'], turn: 0 };
    return { reading, wantsRecognition: false };
  }
  try {
    return judged(pdf, index, layer, dotsPerInch);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    // It can be opened but not drawn: what text it has is all that is left of it.
    return layerPage(layer, { verdict: 'usable' }, ['damaged']);
  }
}

function judged(pdf: PdfDocument, index: number, layer: PageLayer, dotsPerInch?: number): ExaminedPage {
  const result = judgeLayer(pdf, index, layer, dotsPerInch);
  const { verdict, converted, ink, image } = result;
  const empty = ink !== undefined && isBlank(ink);
  const broken = layer.cutImage || (empty && pdf.withPage(index, (page) => lacksItsImages(pdf.pdfium, page)));
  const marks: PageMark[] = broken ? ['damaged'] : [];
  if (verdict === 'usable' || converted) return layerPage(layer, result, marks);
  const { page } = layer;
  const blank = verdict === 'none' && empty;
  if (blank && !broken) marks.push('blank');
  const reading: PageReading = {
    page: { ...page, text: '', words: [] },
    source: 'none',
    verdict,
    marks,
    turn: 0,
    ...(page.text === '' ? {} : { rawText: page.text }),
  };
  return { reading, wantsRecognition: !blank, layer: page, ...(image ? { image } : {}) };
}

/** The reading of a page whose own layer is used. */
function layerPage(layer: PageLayer, { verdict, converted }: JudgedLayer, marks: PageMark[]): ExaminedPage {
  const page = converted ?? layer.page;
  const reading: PageReading = {
    page,
    source: page.words.length === 0 ? 'none' : converted ? 'converted' : 'layer',
    verdict: page.words.length === 0 ? 'none' : verdict,
    marks: [...marks, ...marksOfTurn(layer.turn), ...(isCutOff(page) ? (['cut-off'] as const) : [])],
    turn: layer.turn,
    ...(converted ? { rawText: layer.page.text } : {}),
  };
  return { reading, wantsRecognition: false, layer: layer.page };
}

/** A page of which recognition found no more than its layer has is taken with its layer after all. */
export function layerAfterAll(reading: PageReading, layer: PageText): PageReading {
  return { page: layer, source: 'layer', verdict: 'usable', marks: reading.marks, turn: reading.turn };
}
