import { cleanedUp } from './clean-up.ts';
import { greyLevels, hasInk } from './grey-levels.ts';
import type { OcrEngine, OcrImage, OcrLine } from './ocr-engine.ts';
import { isDoubtful, mayBeTurned, qualityOf, type ReadingQuality } from './reading-quality.ts';
import { withSecondLook } from './second-look.ts';
import { measureSkew } from './skew.ts';
import { tellingLines } from './telling-lines.ts';
import { turned, turnedBack, type Turn } from './turn.ts';
import { linesAsGiven, readUpright, type LevelReading, type UprightReading } from './upright-reading.ts';

/** The pixels of a drawn page: grey or RGBA (1 or 4 bytes a pixel), row by row from the top. */
export interface DrawnPage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What stands on the image of a page; all boxes in pixels of the image that was given. */
export interface RecognizedPage {
  /** Lines in reading order. */
  readonly lines: readonly OcrLine[];
  /** How sure the engine is of its words, 0 to 1; 0 where there are none. */
  readonly confidence: number;
  /** By how much the image must be turned, clockwise, to stand upright. */
  readonly turn: Turn;
  /** By how many degrees the upright page's lines fall to the right (positive) or rise. */
  readonly skew: number;
}

/** The resolution at which pages are best drawn for recognition. */
export const OCR_DOTS_PER_INCH = 200;

/** A reading of an image, as it was given or cleaned up, turned by `turn`. */
interface Reading extends UprightReading {
  readonly image: OcrImage;
  readonly turn: Turn;
  readonly quality: ReadingQuality;
}

/**
 * Reads the words off a page's image. Only where hardly anything was read the page is tried turned, and where a reading is doubtful
 * cleaned up; the best of the readings is given. Throws `OcrError` where the engine fails on it.
 */
export async function recognizePage(
  engine: OcrEngine,
  page: DrawnPage,
  dotsPerInch: number,
): Promise<RecognizedPage> {
  const image = greyOf(page, dotsPerInch);
  if (!hasInk(image)) return { lines: [], confidence: 0, turn: 0, skew: 0 };
  let best = await read(engine, image, 0);
  for (const turn of likelyTurns(best)) best = better(best, await read(engine, image, turn));
  if (isDoubtful(best.quality)) best = better(best, await read(engine, await cleanedUp(image), best.turn));
  const lines = (await headReadAgain(engine, best.level)).map((line) => ({
    ...line,
    words: line.words.map((word) => turnedBack(word, image, best.turn)),
  }));
  return { lines, confidence: best.quality.confidence, turn: best.turn, skew: best.skew };
}

/** The lines of a reading, of which those that tell which document it is were looked at again. */
async function headReadAgain(engine: OcrEngine, level: LevelReading): Promise<OcrLine[]> {
  const head = tellingLines(level.lines, level.image.height);
  const again = await withSecondLook(engine, level.image, level.paper, head);
  const lines = level.lines.map((line) => again[head.indexOf(line)] ?? line);
  return linesAsGiven({ ...level, lines });
}

async function read(engine: OcrEngine, image: OcrImage, turn: Turn): Promise<Reading> {
  const reading = await readUpright(engine, turned(image, turn));
  return { ...reading, image, turn, quality: qualityOf(reading.lines) };
}

function better(one: Reading, other: Reading): Reading {
  return other.quality.sureLetters > one.quality.sureLetters ? other : one;
}

/** How else a page of which hardly anything was read may lie: upside down where its writing runs level, else on either side. */
function likelyTurns({ image, quality }: Reading): Turn[] {
  if (!mayBeTurned(quality)) return [];
  const { ink } = greyLevels(image);
  const asGiven = measureSkew(image, ink).sharpness;
  const onItsSide = measureSkew(turned(image, 90), ink).sharpness;
  return onItsSide > asGiven ? [90, 270] : [180];
}

function greyOf({ data, width, height }: DrawnPage, dotsPerInch: number): OcrImage {
  if (data.length === width * height) return { data, width, height, dotsPerInch };
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += 4) {
    grey[pixel] = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8;
  }
  return { data: grey, width, height, dotsPerInch };
}
