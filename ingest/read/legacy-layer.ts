import { decodeLegacy, type LegacyEncoding } from '@tangthu/language/text/legacy-encodings';
import { readUnicode, SPACE, type CharacterReader } from './characters.ts';
import { readPageChars } from './page-chars.ts';
import { textOfLines, type PageText, type Word } from './page-text.ts';
import type { PdfDocument } from './pdf-document.ts';
import type { Pdfium } from './pdfium.ts';
import { inReadingOrder } from './reading-order.ts';
import { groupLines } from './text-lines.ts';
import { hasMarks, isVietnamese, wordShares, type WordShares } from './word-shares.ts';

/** A text layer is converted only if no more than this part of the words is broken afterwards. */
const MOST_BROKEN: Readonly<Record<LegacyEncoding, number>> = { tcvn3: 0.1, vni: 0.1, utf8: 0.02 };
/** …and no more than this part of those that were broken before. */
const MOST_LEFT = 0.4;

/** Legacy layers are full of characters that neither Vietnamese nor its neighbours write: «µ», «»», «ï», «Ã». */
const FOREIGN =
  /[\u0080-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff\ufffd]/g;
const FEW_FOREIGN = 4;

/**
 * The text layer of a page (0-based index) out of TCVN3, VNI or mistaken UTF-8, with the same boxes; undefined
 * where none of them makes sound Vietnamese of it. `page` is the layer as it was read.
 */
export function convertedLayer(pdf: PdfDocument, index: number, page: PageText): PageText | undefined {
  if ((page.text.match(FOREIGN)?.length ?? 0) < FEW_FOREIGN) return undefined;
  const before = wordShares(page.text);
  let best: PageText | undefined;
  let fewest = before.broken;
  for (const encoding of ['tcvn3', 'vni', 'utf8'] as const) {
    const converted = readLegacy(pdf, index, encoding);
    const after = wordShares(converted.text);
    if (after.broken >= fewest || !isSound(after, before, MOST_BROKEN[encoding])) continue;
    best = converted;
    fewest = after.broken;
  }
  return best;
}

function isSound(after: WordShares, before: WordShares, most: number): boolean {
  if (!isVietnamese(after) || !hasMarks(after)) return false;
  return after.broken <= most * after.judged && after.broken <= MOST_LEFT * before.broken;
}

/**
 * Codes of a legacy font are kept apart from those of Unicode fonts on the same page, and from every meaning that
 * they would have there (space, soft hyphen), by lifting them into a private plane until the words are made.
 */
const LIFTED = 0x100000;
const LIFTED_CODES = /[\u{100000}-\u{1000ff}]/gu;
const HYPHEN = 0x2d;
const NO_BREAK_SPACE = 0xa0;

function readLegacy(pdf: PdfDocument, index: number, encoding: LegacyEncoding): PageText {
  const lifted = pdf.withPage(index, (handle) => {
    const kinds = new Map<number, FontKind>();
    const read = (): PageText => {
      const chars = readPageChars(pdf.pdfium, handle, legacyReader(pdf.pdfium, encoding, kinds));
      return textOfLines(chars, inReadingOrder(groupLines(chars)));
    };
    const page = read();
    if (![...kinds.values()].some((kind) => kind !== 'unknown')) return page;
    // Where some fonts are legacy by their name, the others are not.
    for (const [font, kind] of kinds) if (kind === 'unknown') kinds.set(font, 'unicode');
    return read();
  });
  return decodedPage(lifted, encoding);
}

function legacyReader(
  pdfium: Pdfium,
  encoding: LegacyEncoding,
  kinds: Map<number, FontKind>,
): CharacterReader {
  let awaited = 0;
  return (raw, textPage, index) => {
    const kind = fontKind(pdfium, textPage, index, kinds);
    if (kind === 'unicode') return readUnicode(raw, textPage, index);
    let code = codeOfFont(raw);
    if (encoding === 'utf8') {
      // PDFium shows the last byte of «à» as a space.
      if (awaited > 0 && code === SPACE) code = NO_BREAK_SPACE;
      awaited = bytesAwaited(code, awaited);
    }
    if (isLegacyCode(code, encoding)) return LIFTED + code;
    const read = readUnicode(code, textPage, index);
    return kind === 'capitals' && read >= 0x61 && read <= 0x7a ? read - 0x20 : read;
  };
}

/** Symbol fonts show their codes in a private area; PDFium marks hyphens at a line's end. */
function codeOfFont(raw: number): number {
  return raw >= 0xf020 && raw <= 0xf0ff ? raw - 0xf000 : raw === 0x02 ? HYPHEN : raw;
}

function isLegacyCode(code: number, encoding: LegacyEncoding): boolean {
  if (code === HYPHEN) return encoding === 'tcvn3';
  if (code === NO_BREAK_SPACE) return encoding === 'utf8';
  return code >= 0x80 && code <= 0xff;
}

/** How many more bytes the letter takes that `code` begins or goes on with. */
function bytesAwaited(code: number, before: number): number {
  if (before > 0 && code >= 0x80) return before - 1;
  if (code >= 0xe0 && code <= 0xef) return 2;
  return code >= 0xc2 && code <= 0xdf ? 1 : 0;
}

type FontKind = 'legacy' | 'capitals' | 'unicode' | 'unknown';

function fontKind(pdfium: Pdfium, textPage: number, index: number, known: Map<number, FontKind>): FontKind {
  const { functions } = pdfium;
  const object = functions.FPDFText_GetTextObject(textPage, index);
  const font = object ? functions.FPDFTextObj_GetFont(object) : 0;
  if (!font) return 'unknown';
  const found = known.get(font);
  if (found) return found;
  const kind = kindOfName(fontName(pdfium, font));
  known.set(font, kind);
  return kind;
}

const NAME_SIZE = 128;

function fontName({ functions, memory }: Pdfium, font: number): string {
  const buffer = functions.malloc(NAME_SIZE);
  try {
    const length = Math.min(NAME_SIZE, functions.FPDFFont_GetBaseFontName(font, buffer, NAME_SIZE));
    return Buffer.from(memory.HEAPU8.subarray(buffer, buffer + Math.max(0, length - 1))).toString('utf8');
  } finally {
    functions.free(buffer);
  }
}

/** «ABCDEF+.VnTimeH» is a TCVN3 font of capitals; «VNI-Times»; a font of another name may be any. */
function kindOfName(name: string): FontKind {
  const family = name.replace(/^[A-Z]{6}\+/, '');
  if (/^\.Vn\w*H(?:[,-]|$)/.test(family)) return 'capitals';
  if (/^(?:\.Vn|VNI[-\s])/.test(family)) return 'legacy';
  return 'unknown';
}

/** Decodes line by line, for a word's case may show in the word beside it; words keep their boxes. */
function decodedPage(page: PageText, encoding: LegacyEncoding): PageText {
  const words: Word[] = [];
  let text = '';
  let at = 0;
  for (const line of page.text.split('\n')) {
    if (text !== '') text += '\n';
    const plain = line.replace(LIFTED_CODES, (code) =>
      String.fromCharCode((code.codePointAt(0) ?? 0) - LIFTED),
    );
    const decoded = decodeLegacy(plain, encoding).split(' ');
    for (const [position, written] of line.split(' ').entries()) {
      const word = page.words[at++];
      if (!word) break;
      if (position > 0) text += ' ';
      const start = text.length;
      text += isLifted(written) ? (decoded[position] ?? '') : written;
      words.push({ ...word, start, end: text.length });
    }
  }
  return { ...page, text, words };
}

function isLifted(word: string): boolean {
  LIFTED_CODES.lastIndex = 0;
  return LIFTED_CODES.test(word);
}
