/* eslint-disable @typescript-eslint/no-non-null-assertion -- parallel columns of one length, read in the hot loop */
import type { Pdfium } from './pdfium.ts';
import { readUnicode, SPACE, type CharacterReader } from './characters.ts';

/**
 * The visible characters of a page in the order of the file, spaces left out, as parallel columns of which
 * the first `count` rows count. `quarter` is the clockwise turn (in quarters) of the displayed character.
 * `start`–`end` run along its line of writing (advance widths), `bandTop`–`bandBottom` across it (ascent
 * and descent), both in points of a frame turned so that the writing runs left to right, top to bottom.
 * `left`, `top`, `right`, `bottom` are the ink's box on the displayed page; `em` is the font size.
 * `space` is 0 where no space stands before the character, 1 for one PDFium made up, 2 for the file's own.
 */
export interface PageChars {
  width: number;
  height: number;
  count: number;
  code: Uint32Array;
  quarter: Uint8Array;
  space: Uint8Array;
  unseen: Uint8Array;
  em: Float32Array;
  start: Float32Array;
  end: Float32Array;
  bandTop: Float32Array;
  bandBottom: Float32Array;
  left: Float32Array;
  top: Float32Array;
  right: Float32Array;
  bottom: Float32Array;
}

const INVISIBLE = 3;
const MADE_UP_SPACE = 1;
const OWN_SPACE = 2;

/** Where PDFium writes what it answers: four doubles of a box, four floats of a loose box, six of a matrix. */
const LOOSE_BOX = 32;
const MATRIX = 48;
const SCRATCH_SIZE = 72;

/** Reads the characters of a loaded page in one pass over PDFium's text page. */
export function readPageChars(
  pdfium: Pdfium,
  page: number,
  reader: CharacterReader = readUnicode,
): PageChars {
  const { functions } = pdfium;
  const textPage = functions.FPDFText_LoadPage(page);
  const scratch = functions.malloc(SCRATCH_SIZE);
  try {
    const frame = pageFrame(pdfium, page, scratch);
    const count = textPage ? functions.FPDFText_CountChars(textPage) : 0;
    const chars = emptyChars(count, frame);
    fillChars(chars, { pdfium, textPage, reader, scratch }, count, frame);
    return chars;
  } finally {
    functions.free(scratch);
    if (textPage) functions.FPDFText_ClosePage(textPage);
  }
}

interface PageFrame {
  width: number;
  height: number;
  turn: number;
  /** Displayed x = xx·x + xy·y + x0, and y likewise, y growing downwards. */
  xx: number;
  xy: number;
  x0: number;
  yx: number;
  yy: number;
  y0: number;
}

function pageFrame(pdfium: Pdfium, page: number, scratch: number): PageFrame {
  const { functions, memory } = pdfium;
  const width = functions.FPDF_GetPageWidthF(page);
  const height = functions.FPDF_GetPageHeightF(page);
  const turn = functions.FPDFPage_GetRotation(page) & 3;
  functions.FPDF_GetPageBoundingBox(page, scratch);
  const at = scratch >> 2;
  const left = memory.HEAPF32[at] ?? 0;
  const top = memory.HEAPF32[at + 1] ?? height;
  const right = memory.HEAPF32[at + 2] ?? width;
  const bottom = memory.HEAPF32[at + 3] ?? 0;
  const size = { width, height, turn };
  if (turn === 1) return { ...size, xx: 0, xy: 1, x0: -bottom, yx: 1, yy: 0, y0: -left };
  if (turn === 2) return { ...size, xx: -1, xy: 0, x0: right, yx: 0, yy: 1, y0: -bottom };
  if (turn === 3) return { ...size, xx: 0, xy: -1, x0: top, yx: -1, yy: 0, y0: right };
  return { ...size, xx: 1, xy: 0, x0: -left, yx: 0, yy: -1, y0: top };
}

function emptyChars(count: number, frame: PageFrame): PageChars {
  const column = (): Float32Array => new Float32Array(count);
  return {
    width: frame.width,
    height: frame.height,
    count: 0,
    code: new Uint32Array(count),
    quarter: new Uint8Array(count),
    space: new Uint8Array(count),
    unseen: new Uint8Array(count),
    em: column(),
    start: column(),
    end: column(),
    bandTop: column(),
    bandBottom: column(),
    left: column(),
    top: column(),
    right: column(),
    bottom: column(),
  };
}

interface CharSource {
  readonly pdfium: Pdfium;
  readonly textPage: number;
  readonly reader: CharacterReader;
  readonly scratch: number;
}

function fillChars(
  chars: PageChars,
  { pdfium, textPage, reader, scratch }: CharSource,
  count: number,
  frame: PageFrame,
): void {
  const { functions } = pdfium;
  const glyph: Glyph = { ink: emptyBox(), loose: emptyBox(), object: 0, a: 1, b: 0, em: 0 };
  let space = 0;
  for (let index = 0; index < count; index++) {
    const code = reader(functions.FPDFText_GetUnicode(textPage, index), textPage, index);
    if (code === SPACE) {
      const kind = functions.FPDFText_IsGenerated(textPage, index) === 1 ? MADE_UP_SPACE : OWN_SPACE;
      if (kind > space) space = kind;
      continue;
    }
    if (code === 0) continue;
    measureGlyph(glyph, pdfium, textPage, index, scratch);
    displayBox(glyph.ink, frame);
    if (isOffPage(glyph.ink, frame)) continue;
    displayBox(glyph.loose, frame);
    const row = chars.count++;
    placeGlyph(chars, row, glyph, frame);
    chars.code[row] = code;
    chars.space[row] = space;
    if (space === OWN_SPACE) chars.unseen[row] = isUnseen(functions, glyph.object) ? 1 : 0;
    space = 0;
  }
}

/** A box by its edges; y grows downwards once it is displayed. */
interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * One character as PDFium measures it: ink, advance box, and what it shares with all of its text object: the direction of
 * writing (a, b) and the font size in points.
 */
interface Glyph {
  readonly ink: Box;
  readonly loose: Box;
  object: number;
  a: number;
  b: number;
  em: number;
}

function emptyBox(): Box {
  return { left: 0, top: 0, right: 0, bottom: 0 };
}

function measureGlyph(glyph: Glyph, pdfium: Pdfium, textPage: number, index: number, scratch: number): void {
  const { functions, memory } = pdfium;
  functions.FPDFText_GetCharBox(textPage, index, scratch, scratch + 8, scratch + 16, scratch + 24);
  functions.FPDFText_GetLooseCharBox(textPage, index, scratch + LOOSE_BOX);
  const object = functions.FPDFText_GetTextObject(textPage, index);
  if (object !== glyph.object || object === 0) measureObject(glyph, pdfium, textPage, index, scratch);
  glyph.object = object;
  const { HEAPF32, HEAPF64 } = memory;
  const box = scratch >> 3;
  setBox(glyph.ink, HEAPF64[box]!, HEAPF64[box + 3]!, HEAPF64[box + 1]!, HEAPF64[box + 2]!);
  const loose = (scratch + LOOSE_BOX) >> 2;
  setBox(glyph.loose, HEAPF32[loose]!, HEAPF32[loose + 1]!, HEAPF32[loose + 2]!, HEAPF32[loose + 3]!);
  // Some fonts give only one of the two boxes.
  if (isFlat(glyph.loose)) copyBox(glyph.loose, glyph.ink);
  else if (isFlat(glyph.ink) && glyph.ink.right <= glyph.ink.left) copyBox(glyph.ink, glyph.loose);
}

function measureObject(
  glyph: Glyph,
  { functions, memory }: Pdfium,
  textPage: number,
  index: number,
  scratch: number,
): void {
  functions.FPDFText_GetMatrix(textPage, index, scratch + MATRIX);
  const fontSize = functions.FPDFText_GetFontSize(textPage, index);
  const { HEAPF32 } = memory;
  const matrix = (scratch + MATRIX) >> 2;
  glyph.a = HEAPF32[matrix]!;
  glyph.b = HEAPF32[matrix + 1]!;
  glyph.em = fontSize * Math.sqrt(HEAPF32[matrix + 2]! ** 2 + HEAPF32[matrix + 3]! ** 2);
}

function setBox(box: Box, left: number, top: number, right: number, bottom: number): void {
  box.left = left;
  box.top = top;
  box.right = right;
  box.bottom = bottom;
}

function copyBox(to: Box, from: Box): void {
  setBox(to, from.left, from.top, from.right, from.bottom);
}

function isFlat(box: Box): boolean {
  return box.right <= box.left || box.top <= box.bottom;
}

/** Moves a box from the page's own space to the displayed page. */
function displayBox(box: Box, { xx, xy, x0, yx, yy, y0 }: PageFrame): void {
  const x1 = xx * box.left + xy * box.bottom + x0;
  const x2 = xx * box.right + xy * box.top + x0;
  const y1 = yx * box.left + yy * box.bottom + y0;
  const y2 = yx * box.right + yy * box.top + y0;
  setBox(box, x1 < x2 ? x1 : x2, y1 < y2 ? y1 : y2, x1 < x2 ? x2 : x1, y1 < y2 ? y2 : y1);
}

function isOffPage(box: Box, { width, height }: PageFrame): boolean {
  return box.right < 0 || box.bottom < 0 || box.left > width || box.top > height;
}

function placeGlyph(chars: PageChars, row: number, { ink, loose, a, b, em }: Glyph, frame: PageFrame): void {
  const quarter = (quarterTurn(a, b) + frame.turn) & 3;
  const { width, height } = frame;
  chars.quarter[row] = quarter;
  if (quarter === 0) setWriting(chars, row, loose.left, loose.right, loose.top, loose.bottom);
  else if (quarter === 1)
    setWriting(chars, row, loose.top, loose.bottom, width - loose.right, width - loose.left);
  else if (quarter === 2) {
    setWriting(
      chars,
      row,
      width - loose.right,
      width - loose.left,
      height - loose.bottom,
      height - loose.top,
    );
  } else setWriting(chars, row, height - loose.bottom, height - loose.top, loose.left, loose.right);
  chars.em[row] = em > 0 ? em : loose.bottom - loose.top;
  chars.left[row] = ink.left;
  chars.top[row] = ink.top;
  chars.right[row] = ink.right;
  chars.bottom[row] = ink.bottom;
}

function setWriting(
  chars: PageChars,
  row: number,
  start: number,
  end: number,
  top: number,
  bottom: number,
): void {
  chars.start[row] = start;
  chars.end[row] = end;
  chars.bandTop[row] = top;
  chars.bandBottom[row] = bottom;
}

/** The clockwise quarter turns of writing whose direction in the page's own space is (a, b). */
function quarterTurn(a: number, b: number): number {
  if (Math.abs(a) >= Math.abs(b)) return a >= 0 ? 0 : 2;
  return b < 0 ? 1 : 3;
}

function isUnseen(functions: Pdfium['functions'], textObject: number): boolean {
  return textObject !== 0 && functions.FPDFTextObj_GetTextRenderMode(textObject) === INVISIBLE;
}
