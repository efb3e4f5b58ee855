import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Makes an empty database and the application's sign-in on a test server; returns both addresses. */
export async function createDatabase(serverUrl: string): Promise<{ url: string; ownerUrl: string }> {
  const name = `tangthu_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const ownerUrl = withDatabase(serverUrl, name);
  const url = new URL(ownerUrl);
  url.username = 'tangthu_app';
  url.password = 'tangthu_app';
  return { url: url.href, ownerUrl };
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * Makes the application's roles and its sign-in on a test server. Roles belong to the server, not to a database: made once
 * here, for migrations that run side by side would collide.
 */
export async function makeApplicationRole(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    do $$ declare wanted text; begin
      foreach wanted in array array['tangthu_reader', 'tangthu_writer', 'tangthu_portal', 'tangthu_archivist', 'tangthu_administrator', 'tangthu_auditor'] loop
        if not exists (select from pg_roles where rolname = wanted) then execute format('create role %I nologin', wanted); end if;
      end loop;
      if not exists (select from pg_roles where rolname = 'tangthu_app') then
        create role tangthu_app login noinherit password 'tangthu_app';
      end if;
      grant tangthu_reader, tangthu_writer, tangthu_portal, tangthu_archivist, tangthu_administrator, tangthu_auditor to tangthu_app;
      grant tangthu_reader to tangthu_archivist, tangthu_administrator with inherit true, set false;
    end $$`);
  await client.end();
}
