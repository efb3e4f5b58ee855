import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { isReleased } from '../quarantine/set-aside.ts';
import { patiently, type Patience } from '../queue/patience.ts';
import { partingOf } from '../understand/parting.ts';
import type { PreparePool } from './prepare-pool.ts';
import type { PreparedFile, Refusal } from './prepared-document.ts';

/** The bytes of a file, their SHA-256 and the agency that keeps it. */
export interface FileBytes {
  readonly bytes: Uint8Array;
  readonly contentHash: Uint8Array;
  readonly custodian: number;
}

/** Reads a file, parted as archivists said. One that bears a secrecy stamp comes back as quarantined, unless archivists found that it is no secret. */
export async function readFileOf(
  store: Store,
  steps: Patience & { readonly pool: PreparePool },
  { bytes, contentHash, custodian }: FileBytes,
): Promise<PreparedFile | Refusal> {
  const parting = await patiently(steps, () =>
    asWriter(store, (writer) => partingOf(writer, custodian, contentHash)),
  );
  const read = await steps.pool.prepare(bytes, parting);
  if (!('outcome' in read) || read.outcome !== 'quarantined') return read;
  const released = await isReleasedFile(store, steps, { contentHash, custodian });
  return released ? steps.pool.prepare(bytes, parting, true) : read;
}

/** Whether archivists found that a file with a secrecy stamp is no secret. */
export function isReleasedFile(
  store: Store,
  steps: Patience,
  { contentHash, custodian }: Omit<FileBytes, 'bytes'>,
): Promise<boolean> {
  return patiently(steps, () => asWriter(store, (writer) => isReleased(writer, custodian, contentHash)));
}
