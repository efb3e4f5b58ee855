import { deflateSync } from 'node:zlib';

/** An object of a PDF: its text, or the bytes of a stream with what its dictionary says beside the length. */
export type PdfObject = string | { readonly dictionary: string; readonly bytes: Buffer };

/** Writes a PDF of these objects, numbered from 1; the first is the catalog. What stands in them is nobody's care. */
export function writtenPdf(objects: readonly PdfObject[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  let length = 9;
  const offsets = objects.map((object, index) => {
    const offset = length;
    const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : streamOf(object);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    parts.push(part);
    length += part.length;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** The parts of a one-page PDF that a test may change. */
export interface PageParts {
  /** What the page's dictionary says beside its parent, contents and resources; A4 without it. */
  readonly page?: string;
  readonly catalog?: string;
  readonly resources?: string;
  readonly content?: PdfObject;
  /** Objects from number 6 on. */
  readonly more?: readonly PdfObject[];
  readonly trailer?: string;
}

/** A one-page PDF: 1 catalog, 2 page tree, 3 page, 4 its content, 5 Helvetica as /F, then what else is given. */
export function onePage(parts: PageParts = {}): Buffer {
  const { page = '/MediaBox [0 0 595 842]', catalog = '', resources = '', content, more = [] } = parts;
  return writtenPdf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R ${page} /Contents 4 0 R /Resources << /Font << /F 5 0 R >> ${resources} >> >>`,
      content ?? textStream('Quyet dinh ve viec giao dat'),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      ...more,
    ],
    parts.trailer,
  );
}

/** A content stream that shows a line of text in the font /F. */
export function textStream(text: string): PdfObject {
  return plain(`BT /F 12 Tf 72 700 Td (${text}) Tj ET`);
}

/** An uncompressed stream. */
export function plain(text: string): PdfObject {
  return { dictionary: '', bytes: Buffer.from(text, 'latin1') };
}

/** A stream that is deflated `times` times over. */
export function deflated(bytes: Buffer, times = 1, dictionary = ''): PdfObject {
  let packed = bytes;
  for (let time = 0; time < times; time++) packed = deflateSync(packed, { level: 9 });
  return { dictionary: `/Filter [${'/FlateDecode '.repeat(times)}] ${dictionary}`, bytes: packed };
}

function streamOf({ dictionary, bytes }: Exclude<PdfObject, string>): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${dictionary} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}
