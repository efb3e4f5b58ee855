import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder, sharedOpener } from '../testing/archives.ts';
import {
  pdfLike,
  simpleDc,
  sipAround,
  sumOf,
  writeMade,
  zipOf,
  type MadeFiles,
} from '../testing/made-packages.ts';
import { verifyPackage } from '../verify.ts';

const scratch = scratchFolder();
const opener = sharedOpener();
let made = 0;

const FILE = {
  description: '',
  title: 'Tập tờ khai &lt;đăng ký&gt; kết hôn phường Hà Tu năm 2001',
  maintenance: '01',
  FILECODE: 'H49.64.33.2001.160',
  mode: '01',
  language: '01',
  startDate: '02/01/2001',
  endDate: '28/12/2001',
  totalDoc: '2',
  confidenceLevel: '02',
  riskRecovery: '0',
};
const DOCUMENT = {
  subject: 'Tờ khai đăng ký kết hôn',
  docCode: 'H49.64.33.1994.160.0000001',
  typeName: '02',
  codeNumber: '12',
  codeNotation: 'QĐ-UBND',
  issuedDate: '05/03/2001',
  OrganName: 'Ủy ban nhân dân phường Hà Tu',
  mode: '01',
  maintenance: '01',
  numberOfPage: '2',
  autograph: '',
};
const PACKAGE = sipAround(FILE, [
  { name: 'H49.64.33.2001.160.1.pdf', content: pdfLike('một'), fields: DOCUMENT },
  {
    name: 'hai.pdf',
    content: pdfLike('hai'),
    fields: { ...DOCUMENT, subject: 'Hai', mode: '02', issuedDate: '2001' },
  },
]);

async function verify(files: MadeFiles): ReturnType<typeof verifyPackage> {
  return verifyPackage(writeMade(join(scratch, `sip-${++made}`), files), { opener });
}

async function kindsOf(files: MadeFiles): Promise<string[]> {
  return (await verify(files)).faults.map(({ kind, path }) =>
    path === undefined ? kind : `${kind} ${path}`,
  );
}

test('a package of Circular 05 is read: fonds, file, documents, in any case and order', async () => {
  const { faults, form, delivery } = await verify(PACKAGE);
  expect(faults).toEqual([]);
  expect(form).toBe('eark');
  expect(delivery.sender).toBe('Sở Khoa học');
  expect(delivery.fonds).toMatchObject([{ code: 'P_KHCN' }]);
  expect(delivery.files).toMatchObject([
    {
      fonds: 'P_KHCN',
      code: 'H49.64.33.2001.160',
      title: 'Tập tờ khai <đăng ký> kết hôn phường Hà Tu năm 2001',
      retention: '01',
      mode: '01',
      details: { startDate: '02/01/2001', endDate: '28/12/2001', totalDoc: '2', riskRecovery: '0' },
    },
  ]);
  expect(delivery.documents.map(({ originalName, mode }) => [originalName, mode])).toEqual([
    ['H49.64.33.2001.160.1.pdf', '01'],
    ['hai.pdf', '02'],
  ]);
  expect(delivery.documents[0]?.sidecars).toEqual([
    {
      firstPage: 1,
      sidecar: {
        subject: 'Tờ khai đăng ký kết hôn',
        docCode: 'H49.64.33.1994.160.0000001',
        type: 'Quyết định',
        number: '12',
        symbol: 'QĐ-UBND',
        issuedDate: '2001-03-05',
        issuer: 'Ủy ban nhân dân phường Hà Tu',
        mode: '01',
        maintenance: '01',
        pages: 2,
      },
    },
  ]);
  expect(delivery.documents[1]?.sidecars[0]?.sidecar).toMatchObject({ other: { issuedDate: '2001' } });
});

test('zipped in a folder of its OBJID, and several in one folder, packages are the same', async () => {
  const inFolder = (name: string): MadeFiles =>
    Object.fromEntries(Object.entries(PACKAGE).map(([path, content]) => [`${name}/${path}`, content]));
  const path = join(scratch, 'sip.zip');
  writeFileSync(path, await zipOf(inFolder('uuid-1')));
  const zipped = await verifyPackage(path);
  zipped.tree.close();
  expect(zipped.faults).toEqual([]);
  const several = await verify({ ...inFolder('uuid-1'), ...inFolder('uuid-2') });
  expect(several.faults).toEqual([]);
  expect(several.delivery.documents).toHaveLength(4);
  expect(several.delivery.files).toHaveLength(1);
});

const DATA = 'representations/rep1/data/hai.pdf';
const REP = 'representations/rep1/METS.xml';
const without = (name: string): MadeFiles =>
  Object.fromEntries(Object.entries(PACKAGE).filter(([path]) => path !== name));
/** The package with a change in the METS of its representation, and the sum of that METS made anew. */
function withRepresentation(change: (text: string) => string): MadeFiles {
  const before = String(PACKAGE[REP]);
  const after = change(before);
  const main = String(PACKAGE['METS.xml'])
    .replace(sumOf(before).toUpperCase(), sumOf(after).toUpperCase())
    .replace(`SIZE="${Buffer.from(before).length}"`, `SIZE="${Buffer.from(after).length}"`);
  return { ...PACKAGE, [REP]: after, 'METS.xml': main };
}

const ABOUT = 'representations/rep1/metadata/descriptive/EAD_DOC_hai.xml';
const unlinked = withRepresentation((text) =>
  text.replace(/<div LABEL="MetadataLink\/File" DMDID="uuid-D1">.*?<\/div>/, ''),
);
const { [ABOUT]: about = '', ...others } = withRepresentation((text) =>
  text
    .replace(/<div LABEL="MetadataLink\/File" DMDID="uuid-D1">.*?<\/div>/, '')
    .replace('EAD_DOC_hai', 'something'),
);
const undescribed = { ...others, [ABOUT.replace('EAD_DOC_hai', 'something')]: about };

test('a description is found by its name where nothing links it', async () => {
  const { faults, delivery } = await verify(unlinked);
  expect(faults).toEqual([]);
  expect(delivery.documents[1]?.sidecars[0]?.sidecar.subject).toBe('Hai');
});

test.each<[string, MadeFiles, string]>([
  ['a changed document', { ...PACKAGE, [DATA]: pdfLike('haj') }, `checksum-differs ${DATA}`],
  ['a cut document', { ...PACKAGE, [DATA]: '%PDF' }, `size-differs ${DATA}`],
  ['a missing document', without(DATA), 'file-missing data/hai.pdf'],
  [
    'a document that no METS lists',
    { ...PACKAGE, 'representations/rep1/data/x.pdf': pdfLike('x') },
    'file-unlisted representations/rep1/data/x.pdf',
  ],
  [
    'a changed description',
    { ...PACKAGE, 'metadata/descriptive/EAD.xml': simpleDc({ ...FILE, mode: '02' }) },
    'checksum-differs metadata/descriptive/EAD.xml',
  ],
  [
    'a changed METS of a representation',
    { ...PACKAGE, [REP]: `${String(PACKAGE[REP])} ` },
    `size-differs ${REP}`,
  ],
  ['no EAD', without('metadata/descriptive/EAD.xml'), 'ead-absent METS.xml'],
  ['a METS that is no XML', { ...PACKAGE, 'METS.xml': '<mets><fileSec></mets>' }, 'xml-damaged METS.xml'],
  [
    'a METS with entities',
    { ...PACKAGE, 'METS.xml': '<!DOCTYPE mets [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><mets>&b;</mets>' },
    'xml-doctype METS.xml',
  ],
  ['a METS that lists nothing', { 'METS.xml': '<mets/>' }, 'mets-empty METS.xml'],
  [
    'a file without a checksum',
    withRepresentation((text) => text.replace(/(<file ID="ID-F1"[^>]*) CHECKSUM="[^"]*"/, '$1')),
    `checksum-missing ${DATA}`,
  ],
  [
    'a checksum that is none',
    withRepresentation((text) =>
      text.replace(/(<file ID="ID-F1"[^>]*) CHECKSUM="[^"]*"/, '$1 CHECKSUM="abc"'),
    ),
    `checksum-malformed ${DATA}`,
  ],
  [
    'an algorithm nobody knows',
    withRepresentation((text) => text.replace(/(<file ID="ID-F1"[^>]*CHECKSUMTYPE)="[^"]*"/, '$1="CRC32"')),
    `checksum-algorithm ${DATA}`,
  ],
  [
    'a reference that leads out',
    withRepresentation((text) => text.replace('data/hai.pdf', '../../../../etc/passwd')),
    'name-climbs ../../../../etc/passwd',
  ],
  [
    'a reference to the network',
    withRepresentation((text) => text.replace('data/hai.pdf', 'https://example.vn/hai.pdf')),
    'name-absolute https://example.vn/hai.pdf',
  ],
  [
    'a document handed over before',
    sipAround(FILE, [{ name: 'a.pdf.fetch.txt', content: Buffer.from('H49.1'), fields: DOCUMENT }]),
    'holey-file representations/rep1/data/a.pdf.fetch.txt',
  ],
  ['a document that nothing describes', undescribed, `document-undescribed ${DATA}`],
  [
    'a picture among the documents',
    sipAround(FILE, [{ name: 'a.jpg', content: Buffer.from('JFIF'), fields: DOCUMENT }]),
    'not-pdf representations/rep1/data/a.jpg',
  ],
  [
    'a file without a code',
    sipAround({ ...FILE, FILECODE: '' }, []),
    'field-missing metadata/descriptive/EAD.xml',
  ],
  [
    'an access mode that there is none of',
    sipAround({ ...FILE, mode: '09' }, []),
    'field-value metadata/descriptive/EAD.xml',
  ],
  [
    'a day that no calendar has',
    sipAround(FILE, [
      { name: 'a.pdf', content: pdfLike('a'), fields: { ...DOCUMENT, issuedDate: '31/02/2001' } },
    ]),
    'field-value representations/rep1/metadata/descriptive/EAD_DOC_a.xml',
  ],
  ['a file of no fonds', sipAround(FILE, [], ''), 'fonds-missing metadata/descriptive/EAD.xml'],
])('%s is told', async (_name, files, expected) => {
  expect(await kindsOf(files)).toContain(expected);
});
