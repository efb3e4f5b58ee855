import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PackageSink, WrittenFile } from './sink.ts';

/** A text that grows line by line on the disk until it is put into the package. */
export interface Spool {
  write(line: string): Promise<void>;
  /** Puts the text into the package at its path. */
  close(): Promise<WrittenFile>;
}

/** Opens a spool for a path of the package. */
export function openSpool(sink: PackageSink, path: string): Spool {
  const part = join(sink.workshop, encodeURIComponent(path));
  const output = createWriteStream(part);
  return {
    write: async (line) => {
      if (!output.write(line)) await once(output, 'drain');
    },
    close: async () => {
      output.end();
      await once(output, 'close');
      return sink.add(path, createReadStream(part));
    },
  };
}
