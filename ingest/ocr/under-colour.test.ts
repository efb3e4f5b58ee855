import { expect, test } from 'vitest';
import { colouredAreas, type ColourImage } from './coloured-ink.ts';
import type { OcrEngine, OcrLine, OcrWord } from './ocr-engine.ts';
import { openOcrEngine } from './open-ocr-engine.ts';
import { recognizePage, type RecognizedPage } from './recognize-page.ts';
import { scannedPage, upperPart } from './testing/scanned-page.ts';
import { readUnderColour } from './under-colour.ts';

type Box = Pick<OcrWord, 'left' | 'top' | 'right' | 'bottom'>;

const RED = [205, 40, 45];
const YELLOWED = [244, 232, 205];

/** A grey page in colours, on paper of this colour, with red hatched over these boxes: black ink under it stays black. */
function coloured(
  { data, width, height }: { data: Uint8Array; width: number; height: number },
  red: readonly Box[],
  paper = [255, 255, 255],
): ColourImage {
  const colours = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < data.length; pixel++) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const isHatched = (x + y) % 12 < 6;
    const dye =
      isHatched && red.some((box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom)
        ? RED
        : paper;
    const level = (data[pixel] ?? 0) / 255;
    colours.set([...dye.map((value) => Math.round(value * level)), 255], pixel * 4);
  }
  return { data: colours, width, height, dotsPerInch: 200 };
}

function textsOf({ lines }: { readonly lines: readonly OcrLine[] }): string[] {
  return lines.flatMap(({ words }) => words.map(({ text }) => text));
}

test('what a red seal hides is read without its colour, and stands where it stands', async () => {
  const engine = (await openOcrEngine({ ...process.env, OCR_ENGINE: 'native' })) as OcrEngine;
  try {
    const { image } = await scannedPage('light');
    const open = await recognizePage(engine, image, 200);
    const hidden = open.lines
      .slice(-12)
      .find(({ words }) => words.length > 5 && words.every(({ confidence }) => confidence > 80));
    if (!hidden) throw new Error('No line is read well enough.');
    const seal = {
      left: Math.min(...hidden.words.map(({ left }) => left)) + 30,
      top: Math.min(...hidden.words.map(({ top }) => top)) - 40,
      right: Math.max(...hidden.words.map(({ right }) => right)) - 30,
      bottom: Math.max(...hidden.words.map(({ bottom }) => bottom)) + 40,
    };
    const sealed = coloured(image, [seal]);
    const before = await recognizePage(engine, sealed, 200);
    // A word that is read where it stands, as it stands.
    const isIn =
      ({ lines }: RecognizedPage) =>
      (word: OcrWord): boolean =>
        lines
          .flatMap(({ words }) => words)
          .some(
            ({ text, left, top }) =>
              text === word.text && Math.abs(left - word.left) < 8 && Math.abs(top - word.top) < 8,
          );
    expect(hidden.words.filter(isIn(before)).length).toBeLessThan(hidden.words.length / 2);
    const after = await readUnderColour(engine, before, [{ left: 0, top: 0, image: sealed }]);
    expect(hidden.words.filter(isIn(after)).length).toBeGreaterThan(hidden.words.length - 2);
  } finally {
    await engine.close();
  }
});

test('seals and stamps are found by their ink; yellowed paper, specks and dyed sheets are none', () => {
  const blank = { data: new Uint8Array(400 * 500).fill(255), width: 400, height: 500 };
  const seal = { left: 100, top: 200, right: 180, bottom: 280 };
  const found = colouredAreas({ ...coloured(blank, [seal], YELLOWED), dotsPerInch: 50 });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ left: 100, top: 200, right: 180, bottom: 280 });
  expect(colouredAreas({ ...coloured(blank, [], YELLOWED), dotsPerInch: 50 })).toEqual([]);
  const speck = { left: 10, top: 10, right: 16, bottom: 16 };
  expect(colouredAreas({ ...coloured(blank, [speck]), dotsPerInch: 50 })).toEqual([]);
  const sheet = { left: 0, top: 0, right: 400, bottom: 500 };
  expect(colouredAreas({ ...coloured(blank, [sheet]), dotsPerInch: 50 })).toEqual([]);
});

test('a red secrecy stamp over print is never taken away; misread print under it is', async () => {
  const [width, height] = [400, 200];
  const box = { left: 100, top: 60, right: 180, bottom: 90 };
  const word = (text: string, confidence: number, at: Box = box): OcrWord => ({ text, confidence, ...at });
  const image = coloured({ data: new Uint8Array(width * height).fill(255), width, height }, [box]);
  const beside = { ...box, left: 190, right: 250 };
  let found = 'quyết';
  const engine: OcrEngine = {
    name: 'a hand',
    version: '1',
    slots: 1,
    recognize: () => Promise.resolve([{ block: 1, words: [word(found, 95), word('định', 95, beside)] }]),
    close: () => Promise.resolve(),
  };
  const page = (text: string): RecognizedPage => ({
    lines: [{ block: 1, words: [word(text, 60)] }],
    confidence: 0.6,
    turn: 0,
    skew: 0,
  });
  const read = async (text: string): Promise<string[]> =>
    textsOf(await readUnderColour(engine, page(text), [{ left: 0, top: 0, image }]));
  expect((await read('MẬT')).sort()).toEqual(['MẬT', 'quyết', 'định'].sort());
  expect(await read('qtxết')).toEqual(['quyết', 'định']);
  found = '9uyết';
  expect(await read('quyết')).toEqual(['quyết', 'định']);
});

test('bluish print that was read well hides nothing and is not read again', async () => {
  const engine = (await openOcrEngine({ ...process.env, OCR_ENGINE: 'native' })) as OcrEngine;
  try {
    const image = upperPart((await scannedPage('light')).image, 0.3);
    const page = await recognizePage(engine, image, 200);
    const blue = new Uint8Array(image.data.length * 4).fill(255);
    image.data.forEach((level, pixel) => {
      const ink = 255 - level;
      blue.set([255 - ink, 255 - ink, 255 - ink / 2], pixel * 4);
    });
    let readings = 0;
    const counting = {
      ...engine,
      recognize: (...given: Parameters<OcrEngine['recognize']>) => {
        readings++;
        return engine.recognize(...given);
      },
    };
    const patch = { left: 0, top: 0, image: { ...image, data: blue } };
    expect(await readUnderColour(counting, page, [patch])).toEqual(page);
    expect(readings).toBe(0);
    const unread = { ...page, lines: page.lines.slice(0, 3) };
    await readUnderColour(counting, unread, [patch]);
    expect(readings).toBeGreaterThan(0);
  } finally {
    await engine.close();
  }
});
