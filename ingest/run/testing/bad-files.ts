import { deflated, onePage, plain, textStream, writtenPdf, type PdfObject } from './written-pdf.ts';

/** A bad file: how it came to be bad, its bytes, and what must become of it. */
export interface BadFile {
  readonly kind: string;
  readonly bytes: () => Buffer;
  /** Refused with a sentence that holds these words, or stored in spite of all. */
  readonly outcome: 'stored' | RegExp;
}

const EMPTY = /is empty/;
const NOT_PDF = /is not a PDF/;
const DAMAGED = /damaged|cut off|no page|can't be opened/i;
const MEGABYTE = 1024 * 1024;
const noise = (length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  let state = 12_345;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    bytes[at] = state >> 16;
  }
  return bytes;
};
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const catalogAnd = (...objects: PdfObject[]): Buffer =>
  writtenPdf(['<< /Type /Catalog /Pages 2 0 R >>', ...objects]);
const image = (dictionary: string, bytes: Buffer): PdfObject => ({
  dictionary: `/Type /XObject /Subtype /Image ${dictionary}`,
  bytes,
});
const drawn = (object: PdfObject): Buffer =>
  onePage({
    resources: '/XObject << /X 6 0 R >>',
    content: plain('595 0 0 842 0 0 cm /X Do'),
    more: [object],
  });
const meaning = (codes: string): Buffer =>
  writtenPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    textStream('Quyet dinh ABCABC giao dat cho nhan dan trong huyen nam nay'),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>',
    plain(`1 begincodespacerange <00> <ff> endcodespacerange 3 beginbfchar ${codes} endbfchar`),
  ]);

/** Files that are no PDF, or hardly one. */
const notPdfs: BadFile[] = [
  { kind: 'no bytes', bytes: () => Buffer.alloc(0), outcome: EMPTY },
  { kind: 'one byte', bytes: () => Buffer.from('%'), outcome: NOT_PDF },
  { kind: 'zeros', bytes: () => Buffer.alloc(4096), outcome: NOT_PDF },
  { kind: 'noise', bytes: () => noise(20_000), outcome: NOT_PDF },
  { kind: 'a text', bytes: () => Buffer.from('Quyết định\n'), outcome: NOT_PDF },
  { kind: 'a web page', bytes: () => Buffer.from('<!doctype html><p>404</p>'), outcome: NOT_PDF },
  { kind: 'a picture', bytes: () => png, outcome: NOT_PDF },
  { kind: 'a ZIP', bytes: () => Buffer.from('PK\u0003\u0004 word/document.xml'), outcome: NOT_PDF },
  { kind: 'a program', bytes: () => Buffer.from('\u007fELF\u0002\u0001'), outcome: NOT_PDF },
  {
    kind: 'a header deep within',
    bytes: () => Buffer.concat([noise(9000), onePage()]),
    outcome: NOT_PDF,
  },
  { kind: 'a header alone', bytes: () => Buffer.from('%PDF-1.7\n'), outcome: DAMAGED },
  {
    kind: 'a header and noise',
    bytes: () => Buffer.concat([Buffer.from('%PDF-1.7\n'), noise(9000)]),
    outcome: DAMAGED,
  },
];

/** PDFs that were damaged or made wrongly. */
const damaged: BadFile[] = [
  { kind: 'the first half', bytes: () => onePage().subarray(0, 300), outcome: DAMAGED },
  { kind: 'cut before its table', bytes: () => onePage().subarray(0, -250), outcome: DAMAGED },
  { kind: 'noise before', bytes: () => Buffer.concat([noise(600), onePage()]), outcome: 'stored' },
  { kind: 'noise behind', bytes: () => Buffer.concat([onePage(), noise(5000)]), outcome: 'stored' },
  {
    kind: 'bytes that turned',
    bytes: () => {
      const bytes = Buffer.from(onePage());
      for (let at = 20; at < bytes.length; at += 37) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      return bytes;
    },
    outcome: DAMAGED,
  },
  {
    kind: 'a table that points beyond the file',
    bytes: () =>
      Buffer.from(
        onePage()
          .toString('latin1')
          .replace(/startxref\n\d+/, 'startxref\n99999999'),
        'latin1',
      ),
    outcome: 'stored',
  },
  { kind: 'no catalog', bytes: () => writtenPdf(['<< /Type /Nothing >>']), outcome: DAMAGED },
  { kind: 'no page tree', bytes: () => writtenPdf(['<< /Type /Catalog >>']), outcome: DAMAGED },
  { kind: 'no pages', bytes: () => catalogAnd('<< /Type /Pages /Kids [] /Count 0 >>'), outcome: DAMAGED },
  {
    kind: 'pages that are not there',
    bytes: () => catalogAnd('<< /Type /Pages /Kids [7 0 R 8 0 R] /Count 2 >>'),
    outcome: DAMAGED,
  },
  {
    kind: 'a page tree that holds itself',
    bytes: () => catalogAnd('<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>'),
    outcome: DAMAGED,
  },
  {
    kind: 'a page tree of a thousand floors',
    bytes: () =>
      catalogAnd(
        ...Array.from(
          { length: 1000 },
          (_, floor) => `<< /Type /Pages /Kids [${floor + 3} 0 R] /Count 1 /Parent ${floor + 1} 0 R >>`,
        ),
        '<< /Type /Page /Parent 1001 0 R /MediaBox [0 0 595 842] >>',
      ),
    outcome: 'stored',
  },
  {
    kind: 'a count of two thousand million pages',
    bytes: () =>
      catalogAnd('<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>', '<< /Type /Page /Parent 2 0 R >>'),
    outcome: 'stored',
  },
  {
    kind: 'objects that refer to each other in a circle',
    bytes: () => catalogAnd('3 0 R', '4 0 R', '2 0 R'),
    outcome: DAMAGED,
  },
];

/** Pages whose parts are bad: the page is marked or empty, and its file goes in. */
const badParts: BadFile[] = [
  { kind: 'no content', bytes: () => onePage({ content: 'null' }), outcome: 'stored' },
  {
    kind: 'content in a filter that nobody knows',
    bytes: () => onePage({ content: { dictionary: '/Filter /Unknown', bytes: noise(500) } }),
    outcome: 'stored',
  },
  {
    kind: 'content that is noise',
    bytes: () => onePage({ content: { dictionary: '', bytes: noise(50_000) } }),
    outcome: 'stored',
  },
  {
    kind: 'content that unpacks to 300 megabytes',
    bytes: () => onePage({ content: deflated(Buffer.alloc(300 * MEGABYTE, ' ')) }),
    outcome: 'stored',
  },
  {
    kind: 'content packed three times over',
    bytes: () => onePage({ content: deflated(Buffer.alloc(64 * MEGABYTE, ' '), 3) }),
    outcome: 'stored',
  },
  {
    kind: 'no font',
    bytes: () => onePage({ content: plain('BT /G 12 Tf 72 700 Td (Quyet dinh) Tj ET') }),
    outcome: 'stored',
  },
  {
    kind: 'a font whose file is noise',
    bytes: () =>
      onePage({
        resources: '/Font << /F 6 0 R >>',
        more: [
          '<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 32 /LastChar 33 /Widths [500 500] /FontDescriptor 7 0 R >>',
          '<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 8 0 R >>',
          { dictionary: '', bytes: noise(4000) },
        ],
      }),
    outcome: 'stored',
  },
  {
    kind: 'a drawing that draws itself',
    bytes: () =>
      drawn({
        dictionary: '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>',
        bytes: Buffer.from('/X Do /X Do'),
      }),
    outcome: DAMAGED,
  },
  {
    kind: 'an image of 20,000 by 20,000 pixels',
    bytes: () =>
      drawn(
        image(
          '/Width 20000 /Height 20000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode',
          (deflated(Buffer.alloc(400_000_000, 200)) as { bytes: Buffer }).bytes,
        ),
      ),
    outcome: 'stored',
  },
  {
    kind: 'an image whose size is a lie',
    bytes: () =>
      drawn(
        image('/Width 2000000000 /Height 2000000000 /ColorSpace /DeviceRGB /BitsPerComponent 8', noise(100)),
      ),
    outcome: 'stored',
  },
  {
    kind: 'a photograph that is cut off',
    bytes: () =>
      drawn(
        image(
          '/Width 800 /Height 800 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
          Buffer.from('ffd8ffe000104a46', 'hex'),
        ),
      ),
    outcome: 'stored',
  },
  {
    kind: 'a fax image of noise',
    bytes: () =>
      drawn(
        image(
          '/Width 1700 /Height 2200 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 1700 /Rows 2200 >>',
          noise(4000),
        ),
      ),
    outcome: 'stored',
  },
  {
    kind: 'a JBIG2 image of noise',
    bytes: () =>
      drawn(
        image(
          '/Width 1700 /Height 2200 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode',
          noise(4000),
        ),
      ),
    outcome: 'stored',
  },
  { kind: 'a page of no size', bytes: () => onePage({ page: '/MediaBox [0 0 0 0]' }), outcome: 'stored' },
  {
    kind: 'a page turned inside out',
    bytes: () => onePage({ page: '/MediaBox [595 842 0 0]' }),
    outcome: 'stored',
  },
  {
    kind: 'a page of 20,000 by 20,000 points',
    bytes: () => onePage({ page: '/MediaBox [0 0 20000 20000]' }),
    outcome: 'stored',
  },
  {
    kind: 'a page of a thousand million points',
    bytes: () => onePage({ page: '/MediaBox [0 0 1000000000 1000000000]' }),
    outcome: 'stored',
  },
  {
    kind: 'a page turned by 45 degrees',
    bytes: () => onePage({ page: '/MediaBox [0 0 595 842] /Rotate 45' }),
    outcome: 'stored',
  },
  {
    kind: 'a hundred thousand lines on one page',
    bytes: () =>
      onePage({
        content: deflated(
          Buffer.from(
            Array.from(
              { length: 100_000 },
              (_, line) => `BT /F 1 Tf ${(line % 500) + 10} ${800 - line / 130} Td (dat) Tj ET`,
            ).join('\n'),
          ),
        ),
      }),
    outcome: 'stored',
  },
  {
    kind: 'six thousand pages',
    bytes: () =>
      catalogAnd(
        `<< /Type /Pages /Kids [${Array.from({ length: 6000 }, (_, page) => `${page + 3} 0 R`).join(' ')}] /Count 6000 >>`,
        ...Array.from({ length: 6000 }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'),
      ),
    outcome: /split/,
  },
];

/** Text and actions that could harm whoever believes them. */
const dangerous: BadFile[] = [
  {
    kind: 'letters that mean NUL and half a pair',
    bytes: () => meaning('<41> <0000> <42> <D800> <43> <FFFE>'),
    outcome: 'stored',
  },
  {
    kind: 'letters that turn the reading direction',
    bytes: () => meaning('<41> <202E> <42> <200F> <43> <2066>'),
    outcome: 'stored',
  },
  {
    kind: 'letters with marks of their own (NFD)',
    bytes: () => meaning('<41> <00610302> <42> <0301> <43> <00640323>'),
    outcome: 'stored',
  },
  {
    kind: 'a script that opens with it',
    bytes: () => onePage({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\("x"\\)) >>' }),
    outcome: 'stored',
  },
  {
    kind: 'a program that opens with it',
    bytes: () => onePage({ catalog: '/OpenAction << /S /Launch /F (../../bin/sh) >>' }),
    outcome: 'stored',
  },
  {
    kind: 'words that are SQL and HTML',
    bytes: () => onePage({ content: textStream("'; drop table document; -- <script>alert\\(1\\)</script>") }),
    outcome: 'stored',
  },
  {
    kind: 'a form of the other kind (XFA)',
    bytes: () =>
      onePage({
        catalog: '/AcroForm << /XFA 6 0 R /Fields [] >>',
        more: [plain('<xdp:xdp><template/></xdp:xdp>')],
      }),
    outcome: 'stored',
  },
  {
    kind: 'a protection that nobody knows',
    bytes: () => onePage({ trailer: '/Encrypt << /Filter /Unheard /V 9 >> /ID [<00> <00>]' }),
    outcome: /protected|password/,
  },
];

/** All kinds of bad files that a run must live through. */
export const badFiles: readonly BadFile[] = [...notPdfs, ...damaged, ...badParts, ...dangerous];
