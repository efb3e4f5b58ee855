import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@tangthu/db/migrate';
import { openStore, type StoreLocation } from '@tangthu/db/open';
import type { Store } from '@tangthu/db/store';
import { createDatabase, makeApplicationRole } from '@tangthu/db/testing/database';
import { startPostgres } from '@tangthu/db/testing/postgres-server';

/** Does a measurement on a fresh, migrated store of PostgreSQL, and throws the store away. */
export async function onPostgres<Result>(measure: (store: Store) => Promise<Result>): Promise<Result> {
  const server = await startPostgres();
  try {
    await makeApplicationRole(server.url);
    return await onStore({ ...(await createDatabase(server.url)), folder: '' }, measure);
  } finally {
    await server.stop();
  }
}

/** Does a measurement on a fresh, migrated embedded store, and throws the store away. */
export async function onPglite<Result>(measure: (store: Store) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-bench-'));
  try {
    return await onStore({ folder }, measure);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onStore<Result>(
  location: StoreLocation,
  measure: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(location);
  try {
    await migrate(store);
    return await measure(store);
  } finally {
    await store.close();
  }
}
