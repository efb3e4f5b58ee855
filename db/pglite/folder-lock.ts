import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';

/**
 * Takes the folder for this process and returns the release. The embedded store has no lock of its own and two writers
 * lose rows silently. SQLite's exclusive lock is the operating system's: it ends with its process, however that dies.
 * Throws `StoreError` when another process holds the folder.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, 'in-use.lock'));
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw new StoreError(
      `The store in ${folder} is in use by another process. Stop that one first, or set DATABASE_URL to a PostgreSQL server, which many processes can share.`,
      { cause: error },
    );
  }
  return () => lock.close();
}
