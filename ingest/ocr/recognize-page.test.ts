import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OcrEngine, OcrImage } from './ocr-engine.ts';
import { openOcrEngine } from './open-ocr-engine.ts';
import { recognizePage, type RecognizedPage } from './recognize-page.ts';
import { rotated, scannedPage, shareOfWords, upperPart, whitePage } from './testing/scanned-page.ts';

function wordsOf({ lines }: RecognizedPage): RecognizedPage['lines'][number]['words'][number][] {
  return lines.flatMap(({ words }) => words);
}

/** How much of one reading's text another has, word by word. */
function share(of: RecognizedPage, found: RecognizedPage): number {
  return shareOfWords(
    wordsOf(of)
      .map(({ text }) => text)
      .join(' '),
    wordsOf(found),
  );
}

describe('by the native program', () => {
  let engine: OcrEngine;
  let scan: { image: OcrImage; text: string };
  let top: OcrImage;
  let upright: RecognizedPage;
  beforeAll(async () => {
    engine = (await openOcrEngine({ ...process.env, OCR_ENGINE: 'native' })) as OcrEngine;
    scan = await scannedPage('light');
    top = upperPart(scan.image, 0.4);
    upright = await recognizePage(engine, top, 200);
  });
  afterAll(() => engine.close());

  test('a clean scan is read in reading order', async () => {
    const page = await recognizePage(engine, scan.image, 200);
    expect(page.turn).toBe(0);
    expect(page.confidence).toBeGreaterThan(0.9);
    expect(shareOfWords(scan.text, wordsOf(page))).toBeGreaterThan(0.95);
    const lines = page.lines.map(({ words }) => words.map((word) => word.text).join(' '));
    const wanted = scan.text.split('\n').filter((line) => lines.includes(line));
    expect(lines.filter((line) => wanted.includes(line))).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(10);
  });

  test('a grainy, pale, slanting page is read after cleaning', async () => {
    const { image, text } = await scannedPage('heavy');
    const page = await recognizePage(engine, image, 200);
    expect(shareOfWords(text, wordsOf(page))).toBeGreaterThan(0.85);
  });

  test.each([90, 180, 270] as const)(
    'a page that lies turned by %d degrees is read, its boxes where it lies',
    async (degrees) => {
      const given = await rotated(top, degrees);
      const page = await recognizePage(engine, given, 200);
      expect(page.turn).toBe((360 - degrees) % 360);
      expect(share(upright, page)).toBeGreaterThan(0.95);
      const [first] = wordsOf(upright).filter((word) => word.text === 'CỘNG');
      const [found] = wordsOf(page).filter((word) => word.text === 'CỘNG');
      if (!first || !found) throw new Error('The motto was not read.');
      const left = { 90: given.width - first.bottom, 180: given.width - first.right, 270: first.top }[
        degrees
      ];
      expect(Math.abs(found.left - left)).toBeLessThan(6);
    },
  );

  test.each([-5, 4])('a page that slants by %d degrees is read', async (degrees) => {
    const page = await recognizePage(engine, await rotated(top, degrees), 200);
    expect(Math.abs(page.skew - upright.skew - degrees)).toBeLessThan(0.3);
    expect(share(upright, page)).toBeGreaterThan(0.92);
  });

  test('an empty page has no words', async () => {
    const page = await recognizePage(engine, whitePage(), 200);
    expect(page).toEqual({ lines: [], confidence: 0, turn: 0, skew: 0 });
  });

  test('a page drawn in colours is read as one in grey is', async () => {
    const colours = new Uint8Array(top.data.length * 4).map((_, at) =>
      at % 4 === 3 ? 255 : (top.data[at >> 2] ?? 0),
    );
    expect(await recognizePage(engine, { ...top, data: colours }, 200)).toEqual(upright);
    expect(wordsOf(upright).length).toBeGreaterThan(10);
  });
});

test('tesseract.js reads the same page without a network', async () => {
  const engine = (await openOcrEngine({ OCR_ENGINE: 'wasm' })) as OcrEngine;
  try {
    const { image } = await scannedPage('light');
    const page = await recognizePage(engine, upperPart(image, 0.25), 200);
    expect(wordsOf(page).map((word) => word.text)).toEqual(
      expect.arrayContaining(['CỘNG', 'NGHĨA', 'Độc', 'phúc']),
    );
  } finally {
    await engine.close();
  }
});
