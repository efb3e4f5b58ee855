import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ZipFile } from 'yazl';

/** Files of a package that a test makes by hand, by path. */
export type MadeFiles = Record<string, string | Buffer>;

/** The least PDF of one page, with words of its own. */
export function pdfLike(words: string): Buffer {
  return Buffer.from(`%PDF-1.7
%${words}
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`);
}

/** Writes files into a new folder and returns its path. */
export function writeMade(folder: string, files: MadeFiles): string {
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** The files in a ZIP file. */
export async function zipOf(files: MadeFiles, compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files))
    zip.addBuffer(Buffer.from(content), path, { compress });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

/** A checksum in hexadecimal. */
export function sumOf(content: string | Buffer, algorithm = 'sha256'): string {
  return createHash(algorithm).update(content).digest('hex');
}

/** A sound bag as RFC 8493 shows it (4.1, 4.2), around a payload with paths relative to `data/`. */
export function bagAround(payload: MadeFiles, algorithms: readonly string[] = ['sha256']): MadeFiles {
  const data = Object.fromEntries(
    Object.entries(payload).map(([path, content]) => [`data/${path}`, content]),
  );
  const bytes = Object.values(data).reduce((sum, content) => sum + Buffer.from(content).length, 0);
  const tags: MadeFiles = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': `Source-Organization: Sở Nội vụ\nExternal-Identifier: bag-1\nExternal-Description: hai dòng\n  mô tả\nPayload-Oxum: ${bytes}.${Object.keys(data).length}\n`,
    ...Object.fromEntries(
      algorithms.map((algorithm) => [`manifest-${algorithm}.txt`, manifestOf(data, algorithm)]),
    ),
  };
  const tagManifests = algorithms.map((algorithm) => [
    `tagmanifest-${algorithm}.txt`,
    manifestOf(tags, algorithm),
  ]);
  return { ...data, ...tags, ...(Object.fromEntries(tagManifests) as MadeFiles) };
}

/** A bag with a change, and the sums made anew: all is sound but for the change itself. */
export function withSums(bag: MadeFiles): MadeFiles {
  const data = Object.entries(bag).filter(([path]) => path.startsWith('data/'));
  return bagAround(Object.fromEntries(data.map(([path, content]) => [path.slice('data/'.length), content])));
}

function manifestOf(files: MadeFiles, algorithm: string): string {
  return Object.entries(files)
    .map(
      ([path, content]) => `${sumOf(content, algorithm)}  ${path.replace(/[%\r\n]/g, encodeURIComponent)}\n`,
    )
    .join('');
}

/** One document of a made SIP: its name and its fields. */
export interface MadeDocument {
  readonly name: string;
  readonly content: Buffer;
  readonly fields: Readonly<Record<string, string>>;
}

/** A SIP_hoso in the shape of the packages that are in use: METS in two levels, `simpledc` with fields in any order. */
export function sipAround(
  fileFields: Readonly<Record<string, string>>,
  documents: readonly MadeDocument[],
  fonds = 'P_KHCN',
): MadeFiles {
  const rep = 'representations/rep1';
  const files: MadeFiles = {
    'metadata/descriptive/EAD.xml': simpleDc(fileFields),
    'schemas/ead.xsd': '<schema/>',
  };
  const listed: string[] = [];
  const described: string[] = [];
  const links: string[] = [];
  documents.forEach(({ name, content, fields }, index) => {
    const ead = simpleDc(fields);
    files[`${rep}/data/${name}`] = content;
    const about = `metadata/descriptive/EAD_DOC_${name.replace(/\.pdf$/, '')}.xml`;
    files[`${rep}/${about}`] = ead;
    described.push(section(`uuid-D${index}`, about, ead));
    listed.push(fileElement(`ID-F${index}`, `data/${name}`, content));
    links.push(`<div LABEL="MetadataLink/File" DMDID="uuid-D${index}"><fptr FILEID="ID-F${index}"/></div>`);
  });
  files[`${rep}/METS.xml`] = mets(
    'rep1',
    fonds,
    described.join(''),
    `<fileGrp USE="Data">${listed.join('')}</fileGrp>`,
    links.join(''),
  );
  files['METS.xml'] = mets(
    'uuid-0F203B84-6641-4CDA-9F52-DAAE55FEF6B1',
    fonds,
    section('uuid-E', 'metadata/descriptive/EAD.xml', files['metadata/descriptive/EAD.xml'] ?? ''),
    `<fileGrp USE="Schemas">${fileElement('ID-S', 'schemas/ead.xsd', '<schema/>')}</fileGrp>` +
      `<fileGrp USE="Representations/rep1">${fileElement('ID-R', `${rep}/METS.xml`, files[`${rep}/METS.xml`] ?? '')}</fileGrp>`,
    '<div LABEL="Metadata" DMDID="uuid-E"/>',
  );
  return files;
}

/** A flat description. */
export function simpleDc(fields: Readonly<Record<string, string>>): string {
  const elements = Object.entries(fields).map(([name, text]) => `<${name}>${text}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<simpledc>${elements.join('')}</simpledc>`;
}

function mets(id: string, fonds: string, sections: string, groups: string, divisions: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:csip="https://DILCIS.eu/XML/METS/CSIPExtensionMETS" OBJID="${id}" TYPE="Mixed">
<metsHdr CREATEDATE="2026-06-12T11:45:37.690+07:00" csip:OAISPACKAGETYPE="SIP"><agent ROLE="CREATOR" TYPE="ORGANIZATION"><name>Sở Khoa học</name><note csip:NOTETYPE="IDENTIFICATIONCODE">${fonds}</note></agent></metsHdr>
${sections}<amdSec ID="uuid-A"/><fileSec>${groups}</fileSec><structMap TYPE="PHYSICAL" LABEL="CSIP"><div LABEL="${id}">${divisions}</div></structMap></mets:mets>`;
}

function section(id: string, href: string, content: string | Buffer): string {
  return `<dmdSec ID="${id}"><mdRef LOCTYPE="URL" MDTYPE="DC" xlink:href="${encodeURI(href)}" SIZE="${Buffer.from(content).length}" CHECKSUMTYPE="SHA-256" CHECKSUM="${sumOf(content).toUpperCase()}"/></dmdSec>`;
}

function fileElement(id: string, href: string, content: string | Buffer): string {
  return `<file ID="${id}" SIZE="${Buffer.from(content).length}" CHECKSUMTYPE="SHA-256" CHECKSUM="${sumOf(content).toUpperCase()}"><FLocat LOCTYPE="URL" xlink:type="simple" xlink:href="${encodeURI(href)}"/></file>`;
}

/** A spreadsheet (XLSX) with the cells of its sheets as texts; numbers stay numbers. */
export function xlsxOf(
  sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>,
): Promise<Buffer> {
  const names = Object.keys(sheets);
  const files: MadeFiles = {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${names.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, index) => `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
  };
  Object.values(sheets).forEach((rows, index) => {
    const cells = rows.map(
      (row, at) =>
        `<row r="${at + 1}">${row.map((cell, column) => xlsxCell(cell, column, at + 1)).join('')}</row>`,
    );
    files[`xl/worksheets/sheet${index + 1}.xml`] =
      `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells.join('')}</sheetData></worksheet>`;
  });
  return zipOf(files);
}

function xlsxCell(cell: string | number, column: number, row: number): string {
  const letters =
    column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(65 + column - 26)}`;
  return typeof cell === 'number'
    ? `<c r="${letters}${row}"><v>${cell}</v></c>`
    : `<c r="${letters}${row}" t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
}
