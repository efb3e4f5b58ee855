-- What a document is found by among its likes: keys of its pages by their text, or of their images where there is no text.
-- `rules`: the version of the rules that made them. What waits to go into the index is read through by every search: little may.
create table duplicate_fingerprint (
  document uuid primary key references document on delete cascade,
  rules int not null,
  keys int[] not null,
  -- 1,024 bits a page; null where pages have text, or were not looked at yet.
  images bytea[]
);
create index duplicate_fingerprint_keys on duplicate_fingerprint using gin (keys) with (gin_pending_list_limit = 256);

-- Documents that are not compared yet. A list of work and no record, so its rows may go.
create table duplicate_waiting (
  document uuid primary key references document on delete cascade
);

-- Two documents that were found to be one, and by what. `likeness`: 0 to 1.
create table duplicate_pair (
  one uuid not null references document on delete cascade,
  other uuid not null references document on delete cascade,
  likeness real not null check (likeness between 0 and 1),
  seen_by text not null check (seen_by in ('bytes', 'text', 'image')),
  found_at timestamptz not null default now(),
  primary key (one, other),
  check (one < other)
);
create index duplicate_pair_other on duplicate_pair (other);

-- What an archivist said of two documents; of several decisions on the same two the newest holds. Never changed but for
-- `applied`: whether the groups follow it already.
create table duplicate_decision (
  id uuid primary key default uuidv7(),
  one uuid not null references document on delete cascade,
  other uuid not null references document on delete cascade,
  same boolean not null,
  decided_by uuid not null references account,
  decided_at timestamptz not null default now(),
  applied boolean not null default false,
  check (one < other)
);
create index duplicate_decision_pair on duplicate_decision (one, other, decided_at);
create index duplicate_decision_other on duplicate_decision (other);
create index duplicate_decision_new on duplicate_decision (id) where not applied;

-- The group of versions that a document belongs to. A group has no row of its own: whoever sees one member only sees no group.
-- Which is the original and which the copy follows from the members that a reader sees, and is not stored.
create table duplicate_member (
  document uuid primary key references document on delete cascade,
  duplicate_group uuid not null,
  custodian int not null,
  mode text not null
);
create index duplicate_member_group on duplicate_member (duplicate_group);

select show_to_readers('duplicate_member');
create policy writer_keeps on duplicate_member to tangthu_writer using (true) with check (true);

alter table duplicate_fingerprint enable row level security;
alter table duplicate_waiting enable row level security;
alter table duplicate_pair enable row level security;
alter table duplicate_decision enable row level security;
create policy writer_keeps on duplicate_fingerprint to tangthu_writer using (true) with check (true);
create policy writer_keeps on duplicate_waiting to tangthu_writer using (true) with check (true);
create policy writer_keeps on duplicate_pair to tangthu_writer using (true) with check (true);
create policy writer_keeps on duplicate_decision to tangthu_writer using (true) with check (true);
grant select, insert, update on duplicate_fingerprint, duplicate_pair, duplicate_member to tangthu_writer;
grant select, insert, update, delete on duplicate_waiting to tangthu_writer;
grant select on duplicate_decision to tangthu_writer;
grant update (applied) on duplicate_decision to tangthu_writer;
