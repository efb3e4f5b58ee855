import { join } from 'node:path';
import type { OriginalsLocation } from '@tangthu/db/open-originals';
import { originalName } from '@tangthu/db/originals';
import { destroyFile } from './destroy-file.ts';

/**
 * Destroys the kept original of removed bytes, where there is one, in a folder of originals. A bucket keeps versions and copies of
 * its own: that is for its administrator (`elsewhere`).
 */
export async function destroyOriginal(
  location: OriginalsLocation,
  hash: string,
): Promise<'destroyed' | 'was-gone' | 'elsewhere'> {
  if (!('folder' in location)) return 'elsewhere';
  return destroyFile(join(location.folder, originalName(hash)), Buffer.from(hash, 'hex'));
}
