/** The size of a page as it is displayed, in points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** The edges of a word, in points from the top left corner of the page. */
export interface WordBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A stored page's words: two UTF-16 offsets into the text and four edges (left, top, right, bottom; points) a word. */
export interface StoredWords {
  readonly wordSpans: readonly number[];
  readonly wordBoxes: readonly number[];
}

/** Edges are kept as shares of the page in 15 bits: 0.03 points on A4, a tenth of a pixel at 200 dpi. */
const WHOLE = 32_767;
const BYTES_AN_EDGE = 2;
const EDGES = 4;
const SPACE = 32;
const NEWLINE = 10;

/** The boxes of a page's words as `page.word_boxes` holds them: four big-endian 16-bit shares (of width and height) a word. */
export function encodeWordBoxes(words: readonly WordBox[], size: PageSize): Buffer {
  const bytes = Buffer.alloc(words.length * EDGES * BYTES_AN_EDGE);
  let at = 0;
  for (const { left, top, right, bottom } of words) {
    at = bytes.writeInt16BE(share(left, size.width), at);
    at = bytes.writeInt16BE(share(top, size.height), at);
    at = bytes.writeInt16BE(share(right, size.width), at);
    at = bytes.writeInt16BE(share(bottom, size.height), at);
  }
  return bytes;
}

/** The words of a stored page, or of a part of it: `bytes` are the boxes of the words of `text`. */
export function decodeWords(text: string, bytes: Uint8Array, size: PageSize): StoredWords {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wordBoxes: number[] = [];
  for (let edge = 0; edge < bytes.byteLength / BYTES_AN_EDGE; edge++) {
    const whole = edge % 2 === 0 ? size.width : size.height;
    wordBoxes.push((view.getInt16(edge * BYTES_AN_EDGE) / WHOLE) * whole);
  }
  return { wordSpans: wordOffsets(text), wordBoxes };
}

/** Degrees clockwise by which a page as it is displayed must be turned to stand upright. */
export type PageTurn = 0 | 90 | 180 | 270;

/** The size of a page once it is turned upright. */
export function uprightSize({ width, height }: PageSize, turn: PageTurn): PageSize {
  return turn % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** A page with its words as people see it: turned upright, size and boxes alike. */
export function uprightPage<Page extends StoredWords & PageSize>(page: Page, turn: PageTurn): Page {
  if (turn === 0) return page;
  const wordBoxes = Array.from({ length: page.wordBoxes.length / EDGES }, (_, word) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = page.wordBoxes.slice(EDGES * word, EDGES * (word + 1));
    return turnedBox([left, top, right, bottom], page, turn);
  }).flat();
  return { ...page, ...uprightSize(page, turn), wordBoxes };
}

type Edges = readonly [left: number, top: number, right: number, bottom: number];

function turnedBox([left, top, right, bottom]: Edges, { width, height }: PageSize, turn: PageTurn): Edges {
  if (turn === 90) return [height - bottom, left, height - top, right];
  if (turn === 180) return [width - right, height - bottom, width - left, height - top];
  return [top, width - right, bottom, width - left];
}

/** Where the words of a page's text begin and end (UTF-16 offsets): a page's words are parted by spaces and newlines. */
export function wordOffsets(text: string): number[] {
  const offsets: number[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    const parts = code === SPACE || code === NEWLINE || at === text.length;
    if (!parts && start < 0) start = at;
    if (!parts || start < 0) continue;
    offsets.push(start, at);
    start = -1;
  }
  return offsets;
}

function share(points: number, whole: number): number {
  return Math.round(Math.min(1, Math.max(0, points / whole || 0)) * WHOLE);
}
