-- Exports: lists of records that people have written to a file in the background. A person sees and changes their own alone; what a
-- worker does, it does for the person whose export it is. `asked`: query, filters, order, columns, and what a record must bear;
-- `fault`: why there is no file, a word for programs. `seen_at`: when the person was shown that it has ended.
create table record_export (
  id uuid primary key default uuidv7(),
  account uuid not null references account,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  format text not null check (format in ('csv', 'xlsx', 'jsonl')),
  language text not null check (language in ('vi', 'en')),
  asked jsonb not null check (jsonb_typeof(asked) = 'object'),
  made_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  expires_at timestamptz,
  seen_at timestamptz,
  worker uuid,
  beat_at timestamptz,
  attempts int not null default 0,
  total int,
  rows int not null default 0,
  bytes bigint not null default 0,
  file_hash bytea check (length(file_hash) = 32),
  rules_version bigint,
  index_version text,
  fault text,
  check ((state = 'done') = (file_hash is not null)),
  check ((state = 'failed') = (fault is not null))
);
create index record_export_account on record_export (account, made_at desc);
create index record_export_open on record_export (made_at) where state in ('waiting', 'running');

alter table record_export enable row level security;
create policy own_exports on record_export to tangthu_portal
  using (account = nullif(current_setting('tangthu.account', true), '')::uuid)
  with check (account = nullif(current_setting('tangthu.account', true), '')::uuid);
grant select, insert, update, delete on record_export to tangthu_portal;

-- The next export to be written: one that waits, or one whose worker has not been heard of for a minute and which begins again. What
-- was begun three times and never came to its end is given up.
create function claim_export(of_worker uuid) returns setof record_export
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update record_export set state = 'failed', fault = 'given-up', finished_at = now(), expires_at = now() + interval '7 days'
    where state = 'running' and beat_at < now() - interval '1 minute' and attempts >= 3;
  return query
    update record_export e set state = 'running', worker = of_worker, beat_at = now(), started_at = now(), attempts = e.attempts + 1,
      total = null, rows = 0, bytes = 0, fault = null
    where e.id = (
      select o.id from record_export o
      where o.state = 'waiting' or (o.state = 'running' and o.beat_at < now() - interval '1 minute')
      order by o.made_at, o.id limit 1 for update skip locked)
    returning e.*;
end $$;

-- Removes exports whose time is over, and names those that are still there with the bytes of their files, so that no file is kept
-- beside them, and not more of them than the disk is meant to hold.
create function kept_exports() returns table (id uuid, bytes bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from record_export e where e.expires_at < now();
  return query select e.id, e.bytes from record_export e;
end $$;
revoke all on function claim_export(uuid), kept_exports() from public;
grant execute on function claim_export(uuid), kept_exports() to tangthu_portal;
