import { randomUUID } from 'node:crypto';
import { closeSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * These bytes in a file without a name, as a descriptor open for reading: the file goes with whoever has it open, killed or not, so
 * no page's image stays behind. Throws the system's error where there is no room for it. In one go: a page takes two milliseconds,
 * and whoever waited for them would wait for the next page to be drawn, too.
 */
export function namelessFile(bytes: Uint8Array): number {
  const path = join(tmpdir(), `tangthu-page-${randomUUID()}`);
  const written = openSync(path, 'wx', 0o600);
  try {
    const file = openSync(path, 'r');
    try {
      unlinkSync(path);
      writeFileSync(written, bytes);
      return file;
    } catch (error) {
      closeSync(file);
      throw error;
    }
  } finally {
    closeSync(written);
  }
}
