-- A pass over every original, in the order of their hashes: what was re-hashed up to where, so that a pass that was broken off
-- goes on. Files and bytes are told apart by custodian, for whoever keeps that archive. with_copy: every original was looked for in
-- the second copy too, so that one that it lacks later was there once.
create table fixity_check (
  id uuid primary key default uuidv7(),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  position bytea,
  with_copy boolean not null default false
);
create unique index fixity_check_open on fixity_check ((true)) where finished_at is null;

create table fixity_tally (
  fixity_check uuid not null references fixity_check,
  custodian int not null references agency,
  files bigint not null default 0,
  bytes bigint not null default 0,
  primary key (fixity_check, custodian)
);

-- An original that was not what it should be, in the place of the originals or in their second copy. One row an original,
-- place and custodian as long as the fault lasts: first_found_at stays, last_found_at moves on with every pass that meets it.
create table fixity_finding (
  id uuid primary key default uuidv7(),
  custodian int not null references agency,
  content_hash bytea not null check (length(content_hash) = 32),
  place text not null check (place in ('originals', 'copy')),
  fault text not null check (fault in ('missing', 'changed', 'unreadable')),
  -- What the bytes hash to now; null where there are none to read.
  found_hash bytea,
  first_found_at timestamptz not null default now(),
  last_found_at timestamptz not null default now(),
  mended_at timestamptz,
  check ((fault = 'changed') = (found_hash is not null))
);
create unique index fixity_finding_open on fixity_finding (content_hash, custodian, place) where mended_at is null;
create index fixity_finding_custodian on fixity_finding (custodian, first_found_at);

do $$
declare
  archive_table regclass;
begin
  foreach archive_table in array array['fixity_check', 'fixity_tally', 'fixity_finding']::regclass[] loop
    execute format('alter table %s enable row level security', archive_table);
    execute format('create policy writer_keeps on %s to tangthu_writer using (true) with check (true)', archive_table);
    execute format('grant select, insert, update on %s to tangthu_writer', archive_table);
  end loop;
end $$;
