import { afterAll, describe, inject } from 'vitest';
import { migrate } from '../migrate.ts';
import { openPglite } from '../pglite/pglite-store.ts';
import { openPostgres } from '../postgres/postgres-store.ts';
import type { Store } from '../store.ts';
import { createDatabase } from './database.ts';
import { storeKinds } from './store-kinds.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's address of the test server, or '' where PostgreSQL is left out. */
    postgresUrl: string;
  }
}

/**
 * Runs the same tests on every store: `tests` gets a function that opens a fresh, migrated store. Stores are closed after
 * the block. On PostgreSQL the application signs in as a role that owns nothing, as in production.
 */
export function describeStores(name: string, tests: (open: () => Promise<Store>) => void): void {
  for (const kind of storeKinds()) {
    describe(`${name} (${kind})`, () => {
      const opened: Store[] = [];
      afterAll(async () => {
        await Promise.all(opened.map((store) => store.close()));
      });
      tests(async () => {
        const store = kind === 'postgres' ? await openFreshPostgres() : await openPglite('memory://');
        opened.push(store);
        await migrate(store);
        return store;
      });
    });
  }
}

async function openFreshPostgres(): Promise<Store> {
  const { url, ownerUrl } = await createDatabase(inject('postgresUrl'));
  return openPostgres(url, ownerUrl);
}
