import { setImmediate } from 'node:timers/promises';
import { OcrError, type OcrEngine } from '../ocr/ocr-engine.ts';
import { recognizePage, type RecognizedPage } from '../ocr/recognize-page.ts';
import { readUnderColour, type ColouredPatch } from '../ocr/under-colour.ts';
import { isCutOff } from './cut-off.ts';
import { layerAfterAll, type ExaminedPage } from './examined-page.ts';
import type { GreyImage } from './page-image.ts';
import { marksOfTurn, withMark, type PageMark, type PageReading } from './reading.ts';
import { recognizedText } from './recognized-text.ts';
import { textVerdict } from './text-verdict.ts';

/** Text of which recognition was less sure is full of faults. */
const LEAST_CONFIDENCE = 0.9;
/** A page that made the engine fail is tried this often. */
const TRIES = 2;

/** A page that is to be recognised: its image, and the parts of it on which coloured ink may hide print. */
interface DrawnSheet {
  readonly examined: ExaminedPage;
  readonly image: GreyImage;
  readonly patches: readonly ColouredPatch[];
}

/**
 * Hands drawn pages to the engine, one more than it reads at once: the one more is prepared meanwhile, so that the engine never waits.
 * Holds the next comer until one is done.
 */
export class RecognitionDesk {
  readonly #engine: OcrEngine;
  readonly #running = new Set<Promise<void>>();
  #read = 0;
  #fault: OcrError | undefined;
  #bug: Error | undefined;

  constructor(engine: OcrEngine) {
    this.#engine = engine;
  }

  /** Takes a page as soon as the engine has room; `done` gets its reading later. */
  async take(sheet: DrawnSheet, done: (reading: PageReading) => void): Promise<void> {
    while (this.#running.size > this.#engine.slots) await Promise.race(this.#running);
    const work = this.#recognize(sheet).then(done, (error: unknown) => {
      this.#bug ??= error instanceof Error ? error : new Error(String(error));
    });
    const entry: Promise<void> = work.then(() => void this.#running.delete(entry));
    this.#running.add(entry);
    // Drawing the next page lets nothing else run: the engine begins with this one before.
    await setImmediate();
  }

  /** Waits for the pages in hand. */
  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  /** Throws `OcrError` if the engine failed and read no page at all. */
  throwFault(): void {
    if (this.#bug) throw this.#bug;
    if (this.#fault && this.#read === 0) throw this.#fault;
  }

  async #recognize(sheet: DrawnSheet): Promise<PageReading> {
    const { examined, image } = sheet;
    const recognized = await this.#tried(sheet);
    return recognized ? readingOf(examined, recognized, image) : withMark(examined.reading, 'low-quality');
  }

  async #tried({ image, patches }: DrawnSheet): Promise<RecognizedPage | undefined> {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      try {
        const recognized = await recognizePage(this.#engine, image, image.dotsPerInch);
        const whole = await readUnderColour(this.#engine, recognized, patches);
        this.#read++;
        return whole;
      } catch (error) {
        if (!(error instanceof OcrError)) throw error;
        this.#fault = error;
      }
    }
    return undefined;
  }
}

function readingOf(examined: ExaminedPage, recognized: RecognizedPage, image: GreyImage): PageReading {
  const { reading } = examined;
  const layer = examined.layer ?? reading.page;
  const { page, wordConfidences } = recognizedText(recognized, image, layer);
  // What looked like letters beside the layer was none.
  if (page.words.length <= layer.words.length && textVerdict(layer) === 'usable')
    return layerAfterAll(reading, layer);
  if (page.words.length === 0) return withMark(reading, 'low-quality');
  const marks = new Set<PageMark>([...reading.marks, ...marksOfTurn(recognized.turn)]);
  if (isCutOff(page, wordConfidences)) marks.add('cut-off');
  if (recognized.confidence < LEAST_CONFIDENCE) marks.add('low-quality');
  const { turn, confidence } = recognized;
  return { ...reading, page, source: 'ocr', marks: [...marks], turn, confidence, wordConfidences };
}
