import { randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * These bytes in a file without a name, open for reading, which goes with whoever has it open, killed or not: no page's image
 * stays behind. Throws the system's error where there is no room for it.
 */
export async function namelessFile(bytes: Uint8Array): Promise<FileHandle> {
  const path = join(tmpdir(), `tangthu-page-${randomUUID()}`);
  await using written = await open(path, 'wx', 0o600);
  const file = await open(path, 'r');
  try {
    await unlink(path);
    await written.writeFile(bytes);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}
