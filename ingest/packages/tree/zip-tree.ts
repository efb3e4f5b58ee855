import { basename } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import { faultOf, type Fault } from '../fault.ts';
import type { PackageLimits } from './limits.ts';
import { sortEntries } from './names.ts';
import { treeOf, type OpenedTree, type PackageEntry } from './package-tree.ts';

const LINK = 0o120000;
const KIND_OF_FILE = 0o170000;
const LOCAL_HEADER = 30;

interface ZipEntry extends PackageEntry {
  readonly entry: Entry;
}

/**
 * Opens a package in a ZIP file. Its table of contents is read, nothing is unpacked; links, encrypted parts, strange methods and
 * ZIP bombs are faults. The stream of an entry fails where its bytes do not have their declared size or CRC.
 */
export async function openZip(path: string, limits: PackageLimits): Promise<OpenedTree> {
  const name = basename(path);
  try {
    return await readContents(
      name,
      await openPromise(path, { autoClose: false, decodeStrings: false }),
      limits,
    );
  } catch (error) {
    const fault = faultOf('zip-damaged', { path: name, values: { detail: (error as Error).message } });
    return { tree: treeOf(name, [], fromNowhere), faults: [fault] };
  }
}

async function readContents(name: string, zip: ZipFile, limits: PackageLimits): Promise<OpenedTree> {
  const found: ZipEntry[] = [];
  const faults: Fault[] = [];
  if (zip.entryCount > limits.files) {
    zip.close();
    const fault = faultOf('too-many-files', { values: { limit: limits.files } });
    return { tree: treeOf(name, [], fromNowhere), faults: [fault] };
  }
  for await (const entry of zip.eachEntry()) {
    const path = entryName(entry);
    if (path.endsWith('/')) continue;
    const fault = entryFault(entry, path);
    if (fault) faults.push(fault);
    else found.push({ path, bytes: entry.uncompressedSize, entry });
  }
  const bomb = bombFault(found, zip.fileSize, limits);
  const sorted = sortEntries(found, limits);
  const entries = bomb ? [] : sorted.entries;
  const byPath = new Map(entries.map(({ path, entry }) => [path, entry]));
  const open = async ({ path }: PackageEntry): Promise<Readable> => {
    const entry = byPath.get(path);
    return entry ? checked(await zip.openReadStreamPromise(entry), entry) : fromNowhere();
  };
  const tree = treeOf(
    name,
    entries.map(({ path, bytes }) => ({ path, bytes })),
    open,
    () => zip.close(),
  );
  return { tree, faults: [...(bomb ? [bomb] : []), ...faults, ...sorted.faults] };
}

/** Names are UTF-8 where the file says so, and also where they can be nothing else; Windows writes `\` between parts. */
function entryName(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const name = isUtf8(raw)
    ? raw.toString('utf8')
    : getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
  return name
    .replaceAll('\\', '/')
    .replace(/(?<=^|\/)(\.\/)+/g, '')
    .replace(/(?<!^)\/{2,}/g, '/');
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function entryFault(entry: Entry, path: string): Fault | undefined {
  if (entry.isEncrypted()) return faultOf('zip-encrypted', { path });
  if (((entry.externalFileAttributes >>> 16) & KIND_OF_FILE) === LINK) return faultOf('link', { path });
  if (entry.compressionMethod === 0 || entry.compressionMethod === 8) return undefined;
  return faultOf('zip-method', { path, values: { found: entry.compressionMethod } });
}

/** A ZIP bomb swells far beyond its own size, or lets many entries share the same compressed bytes. */
function bombFault(entries: readonly ZipEntry[], fileSize: number, limits: PackageLimits): Fault | undefined {
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  const ratio = total / Math.max(fileSize, 1);
  const inOrder = entries
    .map(({ entry }) => ({
      start: entry.relativeOffsetOfLocalHeader,
      size: entry.compressedSize + LOCAL_HEADER,
    }))
    .sort((a, b) => a.start - b.start);
  const overlap = inOrder.some(
    ({ start, size }, index) => start + size > (inOrder[index + 1]?.start ?? fileSize),
  );
  if (!overlap && (total <= limits.smallBytes || ratio <= limits.ratio)) return undefined;
  return faultOf('zip-bomb', { values: { found: Math.round(ratio) } });
}

/** Passes bytes on and fails at the end where their CRC is not the declared one. */
function checked(stream: Readable, entry: Entry): Readable {
  let sum = 0;
  const check = new Transform({
    transform(part: Buffer, _encoding, done) {
      sum = crc32(part, sum);
      done(null, part);
    },
    flush(done) {
      done(sum === entry.crc32 ? null : new Error('CRC-32 differs'));
    },
  });
  stream.on('error', (error) => check.destroy(error));
  return stream.pipe(check);
}

function fromNowhere(): Promise<Readable> {
  return Promise.reject(new Error('no such entry'));
}
