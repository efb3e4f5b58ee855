import { join } from 'node:path';
import type { StoreLocation } from './open.ts';

/**
 * Where the environment says the store is: `DATABASE_URL` (and `DATABASE_OWNER_URL`) for PostgreSQL, else the embedded
 * store under `DATA_FOLDER` (default `data`, from the folder where npm was called).
 */
export function storeLocation(environment: NodeJS.ProcessEnv): StoreLocation {
  return {
    url: environment['DATABASE_URL'],
    ownerUrl: environment['DATABASE_OWNER_URL'],
    folder: join(dataFolder(environment), 'store'),
  };
}

/** The folder that holds everything the program keeps on disk beside PostgreSQL: store, originals, cache. */
export function dataFolder(environment: NodeJS.ProcessEnv): string {
  return environment['DATA_FOLDER'] ?? 'data';
}
