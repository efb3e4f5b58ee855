import type { Store } from './store.ts';
import { openPglite } from './pglite/pglite-store.ts';
import { openPostgres } from './postgres/postgres-store.ts';

/** Where the store is: a PostgreSQL address, or a folder for the embedded store. */
export interface StoreLocation {
  /** The application's sign-in, e.g. `postgres://tangthu_app@…/tangthu`. Without it the embedded store is used. */
  readonly url?: string | undefined;
  /** The owner's sign-in, for migrations and indexes; without it nothing can be done that needs the owner. */
  readonly ownerUrl?: string | undefined;
  /** Folder of the embedded store; made where it is missing. */
  readonly folder: string;
}

/** Opens the store that the location names. Throws `StoreError` with a plain sentence when it cannot. */
export function openStore(location: StoreLocation): Promise<Store> {
  return location.url ? openPostgres(location.url, location.ownerUrl) : openPglite(location.folder);
}
