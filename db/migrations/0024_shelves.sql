-- Records that the rules cannot tell apart but by file or document: one custodian, access mode and fonds, and one agency that
-- decides on them (the access authority of conditional records, else the custodian). A person reads a handful of shelves.
create table shelf (
  id int generated always as identity primary key,
  custodian int not null references agency,
  mode text not null check (mode in ('01', '02')),
  authority int not null references agency,
  fonds uuid references fonds,
  procedure_file boolean not null,
  unique nulls not distinct (custodian, mode, authority, fonds, procedure_file)
);
create index shelf_authority on shelf (authority);
create index shelf_fonds on shelf (fonds);
alter table shelf enable row level security;
create policy writer_sees on shelf for select to tangthu_writer using (true);
grant select on shelf to tangthu_writer;

-- Every record stands on a shelf, and what belongs to a document stands where it does.
create function shelf_of(of_custodian int, of_mode text, of_authority int, of_fonds uuid, of_procedure_file boolean) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  decides int := case when of_mode = '02' then coalesce(of_authority, of_custodian) else of_custodian end;
  found_shelf int;
begin
  loop
    select id into found_shelf from shelf s where s.custodian = of_custodian and s.mode = of_mode and s.authority = decides
      and s.fonds is not distinct from of_fonds and s.procedure_file = of_procedure_file;
    if found then return found_shelf; end if;
    insert into shelf (custodian, mode, authority, fonds, procedure_file)
      values (of_custodian, of_mode, decides, of_fonds, of_procedure_file) on conflict do nothing;
  end loop;
end $$;
revoke all on function shelf_of(int, text, int, uuid, boolean) from public;

create function shelve_fonds() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.shelf := shelf_of(new.custodian, new.mode, null, new.id, false);
  return new;
end $$;
-- Only a fonds that is stored gets a shelf of its own: an insert that meets a fonds of the same code stores none.
create function shelve_new_fonds() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update fonds set mode = mode where id = new.id;
  return null;
end $$;
create function shelve_file() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.shelf := shelf_of(new.custodian, new.mode, null, new.fonds,
    is_procedure_file(new.code, new.title));
  return new;
end $$;
create function shelve_document() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own_file file;
begin
  if new.file is not null then
    select * into own_file from file where id = new.file;
    if own_file.custodian <> new.custodian then
      raise exception 'A document stands in a file of its own custodian.' using errcode = 'check_violation';
    end if;
  end if;
  new.shelf := shelf_of(new.custodian, new.mode, new.access_authority, new.fonds, coalesce(own_file.procedure_file, false));
  return new;
end $$;
create function shelve_with_document() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select shelf, file into new.shelf, new.file from document where id = new.document;
  return new;
end $$;
create function shelve_vector() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select document, shelf, file into new.document, new.shelf, new.file from chunk where id = new.chunk;
  return new;
end $$;

alter table fonds add column shelf int references shelf;
alter table file add column shelf int references shelf;
alter table document add column shelf int references shelf;
create trigger shelved before update of custodian, mode on fonds for each row execute function shelve_fonds();
create trigger new_shelved after insert on fonds for each row execute function shelve_new_fonds();
create trigger shelved before insert or update of custodian, mode, fonds, code, title on file for each row execute function shelve_file();
create trigger shelved before insert or update of custodian, mode, fonds, file, access_authority on document
  for each row execute function shelve_document();
update fonds set mode = mode;
update file set mode = mode;
update document set mode = mode;
alter table file alter column shelf set not null;
alter table document alter column shelf set not null;
create index document_shelf on document (shelf);
create index document_file on document (file);

-- What belongs to a document, and is shown as it is: page, chunk, link …
create function shelve_like_document(record_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s add column shelf int references shelf, add column file uuid', record_table);
  execute format('update %s as r set shelf = d.shelf, file = d.file from document d where d.id = r.document', record_table);
  execute format('alter table %s alter column shelf set not null', record_table);
  execute format('create trigger shelved before insert on %s for each row when (new.shelf is null) execute function shelve_with_document()', record_table);
end $$;
revoke all on function shelve_like_document(regclass) from public;

do $$
declare
  record_table regclass;
begin
  foreach record_table in array array['page', 'chunk', 'link', 'identifier', 'personal_data', 'duplicate_member', 'review_item', 'correction']::regclass[] loop
    perform shelve_like_document(record_table);
  end loop;
end $$;
create index chunk_shelf on chunk (shelf);
-- Vectors that were stored before know where their chunk stands. New tables of vectors have these columns from the start.
do $$
declare
  vectors text;
begin
  foreach vectors in array array['chunk_embedding', 'chunk_embedding_next'] loop
    if to_regclass(vectors) is not null then
      execute format('alter table %I add column document uuid, add column shelf int, add column file uuid', vectors);
      execute format('update %I as e set document = c.document, shelf = c.shelf, file = c.file from chunk c where c.id = e.chunk', vectors);
      execute format('alter table %I alter column document set not null, alter column shelf set not null', vectors);
      execute format('drop index %I', vectors || '_custodian');
      execute format('create index %I on %I (shelf)', vectors || '_shelf', vectors);
      execute format('create index %I on %I (document)', vectors || '_document', vectors);
      execute format('create trigger shelved before insert on %I for each row when (new.shelf is null) execute function shelve_vector()', vectors);
    end if;
  end loop;
end $$;

-- A document that comes to stand elsewhere takes along all that belongs to it.
create function document_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  record_table text;
begin
  foreach record_table in array array['page', 'chunk', 'link', 'identifier', 'personal_data', 'duplicate_member', 'review_item', 'correction',
    'chunk_embedding', 'chunk_embedding_next'] loop
    if to_regclass(record_table) is not null then
      execute format('update %I set custodian = $1, mode = $2, shelf = $3, file = $4 where document = $5', record_table)
        using new.custodian, new.mode, new.shelf, new.file, new.id;
    end if;
  end loop;
  return null;
end $$;
create trigger document_moved after update of custodian, mode, fonds, file, access_authority on document for each row
  when ((old.custodian, old.mode, old.shelf, old.file) is distinct from (new.custodian, new.mode, new.shelf, new.file))
  execute function document_moved();

-- A file that turns out to be a resident's case, or not to be one, takes its documents along.
create function file_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update document set file = file where file = new.id;
  return null;
end $$;
create trigger file_changed after update of code, title on file for each row
  when (old.procedure_file <> new.procedure_file) execute function file_changed();

-- Holdings are counted by shelf: what no rule tells apart is counted together.
drop trigger pages_added on page;
drop trigger pages_changed on page;
drop trigger pages_removed on page;
drop trigger chunks_added on chunk;
drop trigger chunks_changed on chunk;
drop trigger chunks_removed on chunk;
drop table holding;
drop function count_pages(), count_chunks(), change_holding(int, text, bigint, bigint, bigint);

create table holding (
  shelf int not null references shelf,
  slot int not null default 0,
  pages bigint not null default 0,
  pages_needing_ocr bigint not null default 0,
  chunks bigint not null default 0,
  primary key (shelf, slot)
);

-- A row is locked until its writer commits. So every writer takes a row that nobody holds, or adds one.
create function change_holding(of_shelf int, more_pages bigint, more_needing_ocr bigint, more_chunks bigint)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  free_slot int;
begin
  select slot into free_slot from holding where shelf = of_shelf order by slot limit 1 for update skip locked;
  insert into holding as held values (of_shelf, coalesce(free_slot, pg_backend_pid()), more_pages, more_needing_ocr, more_chunks)
  on conflict (shelf, slot) do update set
    pages = held.pages + excluded.pages,
    pages_needing_ocr = held.pages_needing_ocr + excluded.pages_needing_ocr,
    chunks = held.chunks + excluded.chunks;
end $$;
revoke all on function change_holding(int, bigint, bigint, bigint) from public;

create function count_pages() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op in ('DELETE', 'UPDATE') then
    perform change_holding(shelf, -n, -needing, 0) from (
      select shelf, count(*) as n, count(*) filter (where needs_ocr) as needing from before group by 1 order by 1) as changed;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    perform change_holding(shelf, n, needing, 0) from (
      select shelf, count(*) as n, count(*) filter (where needs_ocr) as needing from after group by 1 order by 1) as changed;
  end if;
  return null;
end $$;
create function count_chunks() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op in ('DELETE', 'UPDATE') then
    perform change_holding(shelf, 0, 0, -n) from (select shelf, count(*) as n from before group by 1 order by 1) as changed;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    perform change_holding(shelf, 0, 0, n) from (select shelf, count(*) as n from after group by 1 order by 1) as changed;
  end if;
  return null;
end $$;
create trigger pages_added after insert on page referencing new table as after for each statement execute function count_pages();
create trigger pages_changed after update on page referencing old table as before new table as after
  for each statement execute function count_pages();
create trigger pages_removed after delete on page referencing old table as before for each statement execute function count_pages();
create trigger chunks_added after insert on chunk referencing new table as after for each statement execute function count_chunks();
create trigger chunks_changed after update on chunk referencing old table as before new table as after
  for each statement execute function count_chunks();
create trigger chunks_removed after delete on chunk referencing old table as before for each statement execute function count_chunks();
insert into holding (shelf, pages, pages_needing_ocr) select shelf, count(*), count(*) filter (where needs_ocr) from page group by 1;
insert into holding as held (shelf, chunks) select shelf, count(*) from chunk group by 1
  on conflict (shelf, slot) do update set chunks = excluded.chunks;
