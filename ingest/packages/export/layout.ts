import type { DeliveredRecordFile } from '../delivery.ts';
import { nameKey } from '../tree/names.ts';

/** Names that are safe on every disk, each given once. */
export interface Layout {
  /** The folder of a file, `<fonds>/<file code>`; of originals without one, `roi-le/khac`, `roi-le/khac-2` and so on. */
  folderOf(file: DeliveredRecordFile | undefined): string;
}

/** Opens a layout; names of folders are held to keep them apart. */
export function openLayout(): Layout {
  const taken = new Set<string>();
  const free = (wanted: string): string => {
    for (let count = 1; ; count++) {
      const name = count === 1 ? wanted : `${wanted}-${count}`;
      if (taken.has(nameKey(name))) continue;
      taken.add(nameKey(name));
      return name;
    }
  };
  return {
    folderOf: (file) => free(file ? `${safeName(file.fonds)}/${safeName(file.code)}` : 'roi-le/khac'),
  };
}

/** A text as a name of a file: letters, digits and a few marks; never empty, hidden or long. */
function safeName(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^[._-]+|[._]+$/g, '');
  return name.slice(0, 60).toWellFormed().replace('\ufffd', '') || 'khong-ma';
}
