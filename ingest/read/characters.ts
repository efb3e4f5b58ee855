/** Bullets that Word writes as private-use codes of its symbol fonts. */
const SYMBOL_FONT = new Map<number, number>([
  [0xf0a7, 0x25aa],
  [0xf0a8, 0x25a1],
  [0xf0b7, 0x2022],
  [0xf0d8, 0x27a2],
  [0xf0e0, 0x2192],
  [0xf0fc, 0x2713],
  [0xf0fe, 0x2611],
]);

export const SPACE = 0x20;
const HYPHEN = 0x2d;
const REPLACEMENT = 0xfffd;
const SYMBOL_FONT_ASCII_FROM = 0xf021;
const SYMBOL_FONT_ASCII_TO = 0xf07e;

/** Says which code point stands in the text for one that PDFium gives: 0 for none, 0x20 for white space. */
export type CharacterReader = (raw: number, textPage: number, index: number) => number;

/** The reader of text in Unicode. */
export const readUnicode: CharacterReader = (raw) => {
  if (raw > SPACE && raw < 0x7f) return raw;
  if (isSpace(raw)) return SPACE;
  return isIgnored(raw) ? 0 : characterCode(raw);
};

/** White space (line ends included). */
function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return false;
  return code === 0xa0 || code === 0x3000 || code === 0x202f || (code >= 0x2000 && code <= 0x200a);
}

/** What leaves no trace in the text: controls, zero-width marks, direction marks. */
function isIgnored(code: number): boolean {
  if (code < 0x20) return code !== 0x02;
  if (code < 0x7f) return false;
  if (code < 0xa0) return true;
  return (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || code === 0xfeff;
}

/**
 * The code point that stands in the text for one that PDFium gives. Soft hyphens are drawn in a PDF, so
 * they are hyphens (Word writes «QĐ-UBND» with them; PDFium marks those at a line's end 0x02 or 0xFFFE);
 * private-use codes of symbol fonts become what they show, all others U+FFFD.
 */
function characterCode(code: number): number {
  if (code === 0x02 || code === 0xad || code === 0x2010 || code === 0x2011 || code === 0xfffe) return HYPHEN;
  if (code < 0xe000) return code >= 0xd800 ? REPLACEMENT : code;
  if (code <= 0xf8ff) {
    if (code >= SYMBOL_FONT_ASCII_FROM && code <= SYMBOL_FONT_ASCII_TO) return code - 0xf000;
    return SYMBOL_FONT.get(code) ?? REPLACEMENT;
  }
  return code === 0xffff || code > 0x10ffff ? REPLACEMENT : code;
}

/** Whether a code point is a combining mark, which belongs to the letter before it whatever the gap. */
export function isCombining(code: number): boolean {
  return code >= 0x300 && code <= 0x36f;
}
