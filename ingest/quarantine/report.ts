import { counted } from '../run/counted.ts';
import type { QuarantinedFile, Removal } from './decisions.ts';

const STATE = { held: 'held', released: 'released', removed: 'removed' } as const;
const CAUSE = { stamp: 'secrecy stamp', mode: 'mode 03' } as const;
const DAY = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'short',
});
const BEYOND =
  'Spare cells of an SSD, snapshots, backups, network shares and the page images of a running portal may still hold it: ' +
  'deal with those media by the rules for secrets.';

/** The list of the quarantine, one line a file; times in Vietnam. */
export function listText(files: readonly QuarantinedFile[]): string {
  if (files.length === 0) return 'The quarantine is empty.';
  return files
    .map(({ id, agency, path, byteSize, cause, foundAt, state }) =>
      [
        id,
        DAY.format(foundAt),
        STATE[state],
        agency,
        CAUSE[cause],
        counted(byteSize, 'byte'),
        JSON.stringify(path),
      ].join('  '),
    )
    .join('\n');
}

/** What a removal did and what it cannot promise. */
export function removalText({ path, file, documents, hash, original }: Removal): string {
  return [
    file === 'destroyed'
      ? `Overwritten once and removed: ${path}`
      : `${path} was not there any more; that is recorded.`,
    documents > 0 && `Taken out of the store: ${counted(documents, 'document')} of the same bytes.`,
    original === 'destroyed' && 'Its kept original was overwritten and removed.',
    original === 'elsewhere' &&
      `If the bucket of originals holds ${hash}, its administrator must remove every version of it.`,
    original === 'others' &&
      'Another agency keeps a document of the same bytes: tell it, for only its own archivists may remove that.',
    BEYOND,
  ]
    .filter((line) => line !== false)
    .join('\n');
}
