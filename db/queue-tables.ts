import { getConstructionPlans, getMigrationPlans } from 'pg-boss';
import type { Transaction } from './store.ts';

/** The schema that holds the tables of the queue (pg-boss). */
export const QUEUE_SCHEMA = 'queue';

/**
 * Makes the queue's tables, or brings them to the version of the installed pg-boss, and lends them to the ingest side, which
 * owns nothing: workers never change a table.
 */
export async function makeQueueTables(owner: Transaction): Promise<void> {
  const plan = getConstructionPlans(QUEUE_SCHEMA);
  const wanted = Number(/version\(version\) VALUES \('(\d+)'\)/.exec(plan)?.[1]);
  const stored = await storedVersion(owner);
  if (stored === wanted) return;
  await owner.script(withinTransaction(stored ? getMigrationPlans(QUEUE_SCHEMA, stored) : plan));
  await owner.script(`
    grant usage on schema ${QUEUE_SCHEMA} to tangthu_writer;
    grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to tangthu_writer;`);
}

async function storedVersion(owner: Transaction): Promise<number | undefined> {
  const [there] = await owner.query<{ there: boolean }>(
    `select to_regclass('${QUEUE_SCHEMA}.version') is not null as there`,
  );
  if (!there?.there) return undefined;
  const [row] = await owner.query<{ version: number }>(`select version from ${QUEUE_SCHEMA}.version`);
  return row?.version;
}

/** The plans bring a transaction of their own; here they belong to that of the migration. */
function withinTransaction(plan: string): string {
  return plan.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '');
}
