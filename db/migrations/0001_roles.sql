-- The three roles of the application. None owns a table, none can bypass row security, none can sign in:
-- every transaction takes one of them on by `set local role`.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['tangthu_reader', 'tangthu_writer', 'tangthu_portal'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin noinherit nosuperuser nobypassrls', wanted);
    end if;
  end loop;
end $$;

-- Anyone may see names in the schema, which gives no right to any table, and make nothing there. pg_textsearch looks its own
-- functions up once a connection, as the application's sign-in: unseen, every row of a scan is scored twice, at 0.3 ms each.
revoke create on schema public from public;
grant usage on schema public to public;

create extension if not exists vector;
create extension if not exists pg_textsearch;

-- Terms are made by `language/text`; PostgreSQL must only split them at spaces.
create text search configuration public.vi (copy = pg_catalog.simple);
