import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { OcrError, type OcrEngine, type OcrImage, type OcrLine } from '../ocr/ocr-engine.ts';
import { openOcrEngine } from '../ocr/open-ocr-engine.ts';
import type { SamplePage } from '../sample/layout/page-text.ts';
import { MOST_PAGES, readPages, type PageReading } from './page-reading.ts';
import { loadPdfium } from './pdfium.ts';
import { rawPdf } from './testing/raw-pdf.ts';
import { blankScan, fullPage, imagePdf, scanOf, twoLayerPdf, withWords } from './testing/scanned-pdf.ts';

const data = process.env['TANGTHU_DATA'] ?? path.resolve('../shared/data');

let full: SamplePage;
let scan: Buffer;

beforeAll(async () => {
  full = fullPage();
  scan = await scanOf(full);
});

async function onlyPage(bytes: Uint8Array, ocr?: OcrEngine): Promise<PageReading> {
  const readings = await readPages(bytes, ocr);
  expect(readings).toHaveLength(1);
  return readings[0] as PageReading;
}

/** An engine that finds the same lines on every image, and notes how it was used. */
function engine(lines: readonly OcrLine[], slots = 2): OcrEngine & { images: OcrImage[]; most: number } {
  let running = 0;
  const images: OcrImage[] = [];
  const fake = {
    name: 'fake',
    version: '1',
    slots,
    images,
    most: 0,
    recognize: async (image: OcrImage): Promise<OcrLine[]> => {
      images.push(image);
      fake.most = Math.max(fake.most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      return [...lines];
    },
    close: () => Promise.resolve(),
  };
  return fake;
}

function line(text: string, left: number, top: number, confidence = 95): OcrLine {
  const words = text.split(' ').map((word, index) => ({
    text: word,
    confidence,
    left: left + index * 100,
    top,
    right: left + index * 100 + 90,
    bottom: top + 30,
  }));
  return { block: 1, words };
}

const GOOD_LINES = Array.from({ length: 20 }, (_, row) =>
  line('Ủy ban nhân dân thành phố', 200, 200 + row * 60),
);

/** Adds a page that shows nothing but a grey image, given as it is written in the file. */
function showImage(pdf: PDFDocument, data: Uint8Array, image: Record<string, string | number>): void {
  const { context } = pdf;
  const kind = { Type: 'XObject', Subtype: 'Image', ColorSpace: 'DeviceGray', ...image };
  const sheet = pdf.addPage([595, 842]);
  const images = { XObject: { Im0: context.register(context.stream(data, kind)) } };
  sheet.node.set(PDFName.of('Resources'), context.obj(images));
  const drawing = context.stream('q 595 0 0 842 0 0 cm /Im0 Do Q');
  sheet.node.set(PDFName.of('Contents'), context.register(drawing));
}

test('a whole layer is taken as it is', async () => {
  const reading = await onlyPage(await twoLayerPdf([{ jpeg: scan, page: full }]));
  expect(reading).toMatchObject({ source: 'layer', verdict: 'usable', marks: [], turn: 0 });
  expect(reading.page.words).toHaveLength(full.words.length);
  expect(reading.rawText).toBeUndefined();
});

test('a bare scan has no words without recognition, and those of recognition with it', async () => {
  const bytes = await imagePdf([scan]);
  expect(await onlyPage(bytes)).toMatchObject({
    source: 'none',
    verdict: 'none',
    marks: [],
    page: { text: '' },
  });
  const reading = await onlyPage(bytes, engine(GOOD_LINES));
  expect(reading).toMatchObject({ source: 'ocr', verdict: 'none', marks: [] });
  expect(reading.confidence).toBeGreaterThan(0.9);
  expect(reading.wordConfidences).toHaveLength(reading.page.words.length);
  const first = reading.page.words[0];
  expect(reading.page.text.slice(first?.start, first?.end)).toBe('Ủy');
  // Pixel 200 at 200 dots per inch is an inch from the edge; the page may be laid level first.
  expect(first?.left).toBeGreaterThan(68);
  expect(first?.left).toBeLessThan(76);
});

test.each([
  ['a stamp and a running head', (word: { top: number }) => word.top < 60 || word.top > 780],
  ['the upper half', (word: { top: number }) => word.top < 421],
  ['one word of twenty', (_: unknown, index: number) => index % 20 === 0],
])('a layer of %s over a full scan is not taken for the page', async (_, keep) => {
  const bytes = await twoLayerPdf([{ jpeg: scan, page: withWords(full, keep) }]);
  const reading = await onlyPage(bytes, engine(Array(6).fill(GOOD_LINES).flat() as OcrLine[]));
  expect(['stamp-only', 'none']).toContain(reading.verdict);
  expect(reading.source).toBe('ocr');
});

test('a short page with its whole layer is taken as it is', async () => {
  const short = withWords(full, ({ top }) => top < 300);
  const bytes = await twoLayerPdf([{ jpeg: await scanOf(short), page: short }]);
  expect(await onlyPage(bytes)).toMatchObject({ source: 'layer', verdict: 'usable', marks: [] });
});

test('a layer is kept where recognition finds no more than it holds', async () => {
  const bytes = await twoLayerPdf([{ jpeg: scan, page: withWords(full, ({ top }) => top < 421) }]);
  const reading = await onlyPage(bytes, engine(GOOD_LINES.slice(0, 2)));
  expect(reading).toMatchObject({ source: 'layer', verdict: 'usable' });
  expect(reading.page.words.length).toBeGreaterThan(50);
});

test('sheets with nothing on them are blank: empty, white, or scanned with dust and holes', async () => {
  const marks = [];
  for (const seed of [1, 2])
    marks.push((await onlyPage(await imagePdf([await blankScan(full, seed)]))).marks);
  marks.push((await onlyPage(rawPdf({ content: '1 1 1 rg 0 0 595 842 re f' }))).marks);
  marks.push((await onlyPage(rawPdf({ content: '' }))).marks);
  expect(marks).toEqual(Array(4).fill(['blank']));
});

test('a line of writing on a sheet is not blank', async () => {
  const line = withWords(full, (_, index) => index < 4);
  expect((await onlyPage(await imagePdf([await scanOf(line)]))).marks).toEqual([]);
});

test.each([
  [90, 'sideways', 270],
  [180, 'upside-down', 180],
  [270, 'sideways', 90],
] as const)('a layer displayed turned by %i° is marked %s', async (turn, mark, upright) => {
  const reading = await onlyPage(await twoLayerPdf([{ jpeg: scan, page: full }], turn));
  expect(reading).toMatchObject({ source: 'layer', marks: [mark], turn: upright });
});

test('text that runs into the edge of the sheet is marked cut off, in layers and in scans', async () => {
  const pdf = await PDFDocument.load(await twoLayerPdf([{ jpeg: scan, page: full }]));
  pdf.getPages()[0]?.setCropBox(110, 0, 485, 842);
  expect((await onlyPage(await pdf.save())).marks).toEqual(['cut-off']);
  const cut = GOOD_LINES.map(({ words }) =>
    line(words.map(({ text }) => text).join(' '), 0, words[0]?.top ?? 0),
  );
  expect((await onlyPage(await imagePdf([scan]), engine(cut))).marks).toEqual(['cut-off']);
});

test('a page of doubtful recognition is of low quality, and so is one on which nothing is found', async () => {
  const bytes = await imagePdf([scan]);
  const doubtful = GOOD_LINES.map(({ words }) => ({
    block: 1,
    words: words.map((word) => ({ ...word, confidence: 40 })),
  }));
  expect(await onlyPage(bytes, engine(doubtful))).toMatchObject({ source: 'ocr', marks: ['low-quality'] });
  expect(await onlyPage(bytes, engine([]))).toMatchObject({ source: 'none', marks: ['low-quality'] });
});

test('a scan that was cut off in transfer is damaged, and what is left is read', async () => {
  const bytes = await imagePdf([scan]);
  const cut = await imagePdf([Buffer.concat([scan.subarray(0, scan.length / 2), Buffer.alloc(2000)])]);
  expect((await onlyPage(bytes)).marks).toEqual([]);
  expect(await onlyPage(cut, engine(GOOD_LINES))).toMatchObject({ source: 'ocr', marks: ['damaged'] });
});

test('an image that cannot be drawn and contents that cannot be inflated are damaged, not blank', async () => {
  const pdf = await PDFDocument.create();
  const { context } = pdf;
  const size = { Width: 1000, Height: 1400, BitsPerComponent: 8 };
  showImage(pdf, Buffer.alloc(500, 7), { ...size, Filter: 'JPXDecode' });
  const broken = pdf.addPage([595, 842]);
  const contents = context.stream(Buffer.alloc(300, 0x5a), { Filter: 'FlateDecode' });
  broken.node.set(PDFName.of('Contents'), context.register(contents));
  pdf.addPage([595, 842]);
  const readings = await readPages(await pdf.save(), undefined);
  expect(readings.map(({ marks }) => marks)).toEqual([['damaged'], ['damaged'], ['blank']]);
});

test('a page that cannot be opened is marked and the others go in; a file of such pages is refused', async () => {
  const sound = await imagePdf([scan, scan, scan]);
  const wreck = async (which: readonly number[]): Promise<Uint8Array> => {
    const pdf = await PDFDocument.load(sound);
    for (const index of which) pdf.context.delete(pdf.getPages()[index]?.ref as PDFRef);
    return pdf.save();
  };
  const readings = await readPages(await wreck([1]), engine(GOOD_LINES));
  expect(readings.map(({ source }) => source)).toEqual(['ocr', 'none', 'ocr']);
  expect(readings[1]?.marks).toEqual(['damaged']);
  await expect(readPages(await wreck([0, 1, 2]), undefined)).rejects.toThrow(
    'No page of the PDF can be opened',
  );
});

test('a page over which PDFium breaks down is marked, and the others are read in a fresh one', async () => {
  const bytes = await twoLayerPdf([1, 2, 3].map(() => ({ jpeg: scan, page: full })));
  const pdfium = await loadPdfium();
  const { functions } = pdfium;
  // As a WebAssembly trap comes to JavaScript, of which TypeScript knows no type here.
  const trap = Object.assign(new Error('unreachable'), { name: 'RuntimeError' });
  let loaded = 0;
  Object.assign(pdfium, {
    functions: {
      ...functions,
      FPDFText_LoadPage: (page: number): number => {
        if (++loaded === 2) throw trap;
        return functions.FPDFText_LoadPage(page);
      },
    },
  });
  const readings = await readPages(bytes, undefined);
  expect(readings.map(({ source, marks }) => [source, ...marks])).toEqual([
    ['layer'],
    ['none', 'damaged'],
    ['layer'],
  ]);
  expect(readings[1]?.page.width).toBeCloseTo(595, 0);
  expect(await loadPdfium()).not.toBe(pdfium);
});

test('pages are recognised as many at once as the engine reads, and come back in order', async () => {
  const ocr = engine(GOOD_LINES, 3);
  const readings = await readPages(await imagePdf([scan, scan, scan, scan, scan, scan]), ocr);
  expect(readings.every(({ source }) => source === 'ocr')).toBe(true);
  expect(ocr.most).toBeGreaterThan(1);
  // One more than are read at once, which waits prepared.
  expect(ocr.most).toBeLessThanOrEqual(4);
  const { width, height, data } = ocr.images[0] as OcrImage;
  expect([width, height, data.length]).toEqual([1654, 2339, 1654 * 2339]);
});

test('a scan that lies upside down and one that was cut at its side are read and marked', async () => {
  const { width, height } = await sharp(scan).metadata();
  const turned = await sharp(scan).rotate(180).jpeg().toBuffer();
  const left = Math.round(width * 0.2);
  const cut = await sharp(scan)
    .extract({ left, top: 0, width: width - left, height })
    .jpeg()
    .toBuffer();
  const ocr = await openOcrEngine(process.env);
  if (!ocr) throw new Error('OCR_ENGINE is none: leave it out.');
  const readings = await readPages(await imagePdf([turned, cut]), ocr).finally(() => ocr.close());
  expect(readings.map(({ marks, turn }) => [turn, ...marks])).toEqual([
    [180, 'upside-down'],
    [0, 'cut-off'],
  ]);
  const known = new Set(full.text.split(/\s+/));
  const found = readings[0]?.page.text.split(/\s+/) ?? [];
  expect(found.filter((word) => known.has(word)).length / found.length).toBeGreaterThan(0.9);
  // Where the page hangs upside down, its first words are at the lower edge.
  expect(readings[0]?.page.words[0]?.top).toBeGreaterThan(700);
});

test('an engine that fails on one page leaves it without words; one that fails on all refuses the file', async () => {
  const onGreyPaper = await sharp(scan).linear(0.8).jpeg().toBuffer();
  const bytes = await imagePdf([onGreyPaper, await blankScan(full, 5), scan]);
  const moody: OcrEngine = {
    ...engine(GOOD_LINES, 1),
    recognize: ({ data }) =>
      data.every((tone) => tone < 230)
        ? Promise.reject(new OcrError('It broke.'))
        : Promise.resolve([...GOOD_LINES]),
  };
  const readings = await readPages(bytes, moody);
  expect(readings.map(({ source, marks }) => [source, ...marks])).toEqual([
    ['none', 'low-quality'],
    ['none', 'blank'],
    ['ocr'],
  ]);
  const broken: OcrEngine = { ...moody, recognize: () => Promise.reject(new OcrError('It broke.')) };
  await expect(readPages(bytes, broken)).rejects.toThrow(OcrError);
});

test('a file of too many pages is refused with what to do', async () => {
  const pdf = await PDFDocument.create();
  for (let page = 0; page <= MOST_PAGES; page++) pdf.addPage([200, 200]);
  await expect(readPages(await pdf.save(), undefined)).rejects.toThrow(/5001 pages.*split it/);
});

test('a giant page and a giant image are drawn within bounds', async () => {
  const side = 20_000;
  const bits = deflateSync(Buffer.alloc((side / 8) * side, 0xff));
  const pdf = await PDFDocument.create();
  showImage(pdf, bits, { Width: side, Height: side, BitsPerComponent: 1, Filter: 'FlateDecode' });
  const ocr = engine(GOOD_LINES);
  const wide = pdf.addPage([14_400, 14_400]);
  wide.drawRectangle({ x: 1000, y: 1000, width: 900, height: 900 });
  const readings = await readPages(await pdf.save(), ocr);
  expect(readings.map(({ marks }) => marks)).toEqual([['blank'], []]);
  for (const { width, height } of ocr.images) expect(width * height).toBeLessThan(37_000_000);
});

test.skipIf(!existsSync(data))('the verdicts on real and made records are right', async () => {
  const verdicts = async (file: string): Promise<string[]> => {
    const readings = await readPages(readFileSync(path.join(data, file)), undefined);
    return [...new Set(readings.map(({ verdict, source }) => `${verdict} ${source}`))];
  };
  // Its first page bears a typed section title beside the running head, over a scan of half the sheet.
  expect(await verdicts('records/scanned/congbao_3a7d7f97a7.pdf')).toEqual(['stamp-only none']);
  expect(await verdicts('records/garbled/dhtd_87cfe7b3d6.pdf')).toEqual(['garbled none']);
  expect(await verdicts('made/bad-layer/d01-tcvn3.pdf')).toEqual(['legacy-encoding converted']);
  expect(await verdicts('made/bad-layer/d01-nodia.pdf')).toEqual(['garbled none']);
  expect(await verdicts('made/two-layer/d23.pdf')).toEqual(['usable layer']);
});
