import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder, sharedOpener } from '../testing/archives.ts';
import {
  bagAround,
  pdfLike,
  sumOf,
  withSums,
  writeMade,
  zipOf,
  type MadeFiles,
} from '../testing/made-packages.ts';
import { verifyPackage } from '../verify.ts';

const scratch = scratchFolder();
const opener = sharedOpener();
let made = 0;

const LIST =
  'path,fonds,fileCode,fileTitle,mode\nHồ sơ/một.pdf,P1,P1.01,Hồ sơ một,01\nhai.pdf,P1,P1.01,Hồ sơ một,02\n';
const PAYLOAD: MadeFiles = { 'list.csv': LIST, 'Hồ sơ/một.pdf': pdfLike('một'), 'hai.pdf': pdfLike('hai') };

async function verify(files: MadeFiles): ReturnType<typeof verifyPackage> {
  const verified = await verifyPackage(writeMade(join(scratch, `bag-${++made}`), files), { opener });
  verified.tree.close();
  return verified;
}

async function kindsOf(files: MadeFiles): Promise<string[]> {
  return (await verify(files)).faults.map(({ kind, path }) =>
    path === undefined ? kind : `${kind} ${path}`,
  );
}

test('a sound bag is taken, with every manifest of every algorithm', async () => {
  const { faults, form, delivery } = await verify(bagAround(PAYLOAD, ['md5', 'sha1', 'sha256', 'sha512']));
  expect(faults).toEqual([]);
  expect(form).toBe('bagit');
  expect(delivery).toMatchObject({ identifier: 'bag-1', sender: 'Sở Nội vụ' });
  expect(delivery.documents.map(({ path, mode }) => [path, mode])).toEqual([
    ['data/Hồ sơ/một.pdf', '01'],
    ['data/hai.pdf', '02'],
  ]);
});

test('a bag whose sums the sha256sum program made is sound', async () => {
  const folder = writeMade(
    join(scratch, 'by-coreutils'),
    Object.fromEntries(Object.entries(PAYLOAD).map(([path, content]) => [`data/${path}`, content])),
  );
  const sums = execFileSync(
    'sha256sum',
    Object.keys(PAYLOAD).map((path) => `data/${path}`),
    { cwd: folder },
  );
  writeFileSync(join(folder, 'manifest-sha256.txt'), sums);
  writeFileSync(join(folder, 'bagit.txt'), 'BagIt-Version: 0.97\r\nTag-File-Character-Encoding: UTF-8\r\n');
  expect((await verifyPackage(folder)).faults).toEqual([]);
});

test('a bag in a ZIP file, one folder further in, is the same bag', async () => {
  const inFolder = Object.fromEntries(
    Object.entries(bagAround(PAYLOAD)).map(([path, content]) => [`gói 1/${path}`, content]),
  );
  const path = join(scratch, 'bag.zip');
  writeFileSync(path, await zipOf({ ...inFolder, '__MACOSX/._x': 'litter' }));
  const fromZip = await verifyPackage(path);
  fromZip.tree.close();
  expect(fromZip.faults).toEqual([]);
  const inPlace = await verify(bagAround(PAYLOAD));
  expect(fromZip.digest).toBe(inPlace.digest);
});

test('names that the manifest writes in NFC are found where the disk has them in NFD', async () => {
  const bag = bagAround(PAYLOAD);
  const onDisk = Object.fromEntries(
    Object.entries(bag).map(([path, content]) => [path.normalize('NFD'), content]),
  );
  expect((await verify(onDisk)).faults).toEqual([]);
});

test('percent signs and line breaks of names are read as RFC 8493 writes them', async () => {
  const bag = bagAround({ ...PAYLOAD, '50%.txt': 'half', 'ghi chú 100%25.txt': 'whole' });
  expect(bag['manifest-sha256.txt']).toContain('50%25.txt');
  expect(await kindsOf(bag)).toEqual([]);
});

test('a bag without any list holds documents that only their bytes describe', async () => {
  const { faults, delivery } = await verify(bagAround({ 'a.pdf': pdfLike('a') }));
  expect(faults).toEqual([]);
  expect(delivery.documents).toMatchObject([{ path: 'data/a.pdf', mode: '02', sidecars: [] }]);
});

const sound = bagAround(PAYLOAD);
const without = (name: string): MadeFiles =>
  Object.fromEntries(Object.entries(sound).filter(([path]) => path !== name));
const withManifest = (change: (text: string) => string): MadeFiles => {
  const manifest = change(String(sound['manifest-sha256.txt']));
  const tags = { 'manifest-sha256.txt': manifest };
  return { ...sound, ...tags, 'tagmanifest-sha256.txt': `${sumOf(manifest)}  manifest-sha256.txt\n` };
};

test.each<[string, MadeFiles, string[]]>([
  ['a changed document', { ...sound, 'data/hai.pdf': pdfLike('tha') }, ['checksum-differs data/hai.pdf']],
  [
    'a cut document',
    { ...sound, 'data/hai.pdf': pdfLike('') },
    ['bag-oxum bag-info.txt', 'checksum-differs data/hai.pdf'],
  ],
  [
    'a missing document',
    without('data/hai.pdf'),
    ['bag-oxum bag-info.txt', 'file-missing data/hai.pdf', 'file-missing hai.pdf'],
  ],
  [
    'a document that no manifest lists',
    { ...sound, 'data/ba.pdf': pdfLike('ba') },
    ['bag-oxum bag-info.txt', 'file-unlisted data/ba.pdf', 'file-unlisted data/ba.pdf'],
  ],
  [
    'a changed tag file',
    { ...sound, 'bag-info.txt': `${String(sound['bag-info.txt'])}Contact-Name: X\n` },
    ['checksum-differs bag-info.txt'],
  ],
  [
    'no manifest',
    without('manifest-sha256.txt'),
    ['bag-manifest-absent', 'file-missing manifest-sha256.txt'],
  ],
  ['no payload', { 'bagit.txt': String(sound['bagit.txt']) }, ['bag-manifest-absent', 'bag-payload-absent']],
  [
    'a declaration of one line',
    { ...without('tagmanifest-sha256.txt'), 'bagit.txt': 'BagIt-Version: 1.0\n' },
    ['bag-declaration bagit.txt'],
  ],
  [
    'a version from the future',
    { ...without('tagmanifest-sha256.txt'), 'bagit.txt': String(sound['bagit.txt']).replace('1.0', '9.1') },
    ['bag-version bagit.txt'],
  ],
  [
    'tag files in another encoding',
    {
      ...without('tagmanifest-sha256.txt'),
      'bagit.txt': String(sound['bagit.txt']).replace('UTF-8', 'TCVN3'),
    },
    ['text-encoding bagit.txt'],
  ],
  [
    'files to fetch',
    { ...sound, 'fetch.txt': 'https://example.vn/a.pdf 100 data/a.pdf\n' },
    ['bag-fetch fetch.txt'],
  ],
  [
    'an algorithm nobody knows',
    { ...sound, 'manifest-crc99.txt': 'ab  data/hai.pdf\n' },
    ['checksum-algorithm manifest-crc99.txt'],
  ],
  [
    'a second manifest that lists less',
    { ...sound, 'manifest-md5.txt': `${sumOf(pdfLike('hai'), 'md5')}  data/hai.pdf\n` },
    ['file-unlisted data/Hồ sơ/một.pdf', 'file-unlisted data/list.csv', 'file-unlisted manifest-md5.txt'],
  ],
  [
    'a line without a path',
    withManifest((text) => `${text}${'0'.repeat(64)}\n`),
    ['manifest-line manifest-sha256.txt'],
  ],
  [
    'a sum that is none',
    withManifest((text) => text.replace(/^[\da-f]{4}/, 'zzzz')),
    ['checksum-malformed manifest-sha256.txt', 'file-unlisted data/list.csv'],
  ],
  [
    'a line that stands twice',
    withManifest((text) => text + (text.split('\n')[0] ?? '') + '\n'),
    ['manifest-double manifest-sha256.txt'],
  ],
  [
    'a payload manifest that lists a tag file',
    withManifest((text) => `${text}${'0'.repeat(64)}  bagit.txt\n`),
    ['manifest-place manifest-sha256.txt'],
  ],
  [
    'a manifest that leads out',
    withManifest((text) => `${text}${'0'.repeat(64)}  data/../../etc/passwd\n`),
    ['name-climbs data/../../etc/passwd'],
  ],
  [
    'a manifest with an absolute path',
    withManifest((text) => `${text}${'0'.repeat(64)}  /etc/passwd\n`),
    ['name-absolute /etc/passwd'],
  ],
  [
    'a bag-info without labels',
    { ...without('tagmanifest-sha256.txt'), 'bag-info.txt': 'just words\n' },
    ['bag-info-line bag-info.txt'],
  ],
  [
    'a manifest that is no UTF-8',
    { ...without('tagmanifest-sha256.txt'), 'manifest-sha256.txt': Buffer.from([0xff, 0xfe, 0x41]) },
    [
      'file-unlisted data/Hồ sơ/một.pdf',
      'file-unlisted data/hai.pdf',
      'file-unlisted data/list.csv',
      'text-encoding manifest-sha256.txt',
    ],
  ],
  [
    'a document that is no PDF',
    withSums({ ...sound, 'data/hai.pdf': 'MZ, a program' }),
    ['not-pdf data/hai.pdf'],
  ],
  [
    'a document that is damaged',
    withSums({ ...sound, 'data/hai.pdf': '%PDF-1.7 and nothing more' }),
    ['pdf-damaged data/hai.pdf'],
  ],
  ['an empty document', withSums({ ...sound, 'data/hai.pdf': '' }), ['empty-file data/hai.pdf']],
  ['an archive in the archive', withSums({ ...sound, 'data/more.zip': 'PK' }), ['zip-inside data/more.zip']],
  [
    'a name with a mark that turns the writing',
    withSums({ ...sound, 'data/\u202Efdp.exe': 'x' }),
    ['name-characters data/\\u202efdp.exe'],
  ],
  [
    'two names that differ in case',
    withSums({ ...sound, 'data/HAI.pdf': pdfLike('hai') }),
    ['name-double data/hai.pdf', 'manifest-double manifest-sha256.txt', 'bag-oxum bag-info.txt'],
  ],
])('%s is told', async (_name, files, expected) => {
  const kinds = await kindsOf(files);
  for (const kind of expected) expect(kinds).toContain(kind);
  // Nothing but what was planted: whatever else is told concerns the same files.
  expect(new Set(kinds.map((kind) => kind.split(' ')[0])).size).toBeLessThanOrEqual(expected.length + 1);
});

test('a link in a folder is told and never followed', async () => {
  const folder = writeMade(join(scratch, 'linked'), sound);
  symlinkSync('/etc/passwd', join(folder, 'data/passwd.pdf'));
  const { faults, files } = await verifyPackage(folder);
  expect(faults.map(({ kind, path }) => [kind, path])).toContainEqual(['link', 'data/passwd.pdf']);
  expect(files.map(({ path }) => path)).not.toContain('data/passwd.pdf');
});

test('every fault says in both languages what is wrong and what to do', async () => {
  const { faults } = await verify({ ...sound, 'data/hai.pdf': 'x', 'fetch.txt': 'https://a 1 b' });
  expect(faults.length).toBeGreaterThan(2);
  for (const { vi, en } of faults)
    for (const text of [vi.problem, vi.remedy, en.problem, en.remedy]) {
      expect(text).not.toBe('');
      expect(text).not.toMatch(/[{}]|undefined/);
    }
});
