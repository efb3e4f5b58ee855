import pg from 'pg';
import type { TestProject } from 'vitest/node';
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

/** Roles belong to the server, not to a database: made once here, tests that migrate side by side would collide. */
async function makeApplicationRole(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    do $$ declare wanted text; begin
      foreach wanted in array array['tangthu_reader', 'tangthu_writer', 'tangthu_portal'] loop
        if not exists (select from pg_roles where rolname = wanted) then execute format('create role %I nologin', wanted); end if;
      end loop;
      if not exists (select from pg_roles where rolname = 'tangthu_app') then
        create role tangthu_app login noinherit password 'tangthu_app';
      end if;
      grant tangthu_reader, tangthu_writer, tangthu_portal to tangthu_app;
    end $$`);
  await client.end();
}
