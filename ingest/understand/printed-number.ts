import { findDocumentNumbers, parseDocumentNumber } from '@tangthu/language/text/document-number';
import type { DocumentNumber } from '@tangthu/language/text/document-number';

/** A document's own number with its printed form. */
export interface PrintedNumber extends DocumentNumber {
  /** As printed, without spaces: `30/2020/NĐ-CP`. */
  readonly printed: string;
}

const NOISE_BEFORE = /^[^\p{L}\d]+/u;
const OTHER_COLON = /^(số)\s*[.,;]\s*(?=\d)/iu;
/** «Luật số:», «Nghị quyết số:»; without the colon it is a citation. */
const LABEL = /^(?:\p{L}[\p{L}\s]{0,24}\ssố\s*:|số\s*[:.]?)\s*\d/iu;
const BARE = /^\d{1,6}\s*[-/]/u;

/**
 * The number on a line that labels it as the document's own («Số: 155/KH-UBND», «Luật số: …»), or that
 * holds nothing else. Stray marks of OCR around it are passed over; a citation is none.
 */
export function ownNumber(line: string): PrintedNumber | undefined {
  const text = line.replace(NOISE_BEFORE, '').replace(OTHER_COLON, '$1: ');
  if (!LABEL.test(text) && !BARE.test(text)) return undefined;
  const number = parseDocumentNumber(text) ?? parseDocumentNumber(text.replace(/[^\p{L}\d]+$/u, ''));
  const place = findDocumentNumbers(text)[0];
  if (!number || !place) return undefined;
  return { ...number, printed: text.slice(place.start, place.end).replace(/\s+/g, '') };
}
