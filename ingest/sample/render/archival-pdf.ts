import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFRef,
} from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { pageHeight, pageWidth } from '../layout/sheet.ts';
import type { SamplePage } from '../layout/page-text.ts';
import { boxFont, type BoxFont } from './box-font.ts';
import { invisibleText } from './invisible-text.ts';
import { xmpPacket } from './xmp.ts';

const producer = 'Tang Thu sample archive';

/** A page image (JPEG bytes) with the page whose words lie under it. */
export interface ScannedPage {
  jpeg: Buffer;
  page: SamplePage;
}

/**
 * A two-layer PDF that declares PDF/A-2b: each page an image with its words as invisible text in place. The same
 * input gives the same bytes; `scanned` is the instant written as its date.
 */
export async function archivalPdf(
  title: string,
  scanned: Date,
  pages: readonly ScannedPage[],
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const { context } = pdf;
  const font = boxFont(pages.flatMap(({ page }) => Array.from(page.text.replaceAll('\n', ' '))));
  const fontRef = embedFont(pdf, font);
  for (const { jpeg, page } of pages) {
    const { width, height } = await sharp(jpeg).metadata();
    const image = context.stream(jpeg, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      ColorSpace: 'DeviceRGB',
      BitsPerComponent: 8,
      Filter: 'DCTDecode',
    });
    const sheet = pdf.addPage([pageWidth, pageHeight]);
    sheet.node.set(
      PDFName.of('Resources'),
      context.obj({ XObject: { Im0: context.register(image) }, Font: { F0: fontRef } }),
    );
    const drawing = `q ${pageWidth} 0 0 ${pageHeight} 0 0 cm /Im0 Do Q\n${invisibleText(page, font)}`;
    sheet.node.set(PDFName.of('Contents'), context.register(context.flateStream(drawing)));
  }
  pdf.setTitle(title);
  pdf.setProducer(producer);
  pdf.setCreator(producer);
  pdf.setCreationDate(scanned);
  pdf.setModificationDate(scanned);
  await declareArchival(pdf, title, scanned);
  const id = PDFHexString.of(
    createHash('md5')
      .update(title)
      .update(pages[0]?.jpeg ?? '')
      .digest('hex'),
  );
  context.trailerInfo.ID = context.obj([id, id]);
  return pdf.save({ useObjectStreams: true, updateFieldAppearances: false, addDefaultPage: false });
}

async function declareArchival(pdf: PDFDocument, title: string, scanned: Date): Promise<void> {
  const { context, catalog } = pdf;
  const packet = Buffer.from(xmpPacket(title, producer, scanned), 'utf8');
  catalog.set(
    PDFName.of('Metadata'),
    context.register(context.stream(packet, { Type: 'Metadata', Subtype: 'XML' })),
  );
  const profile = context.register(context.flateStream(await srgbProfile(), { N: 3 }));
  const intent = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFA1', DestOutputProfile: profile });
  intent.set(PDFName.of('OutputConditionIdentifier'), PDFString.of('sRGB'));
  intent.set(PDFName.of('Info'), PDFString.of('sRGB IEC61966-2.1'));
  catalog.set(PDFName.of('OutputIntents'), context.obj([intent]));
  catalog.set(PDFName.of('Lang'), PDFString.of('vi-VN'));
}

/** The sRGB profile that comes with sharp (a compact one in the public domain). */
async function srgbProfile(): Promise<Buffer> {
  const pixel = { width: 1, height: 1, channels: 3 as const, background: '#ffffff' };
  const image = await sharp({ create: pixel }).withIccProfile('srgb').jpeg().toBuffer();
  const { icc } = await sharp(image).metadata();
  if (!icc) throw new Error('sharp gave no sRGB profile: check that its prebuilt libvips is installed.');
  return icc;
}

function embedFont(pdf: PDFDocument, font: BoxFont): PDFRef {
  const { context } = pdf;
  const name = 'TANGTH+TangThuBox';
  const file = context.register(context.flateStream(font.bytes, { Length1: font.bytes.length }));
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: [-200, font.descent, 1200, 1100],
      ItalicAngle: 0,
      Ascent: font.ascent,
      Descent: font.descent,
      CapHeight: 660,
      StemV: 80,
      FontFile2: file,
    }),
  );
  const widths = PDFArray.withContext(context);
  widths.push(PDFNumber.of(0));
  widths.push(context.obj([...font.widths]));
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    W: widths,
    DW: 500,
    CIDToGIDMap: 'Identity',
  });
  const toUnicode = context.register(context.flateStream(unicodeMap(font)));
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: toUnicode,
    }),
  );
}

function unicodeMap(font: BoxFont): string {
  const entries = [...font.glyphs].map(
    ([character, glyph]) =>
      `<${hex(glyph)}> <${Array.from(character)
        .map((part) => utf16(part))
        .join('')}>`,
  );
  const groups: string[] = [];
  for (let at = 0; at < entries.length; at += 100) {
    const group = entries.slice(at, at + 100);
    groups.push(`${group.length} beginbfchar\n${group.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${groups.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}

function utf16(character: string): string {
  return Array.from({ length: character.length }, (_none, index) => hex(character.charCodeAt(index))).join(
    '',
  );
}
