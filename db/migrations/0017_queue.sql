-- A run goes on over days and many machines. `root` is the folder under which its paths stand, the same on every machine.
-- listed_at: when its list of files was whole; before that it cannot be finished. waiting_for: what it waits for, as a sentence.
-- kind: whether it brings files in, or makes again what older rules made of those that are in: then its paths are their hashes.
-- asked: what it was asked beside the source, so that asking again goes on with it. priority: its class, 1 to 5, 1 first; without one it has its agencies'.
alter table ingest_run
  add column kind text not null default 'ingest' check (kind in ('ingest', 'refresh')),
  add column root text not null default '',
  add column asked text not null default '',
  add column state text not null default 'running' check (state in ('running', 'paused', 'finished')),
  add column priority smallint check (priority between 1 and 5),
  add column listed_at timestamptz,
  add column waiting_for text;
update ingest_run set state = 'finished', listed_at = finished_at where finished_at is not null;
create index ingest_run_open on ingest_run (source) where state <> 'finished';

-- The files of one agency within a run: a queue of their own, so that pausing or preferring a run changes
-- one row.
create table ingest_lane (
  run uuid not null references ingest_run,
  custodian int not null references agency,
  primary key (run, custodian)
);

-- The class of an agency's records, of runs that have none of their own. Without either it is 3.
create table agency_priority (
  agency int primary key references agency,
  priority smallint not null check (priority between 1 and 5)
);

-- A file is in the ledger from the moment it is found: `waiting` until it is in, refused, or set aside after so many attempts.
alter table ingest_item
  add column mode text not null default '01' check (mode in ('01', '02')),
  add column fonds uuid references fonds,
  add column file uuid references file,
  add column creator int references agency,
  add column bytes bigint not null default 0,
  add column attempts int not null default 0,
  add column found_at timestamptz not null default now(),
  alter column finished_at drop not null,
  alter column finished_at drop default,
  drop constraint ingest_item_outcome_check,
  add check (outcome in ('waiting', 'stored', 'already-stored', 'refreshed', 'refused', 'quarantined', 'set-aside'));
drop index ingest_item_run;
create unique index ingest_item_path on ingest_item (run, custodian, path);
create index ingest_item_waiting on ingest_item (run, custodian) where outcome = 'waiting';
create index ingest_item_backlog on ingest_item (custodian, fonds) where outcome = 'waiting';

-- The model whose vectors are being made to take the place of the others, while those serve.
create table embedding_model_next (like embedding_model including all);
grant select on embedding_model_next to tangthu_writer;

-- What an agency has promised to hand over of a fonds: metres of shelf and pages, set against what was delivered.
create table promise (
  custodian int not null references agency,
  fonds text not null,
  title text not null default '',
  metres numeric not null check (metres >= 0),
  pages bigint not null check (pages >= 0),
  primary key (custodian, fonds)
);

do $$
declare
  archive_table regclass;
begin
  foreach archive_table in array array['ingest_lane', 'agency_priority', 'promise']::regclass[] loop
    execute format('alter table %s enable row level security', archive_table);
    execute format('create policy writer_keeps on %s to tangthu_writer using (true) with check (true)', archive_table);
    execute format('grant select, insert, update on %s to tangthu_writer', archive_table);
  end loop;
end $$;

-- A row of `holding` is locked until its writer commits. So every writer takes a row that nobody holds, or adds one: there are
-- as many rows an agency as ever wrote at once, and a search still sums a few.
alter table holding drop constraint holding_pkey, add column slot int not null default 0, add primary key (custodian, mode, slot);

create or replace function change_holding(of_custodian int, of_mode text, more_pages bigint, more_needing_ocr bigint, more_chunks bigint)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  free_slot int;
begin
  select slot into free_slot from holding
    where custodian = of_custodian and mode = of_mode order by slot limit 1 for update skip locked;
  insert into holding as held values (of_custodian, of_mode, more_pages, more_needing_ocr, more_chunks, coalesce(free_slot, pg_backend_pid()))
  on conflict (custodian, mode, slot) do update set
    pages = held.pages + excluded.pages,
    pages_needing_ocr = held.pages_needing_ocr + excluded.pages_needing_ocr,
    chunks = held.chunks + excluded.chunks;
end $$;

-- Making a document again: what was read of it goes, in the transaction that puts the new reading in its place, and its row, its
-- id and what people decided about it stay. The ingest side deletes nothing otherwise.
create function clear_reading(of_document uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  part text;
begin
  foreach part in array array['page', 'chunk', 'link', 'identifier', 'personal_data'] loop
    if to_regclass(part) is not null then execute format('delete from %I where document = $1', part) using of_document; end if;
  end loop;
end $$;
revoke all on function clear_reading(uuid) from public;
grant execute on function clear_reading(uuid) to tangthu_writer;

-- Of a file that was read again, the documents that no longer begin where they did: their pages belong to others now.
create function remove_other_documents(of_custodian int, of_content bytea, first_pages int[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[] := array(select id from document
    where custodian = of_custodian and content_hash = of_content and not first_page = any (first_pages));
begin
  update ingest_item set document = null where document = any (gone);
  delete from document where id = any (gone);
end $$;
revoke all on function remove_other_documents(int, bytea, int[]) from public;
grant execute on function remove_other_documents(int, bytea, int[]) to tangthu_writer;
