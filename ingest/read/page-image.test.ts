import { degrees, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { colouredPatches } from './coloured-patches.ts';
import { drawGrey, renderPage } from './page-image.ts';
import { openPdf } from './pdf-document.ts';
import { imagePdf } from './testing/scanned-pdf.ts';

const SIDE = 200;
const INK = '0 0 20 10 re f';

/** A page of 200 points a side with a black field of a signature, 20 by 10 points, 50 from the left and 100 from below. */
async function signedPdf(turn = 0, flags = 132): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([SIDE, SIDE]);
  page.setRotation(degrees(turn));
  const { context } = pdf;
  const look = context.stream(INK, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 20, 10] });
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('Signature1'),
      F: flags,
      Rect: [50, 100, 70, 110],
      AP: { N: context.register(look) },
      P: page.ref,
    }),
  );
  page.node.set(PDFName.of('Annots'), context.obj([field]));
  pdf.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field], SigFlags: 3 }));
  return pdf.save();
}

async function greyLevelAt(bytes: Uint8Array, x: number, y: number): Promise<number | undefined> {
  using pdf = await openPdf(bytes);
  const { data, width } = drawGrey(pdf, 0, 72);
  return data[y * width + x];
}

test('what a digital signature puts on a page is drawn, for people and for recognition, however the page lies', async () => {
  expect(await greyLevelAt(await signedPdf(), 60, 95)).toBe(0);
  expect(await greyLevelAt(await signedPdf(), 60, 80)).toBe(255);
  expect(await greyLevelAt(await signedPdf(90), 105, 60)).toBe(0);
  using pdf = await openPdf(await signedPdf());
  for (let time = 0; time < 3; time++) {
    const { data, width } = renderPage(pdf, 0, { scale: 1 });
    expect([...data.subarray((95 * width + 60) * 4, (95 * width + 60) * 4 + 3)]).toEqual([0, 0, 0]);
  }
});

test('a hidden field stays hidden', async () => {
  expect(await greyLevelAt(await signedPdf(0, 2), 60, 95)).toBe(255);
});

/** A white page of 400 pixels a side with a square of this colour in its middle, as a PNG of so many channels. */
async function sheet(colour: string, space: 'b-w' | 'srgb'): Promise<Uint8Array> {
  const square = { create: { width: 100, height: 100, channels: 3 as const, background: colour } };
  const image = sharp({ create: { width: 400, height: 566, channels: 3, background: '#ffffff' } })
    .composite([{ input: await sharp(square).png().toBuffer(), left: 150, top: 233 }])
    .toColourspace(space)
    .jpeg({ quality: 95 });
  return imagePdf([await image.toBuffer()]);
}

test('a page is drawn once: in grey alone where its scan has no colours, else in both, and its seals are cut out of that', async () => {
  using grey = await openPdf(await sheet('#222222', 'b-w'));
  const plain = drawGrey(grey, 0, 200);
  expect(plain.colours).toBeUndefined();
  expect(colouredPatches(plain)).toEqual([]);
  using red = await openPdf(await sheet('#cc2222', 'srgb'));
  const image = drawGrey(red, 0, 200);
  expect(image.colours).toHaveLength(4 * image.data.length);
  const middle = (image.height >> 1) * image.width + (image.width >> 1);
  // 30% of red, 59% of green and 11% of blue.
  expect(Math.abs((image.data[middle] ?? 0) - 85)).toBeLessThan(4);
  const patches = colouredPatches(image);
  expect(patches).toHaveLength(1);
  const [{ left, top, image: patch } = { left: 0, top: 0, image }] = patches;
  expect(left).toBeLessThan(image.width / 2);
  expect(left + patch.width).toBeGreaterThan(image.width / 2);
  const inPatch = (image.height >> 1) - top;
  const at = (inPatch * patch.width + (image.width >> 1) - left) * 4;
  expect(patch.data[at]).toBeGreaterThan(190);
  expect(patch.data[at + 1]).toBeLessThan(60);
});
