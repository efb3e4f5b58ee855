/** How to write a one-page PDF by hand. */
export interface RawPdf {
  /** The page's content stream in Latin-1; the font is /F. */
  readonly content: string;
  /** The name of the font, drawn as Helvetica; `Helvetica` without it. */
  readonly font?: string;
  /** The name of a second font, /G. */
  readonly secondFont?: string;
  /** What a character of the content means, where it isn't itself, e.g. `{ x: '\u0301' }`. */
  readonly meanings?: Readonly<Record<string, string>>;
  readonly rotate?: 0 | 90 | 180 | 270;
  /** left bottom right top, in points; A4 without it. */
  readonly mediaBox?: readonly [number, number, number, number];
  readonly cropBox?: readonly [number, number, number, number];
}

/** A one-page PDF whose every number a test knows: Helvetica text with any meaning, turned and cropped at will. */
export function rawPdf(pdf: RawPdf): Uint8Array {
  const {
    content,
    meanings = {},
    rotate = 0,
    mediaBox,
    cropBox,
    font = 'Helvetica',
    secondFont = font,
  } = pdf;
  const boxes = `/MediaBox [${(mediaBox ?? [0, 0, 595, 842]).join(' ')}]${cropBox ? ` /CropBox [${cropBox.join(' ')}]` : ''}`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R ${boxes} /Rotate ${rotate} /Contents 4 0 R /Resources << /Font << /F 5 0 R /G 7 0 R >> >> >>`,
    stream(content),
    fontNamed(font),
    stream(unicodeMap(meanings)),
    fontNamed(secondFont),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}

function fontNamed(name: string): string {
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>`;
}

function stream(text: string): string {
  return `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
}

function unicodeMap(meanings: Readonly<Record<string, string>>): string {
  const lines: string[] = [];
  for (let code = 0x20; code < 0x7f; code++) {
    const meaning = meanings[String.fromCharCode(code)] ?? String.fromCharCode(code);
    const hex = Buffer.from(meaning, 'utf16le').swap16().toString('hex');
    lines.push(`<${code.toString(16).padStart(2, '0')}> <${hex}>`);
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CMapName /Test def /CMapType 2 def',
    '1 begincodespacerange <00> <ff> endcodespacerange',
    `${lines.length} beginbfchar`,
    ...lines,
    'endbfchar endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}
