import type { Pdfium } from './pdfium.ts';
import { characterCode, isIgnored, isSpace } from './characters.ts';

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
export function readPageChars(pdfium: Pdfium, page: number): PageChars {
  const { functions } = pdfium;
  const textPage = functions.FPDFText_LoadPage(page);
  const scratch = functions.malloc(SCRATCH_SIZE);
  try {
    const frame = pageFrame(pdfium, page, scratch);
    const count = textPage ? functions.FPDFText_CountChars(textPage) : 0;
    const chars = emptyChars(count, frame);
    fillChars(chars, pdfium, textPage, count, frame, scratch);
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

function fillChars(
  chars: PageChars,
  pdfium: Pdfium,
  textPage: number,
  count: number,
  frame: PageFrame,
  scratch: number,
): void {
  const { functions, memory } = pdfium;
  const box = scratch >> 3;
  const loose = (scratch + LOOSE_BOX) >> 2;
  const matrix = (scratch + MATRIX) >> 2;
  let doubles = memory.HEAPF64;
  let floats = memory.HEAPF32;
  const { xx, xy, x0, yx, yy, y0, width, height } = frame;
  let space = 0;
  let row = 0;
  for (let index = 0; index < count; index++) {
    const raw = functions.FPDFText_GetUnicode(textPage, index);
    if (isSpace(raw)) {
      const kind = functions.FPDFText_IsGenerated(textPage, index) === 1 ? MADE_UP_SPACE : OWN_SPACE;
      if (kind > space) space = kind;
      continue;
    }
    if (isIgnored(raw)) continue;

    functions.FPDFText_GetCharBox(textPage, index, scratch, scratch + 8, scratch + 16, scratch + 24);
    functions.FPDFText_GetLooseCharBox(textPage, index, scratch + LOOSE_BOX);
    functions.FPDFText_GetMatrix(textPage, index, scratch + MATRIX);
    const fontSize = functions.FPDFText_GetFontSize(textPage, index);
    // PDFium's memory may have grown in these calls, which detaches the views.
    if (doubles.length === 0) {
      doubles = memory.HEAPF64;
      floats = memory.HEAPF32;
    }
    let boxLeft = doubles[box]!;
    let boxRight = doubles[box + 1]!;
    let boxBottom = doubles[box + 2]!;
    let boxTop = doubles[box + 3]!;
    let looseLeft = floats[loose]!;
    let looseTop = floats[loose + 1]!;
    let looseRight = floats[loose + 2]!;
    let looseBottom = floats[loose + 3]!;
    const quarter = (quarterTurn(floats[matrix]!, floats[matrix + 1]!) + frame.turn) & 3;
    const em = fontSize * Math.sqrt(floats[matrix + 2]! ** 2 + floats[matrix + 3]! ** 2);
    if (looseRight <= looseLeft || looseTop <= looseBottom) {
      looseLeft = boxLeft;
      looseRight = boxRight;
      looseTop = boxTop;
      looseBottom = boxBottom;
    } else if (boxRight <= boxLeft && boxTop <= boxBottom) {
      boxLeft = looseLeft;
      boxRight = looseRight;
      boxTop = looseTop;
      boxBottom = looseBottom;
    }

    const x1 = xx * boxLeft + xy * boxBottom + x0;
    const x2 = xx * boxRight + xy * boxTop + x0;
    const y1 = yx * boxLeft + yy * boxBottom + y0;
    const y2 = yx * boxRight + yy * boxTop + y0;
    const left = x1 < x2 ? x1 : x2;
    const right = x1 < x2 ? x2 : x1;
    const top = y1 < y2 ? y1 : y2;
    const bottom = y1 < y2 ? y2 : y1;
    if (right < 0 || bottom < 0 || left > width || top > height) continue;

    const u1 = xx * looseLeft + xy * looseBottom + x0;
    const u2 = xx * looseRight + xy * looseTop + x0;
    const v1 = yx * looseLeft + yy * looseBottom + y0;
    const v2 = yx * looseRight + yy * looseTop + y0;
    const fromX = u1 < u2 ? u1 : u2;
    const toX = u1 < u2 ? u2 : u1;
    const fromY = v1 < v2 ? v1 : v2;
    const toY = v1 < v2 ? v2 : v1;

    if (quarter === 0) {
      chars.start[row] = fromX;
      chars.end[row] = toX;
      chars.bandTop[row] = fromY;
      chars.bandBottom[row] = toY;
    } else if (quarter === 1) {
      chars.start[row] = fromY;
      chars.end[row] = toY;
      chars.bandTop[row] = width - toX;
      chars.bandBottom[row] = width - fromX;
    } else if (quarter === 2) {
      chars.start[row] = width - toX;
      chars.end[row] = width - fromX;
      chars.bandTop[row] = height - toY;
      chars.bandBottom[row] = height - fromY;
    } else {
      chars.start[row] = height - toY;
      chars.end[row] = height - fromY;
      chars.bandTop[row] = fromX;
      chars.bandBottom[row] = toX;
    }
    chars.code[row] = characterCode(raw);
    chars.quarter[row] = quarter;
    chars.space[row] = space;
    chars.em[row] = em > 0 ? em : toY - fromY;
    chars.left[row] = left;
    chars.top[row] = top;
    chars.right[row] = right;
    chars.bottom[row] = bottom;
    if (space === OWN_SPACE) chars.unseen[row] = isUnseen(functions, textPage, index) ? 1 : 0;
    space = 0;
    row++;
  }
  chars.count = row;
}

/** The clockwise quarter turns of writing whose direction in the page's own space is (a, b). */
function quarterTurn(a: number, b: number): number {
  if (Math.abs(a) >= Math.abs(b)) return a >= 0 ? 0 : 2;
  return b < 0 ? 1 : 3;
}

function isUnseen(functions: Pdfium['functions'], textPage: number, index: number): boolean {
  const textObject = functions.FPDFText_GetTextObject(textPage, index);
  return textObject !== 0 && functions.FPDFTextObj_GetTextRenderMode(textObject) === INVISIBLE;
}
