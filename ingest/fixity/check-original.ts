import { contentHashOf, OriginalMissingError, type Originals } from '@tangthu/db/originals';

/** What is wrong with an original where it is kept: its bytes are gone, are others (with their hash), or cannot be read. */
interface Fault {
  readonly fault: 'missing' | 'changed' | 'unreadable';
  /** SHA-256 (hexadecimal) of the bytes that are there instead. */
  readonly foundHash?: string;
}

/** One place's copy of an original: its bytes where they are sound, else what is wrong, and whether that could be mended. */
export interface CheckedCopy {
  readonly place: 'originals' | 'copy';
  readonly fault?: Fault;
  readonly mended: boolean;
}

/** The places that are checked: of the originals, and of their second copy where there is one. */
export interface Places {
  readonly originals: Originals;
  readonly copy?: Originals | undefined;
}

/**
 * Re-hashes an original (hexadecimal SHA-256) in each place, and mends the place where it is wrong from the one where it is
 * sound. What was mended is read once more. `read` hears how many bytes were read.
 */
export async function checkOriginal(
  places: Places,
  hash: string,
  read: (bytes: number) => Promise<void>,
): Promise<CheckedCopy[]> {
  const kept = [
    { place: 'originals' as const, at: places.originals },
    ...(places.copy ? [{ place: 'copy' as const, at: places.copy }] : []),
  ];
  const copies = [];
  for (const { place, at } of kept) copies.push({ place, at, ...(await look(at, hash, read)) });
  const sound = copies.find(({ bytes }) => bytes !== undefined)?.bytes;
  const checked: CheckedCopy[] = [];
  for (const { place, at, fault } of copies) {
    if (!fault) checked.push({ place, mended: false });
    else checked.push({ place, fault, mended: sound !== undefined && (await mend(at, hash, sound, read)) });
  }
  return checked;
}

async function look(
  at: Originals,
  hash: string,
  read: (bytes: number) => Promise<void>,
): Promise<{ bytes?: Uint8Array; fault?: Fault }> {
  try {
    const bytes = await at.read(hash);
    await read(bytes.length);
    const foundHash = contentHashOf(bytes).toString('hex');
    return foundHash === hash ? { bytes } : { fault: { fault: 'changed', foundHash } };
  } catch (error) {
    if (error instanceof OriginalMissingError) return { fault: { fault: 'missing' } };
    // A sector that the disk cannot read fails like this: the pass goes on, and the fault is told.
    if ((error as NodeJS.ErrnoException).code === 'EIO') return { fault: { fault: 'unreadable' } };
    throw error;
  }
}

async function mend(
  at: Originals,
  hash: string,
  sound: Uint8Array,
  read: (bytes: number) => Promise<void>,
): Promise<boolean> {
  await at.repair(hash, sound);
  return (await look(at, hash, read)).fault === undefined;
}
