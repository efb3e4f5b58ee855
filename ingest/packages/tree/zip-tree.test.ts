import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder, sharedOpener } from '../testing/archives.ts';
import { bagAround, pdfLike, writeMade, zipOf } from '../testing/made-packages.ts';
import { verifyPackage } from '../verify.ts';
import { PACKAGE_LIMITS } from './limits.ts';

const scratch = scratchFolder();
const opener = sharedOpener();
const BAG = bagAround({ 'xx/evil.pdf': pdfLike('a'), 'b.pdf': pdfLike('b') });
let made = 0;

async function faultsOf(zip: Buffer, limits = PACKAGE_LIMITS): Promise<string[]> {
  const path = join(scratch, `${++made}.zip`);
  writeFileSync(path, zip);
  const { faults, tree } = await verifyPackage(path, { limits, opener });
  tree.close();
  return faults.map(({ kind, path: where }) => (where === undefined ? kind : `${kind} ${where}`));
}

/** The same ZIP file with one name written otherwise, at the same length, in both places where it stands. */
function renamed(zip: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(zip);
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 1)) copy.write(to, at);
  return copy;
}

/** Sets bytes in every header of the central directory. */
function patched(zip: Buffer, offset: number, value: number, bytes: 2 | 4): Buffer {
  const copy = Buffer.from(zip);
  const mark = Buffer.from('PK\x01\x02', 'latin1');
  for (let at = copy.indexOf(mark); at >= 0; at = copy.indexOf(mark, at + 4))
    if (bytes === 2) copy.writeUInt16LE(value, at + offset);
    else copy.writeUInt32LE(value, at + offset);
  return copy;
}

test.each([
  ['leads out of the package', 'data/xx/evil.pdf', 'data/../evil.pdf', 'name-climbs data/../evil.pdf'],
  ['begins at the root', 'data/xx/evil.pdf', '/ata/xx/evil.pdf', 'name-absolute /ata/xx/evil.pdf'],
  ['names a drive', 'data/xx/evil.pdf', 'c:\\a/xx/evil.pdf', 'name-absolute c:/a/xx/evil.pdf'],
  ['leads out by backslashes', 'data/xx/evil.pdf', 'data\\..\\evil.pdf', 'name-climbs data/../evil.pdf'],
  ['holds a line break', 'data/xx/evil.pdf', 'data/xx\nevil.pdf', 'name-characters data/xx\\u000aevil.pdf'],
])('a name that %s is told', async (_what, from, to, expected) => {
  expect(await faultsOf(renamed(await zipOf(BAG), from, to))).toContain(expected);
});

test('a link, a password and a strange method are told', async () => {
  const zip = await zipOf(BAG);
  expect(await faultsOf(patched(zip, 38, 0o120777 * 0x10000, 4))).toContain('link bagit.txt');
  expect(await faultsOf(patched(zip, 8, 1, 2))).toContain('zip-encrypted bagit.txt');
  expect(await faultsOf(patched(zip, 10, 97, 2))).toContain('zip-method bagit.txt');
});

test('a ZIP file that is cut, or is none, or whose bytes were changed is told', async () => {
  const zip = await zipOf(BAG, false);
  expect(await faultsOf(zip.subarray(0, zip.length - 30))).toEqual([expect.stringMatching(/^zip-damaged/)]);
  expect(await faultsOf(Buffer.from('no ZIP at all'))).toEqual([expect.stringMatching(/^zip-damaged/)]);
  expect(await faultsOf(Buffer.alloc(0))).toEqual([expect.stringMatching(/^zip-damaged/)]);
  const changed = renamed(zip, '%PDF-1.7\n%a', '%PDF-1.7\n%z');
  expect(await faultsOf(changed)).toEqual(['unreadable-file data/xx/evil.pdf']);
});

test('a ZIP bomb is told by its table of contents, without unpacking it', async () => {
  const zeros = Buffer.alloc(PACKAGE_LIMITS.smallBytes + 1);
  expect(await faultsOf(await zipOf({ 'data/a.pdf': zeros }))).toEqual(['zip-bomb']);
});

test('a ZIP file whose parts overlap is told', async () => {
  const zip = await zipOf({ 'a.pdf': pdfLike('a'.repeat(500)), 'b.pdf': pdfLike('b'.repeat(500)) }, false);
  expect(await faultsOf(patched(zip, 42, 0, 4))).toContain('zip-bomb');
});

test('an entry that holds more than it says ends its reading', async () => {
  const zip = await zipOf({ ...BAG, 'data/b.pdf': pdfLike('x'.repeat(10_000)) });
  expect(await faultsOf(patched(zip, 24, 20, 4))).toContainEqual(expect.stringMatching(/^unreadable-file/));
});

test('bounds of number and size are kept', async () => {
  const zip = await zipOf(BAG);
  expect(await faultsOf(zip, { ...PACKAGE_LIMITS, files: 3 })).toEqual(['too-many-files']);
  expect(await faultsOf(zip, { ...PACKAGE_LIMITS, bytes: 10 })).toContain('too-large');
  expect(await faultsOf(zip, { ...PACKAGE_LIMITS, fileBytes: 10 })).toContain('too-large data/b.pdf');
  expect(await faultsOf(zip, { ...PACKAGE_LIMITS, pathBytes: 8 })).toContain('name-length data/b.pdf');
  const folder = writeMade(join(scratch, 'many'), BAG);
  const { faults } = await verifyPackage(folder, { limits: { ...PACKAGE_LIMITS, files: 3 } });
  expect(faults.map(({ kind }) => kind)).toContain('too-many-files');
});

test('an empty folder and an empty ZIP file are told', async () => {
  expect((await verifyPackage(writeMade(join(scratch, 'empty'), {}))).faults.map(({ kind }) => kind)).toEqual(
    ['empty-package'],
  );
  expect(await faultsOf(await zipOf({}))).toEqual(['empty-package']);
});

test('what the zip program of Python wrote is read', async () => {
  const folder = writeMade(join(scratch, 'for-python'), BAG);
  const path = join(scratch, 'python.zip');
  try {
    execFileSync('python3', ['-m', 'zipfile', '-c', path, `${folder}/`], { stdio: 'ignore' });
  } catch {
    return; // A machine without Python has other tests.
  }
  const { faults, tree } = await verifyPackage(path);
  tree.close();
  expect(faults).toEqual([]);
});
