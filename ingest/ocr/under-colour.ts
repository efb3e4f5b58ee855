/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import { isColoured, withAndWithoutColour, type ColourImage } from './coloured-ink.ts';
import type { OcrEngine, OcrImage, OcrLine, OcrWord } from './ocr-engine.ts';
import { isSound } from './reading-quality.ts';
import type { RecognizedPage } from './recognize-page.ts';
import { turned, turnedBack } from './turn.ts';
import { readUpright } from './upright-reading.ts';

/** A part of a page with a seal, a stamp or a pen's strokes on it; `left` and `top` in pixels of the page's image. */
export interface ColouredPatch {
  readonly left: number;
  readonly top: number;
  readonly image: ColourImage;
}

/** Words read with less confidence under a seal are its ornaments. */
const LEAST_SURE = 50;
/** What is darker is ink. */
const INK = 150;
/** Words read with so much confidence are as they are printed, */
const WELL_READ = 85;
/** and where so much of the coloured ink lies in their boxes, or so few pixels beside them, it is their own. */
const PRINT_ITSELF = 0.8;
const FRINGE = 2;
/** A word that reaches so near the edge of a patch is cut by it. */
const EDGE = 4;

/**
 * The reading of a page with the words that seals and stamps had hidden: the patches are read again without their colour.
 * What is printed in colour itself is read only with it, so nothing in capitals that was read in coloured ink is ever
 * taken away: a secrecy stamp stays. Throws `OcrError` where the engine fails.
 */
export async function readUnderColour(
  engine: OcrEngine,
  page: RecognizedPage,
  patches: readonly ColouredPatch[],
): Promise<RecognizedPage> {
  let { lines } = page;
  for (const patch of patches) {
    const { left, top, image } = patch;
    if (isPrintItself(patch, lines)) continue;
    const { all, black } = withAndWithoutColour(image);
    const reading = await readUpright(engine, turned(black, page.turn), page.skew);
    const onPage = (word: OcrWord): OcrWord => moved(word, left, top);
    const found = reading.lines.map((line) => ({
      ...line,
      words: line.words
        .map((word) => turnedBack(word, black, page.turn))
        .filter((word) => word.confidence >= LEAST_SURE && !touchesEdge(word, black))
        .map(onPage),
    }));
    const isStampInk = (word: OcrWord): boolean => losesItsInk(moved(word, -left, -top), all, black);
    lines = withHidden(lines, found, isStampInk);
  }
  return { ...page, lines };
}

/** Whether the coloured ink of a patch is that of words which were read well: bluish print and fringes of colour hide nothing. */
function isPrintItself({ left, top, image }: ColouredPatch, lines: readonly OcrLine[]): boolean {
  const { data, width, height } = image;
  const isRead = new Uint8Array(width * height);
  for (const { words } of lines) {
    for (const word of words) {
      if (word.confidence < WELL_READ || !isSound(word.text)) continue;
      const from = Math.max(0, word.left - left - FRINGE);
      const to = Math.min(width, word.right - left + FRINGE);
      const end = Math.min(height, word.bottom - top + FRINGE);
      for (let y = Math.max(0, word.top - top - FRINGE); y < end && from < to; y++)
        isRead.fill(1, y * width + from, y * width + to);
    }
  }
  let coloured = 0;
  let read = 0;
  for (let pixel = 0; pixel < isRead.length; pixel++) {
    if (!isColoured(data, 4 * pixel)) continue;
    coloured++;
    read += isRead[pixel]!;
  }
  return read >= PRINT_ITSELF * coloured;
}

/** Lines with what was found under the colour: in place of words read worse there, beside others on their line, or as lines. */
function withHidden(
  lines: readonly OcrLine[],
  found: readonly OcrLine[],
  isStampInk: (word: OcrWord) => boolean,
): readonly OcrLine[] {
  const given = lines.flatMap(({ words }) => words);
  const dropped = new Set<OcrWord>();
  const additions = found.map((line) => ({
    ...line,
    words: line.words.filter((word) => {
      const rivals = given.filter((other) => overlap(word, other));
      const kept = rivals.filter((rival) => isStamped(rival) && isStampInk(rival));
      if (kept.some(({ text }) => text === word.text)) return false;
      const others = rivals.filter((rival) => !kept.includes(rival));
      const isBetter = others.every(
        (rival) =>
          dropped.has(rival) ||
          ((isSound(word.text) || !isSound(rival.text)) &&
            (rival.confidence < word.confidence || isStampInk(rival))),
      );
      if (isBetter) for (const rival of others) dropped.add(rival);
      return isBetter;
    }),
  }));
  let result: readonly OcrLine[] = lines
    .map((line) => ({ ...line, words: line.words.filter((word) => !dropped.has(word)) }))
    .filter(({ words }) => words.length > 0);
  for (const addition of additions) if (addition.words.length > 0) result = withLine(result, addition);
  return result;
}

/** Lines with one more: its words join a line on their height, else it goes before the first line below it. */
function withLine(lines: readonly OcrLine[], line: OcrLine): OcrLine[] {
  const home = lines.findIndex(({ words }) =>
    words.some((word) => line.words.some((added) => besideEachOther(word, added))),
  );
  if (home >= 0)
    return lines.map((other, at) =>
      at === home
        ? { ...other, words: [...other.words, ...line.words].sort((one, two) => one.left - two.left) }
        : other,
    );
  const middle = middleOf(line.words[0]!);
  const before = lines.findIndex(({ words }) => words.every((word) => middleOf(word) > middle));
  return before < 0 ? [...lines, line] : [...lines.slice(0, before), line, ...lines.slice(before)];
}

function besideEachOther(one: OcrWord, other: OcrWord): boolean {
  const height = Math.min(one.bottom - one.top, other.bottom - other.top);
  const gap = Math.max(one.left, other.left) - Math.min(one.right, other.right);
  return Math.abs(middleOf(one) - middleOf(other)) < height / 2 && gap < 2 * height;
}

function overlap(one: OcrWord, other: OcrWord): boolean {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return (
    width > 0.3 * Math.min(one.right - one.left, other.right - other.left) &&
    height > 0.3 * Math.min(one.bottom - one.top, other.bottom - other.top)
  );
}

/** Stamps speak in capitals. */
function isStamped({ text }: OcrWord): boolean {
  return (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}

/** Whether most of the ink in a word's box goes with the colour. */
function losesItsInk(word: OcrWord, all: OcrImage, black: OcrImage): boolean {
  const ink = inkIn(word, all);
  return ink > 0 && inkIn(word, black) < ink / 2;
}

function inkIn({ left, top, right, bottom }: OcrWord, { data, width, height }: OcrImage): number {
  let ink = 0;
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++) {
    for (let x = Math.max(0, left); x < Math.min(width, right); x++) if (data[y * width + x]! < INK) ink++;
  }
  return ink;
}

function touchesEdge({ left, top, right, bottom }: OcrWord, { width, height }: OcrImage): boolean {
  return left < EDGE || top < EDGE || right > width - EDGE || bottom > height - EDGE;
}

function moved(word: OcrWord, across: number, down: number): OcrWord {
  return {
    ...word,
    left: word.left + across,
    right: word.right + across,
    top: word.top + down,
    bottom: word.bottom + down,
  };
}

function middleOf({ top, bottom }: OcrWord): number {
  return (top + bottom) / 2;
}
