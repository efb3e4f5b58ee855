import type { TestProject } from 'vitest/node';
import { makeApplicationRole } from './database.ts';
import { startPostgres } from './postgres-server.ts';
import { storeKinds } from './store-kinds.ts';

/** Starts one PostgreSQL for the whole test run and makes the application's sign-in on it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!storeKinds().includes('postgres')) {
    project.provide('postgresUrl', '');
    return () => Promise.resolve();
  }
  const server = await startPostgres((line) => process.stdout.write(`${line}\n`));
  await makeApplicationRole(server.url);
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
