-- A hand-over package that came in: what it was, what was wrong with it, the receipt that was given for it. `taking`: checked
-- whole, its files are going in. digest: SHA-256 over the sorted list of its files and their hashes, to know it again.
create table package (
  id uuid primary key default uuidv7(),
  custodian int references agency,
  name text not null,
  form text check (form in ('list', 'bagit', 'eark')),
  identifier text,
  sender text,
  digest bytea check (length(digest) = 32),
  files int not null default 0,
  bytes bigint not null default 0,
  documents int not null default 0,
  state text not null check (state in ('refused', 'taking', 'taken')),
  faults jsonb not null default '[]',
  warnings jsonb not null default '[]',
  receipt jsonb,
  arrived_at timestamptz not null default now(),
  finished_at timestamptz,
  check ((state = 'taken') = (receipt is not null))
);
create index package_custodian on package (custodian, arrived_at);
create unique index package_taking on package (custodian, digest) where state = 'taking';

-- The files of a package that go in, by their paths within it: the bytes that were checked, the name each is to bear, and what
-- the package says of the documents in it ([{"firstPage": 1, "sidecar": {…}}, …]). Never of a secret one.
create table package_file (
  package uuid not null references package,
  path text not null,
  custodian int not null references agency,
  content_hash bytea not null check (length(content_hash) = 32),
  byte_size bigint not null,
  original_name text not null,
  sidecars jsonb not null default '[]',
  primary key (package, path)
);

alter table ingest_run add column package uuid references package;

-- Every time that a file came in, by itself or in a package, whether its bytes were stored then or before.
create table arrival (
  id uuid primary key default uuidv7(),
  custodian int not null references agency,
  path text not null,
  content_hash bytea not null check (length(content_hash) = 32),
  byte_size bigint not null,
  run uuid references ingest_run,
  package uuid references package,
  arrived_at timestamptz not null default now(),
  unique nulls not distinct (run, package, custodian, path)
);
create index arrival_content on arrival (content_hash);

-- What a package says of a fonds or a file beyond the columns, under the names of Circular 05/2025/TT-BNV or its own.
alter table fonds add column details jsonb not null default '{}';
alter table file add column details jsonb not null default '{}';

do $$
declare
  archive_table regclass;
begin
  foreach archive_table in array array['package', 'package_file', 'arrival']::regclass[] loop
    execute format('alter table %s enable row level security', archive_table);
    execute format('create policy writer_keeps on %s to tangthu_writer using (true) with check (true)', archive_table);
    execute format('grant select, insert, update on %s to tangthu_writer', archive_table);
  end loop;
end $$;
