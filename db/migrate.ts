import { readdirSync, readFileSync } from 'node:fs';
import { makeQueueTables } from './queue-tables.ts';
import type { Store } from './store.ts';
import { asOwner } from './writer.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
const LOCK = 7_140_001;

/**
 * Brings the store to the newest schema: runs each numbered file of `migrations/` that it lacks, then makes
 * or upgrades the queue's own tables, all in one transaction.
 * Safe to run by several processes at once. Returns the names of the files it ran.
 */
export function migrate(store: Store): Promise<string[]> {
  const files = migrationFiles();
  return asOwner(store, async (owner) => {
    await owner.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await owner.script(
      'create table if not exists migration (name text primary key, ran_at timestamptz not null default now())',
    );
    const done = new Set(
      (await owner.query<{ name: string }>('select name from migration')).map(({ name }) => name),
    );
    const missing = files.filter((name) => !done.has(name));
    for (const name of missing) {
      await owner.script(readFileSync(new URL(name, FOLDER), 'utf8'));
      await owner.query('insert into migration (name) values ($1)', [name]);
    }
    await makeQueueTables(owner);
    return missing;
  });
}

function migrationFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name))
    .sort();
}
