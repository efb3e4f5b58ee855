-- Where the work stands, kept up by the statements that change it: of 94 million pages nobody counts rows to draw a chart.
-- Files by what became of them, in the hour when it did (those waiting: when they were found), with the pages of stored ones.
create table ingest_tally (
  run uuid not null,
  custodian int not null,
  mode text not null,
  fonds uuid,
  hour timestamptz not null,
  slot int not null,
  waiting bigint not null default 0,
  stored bigint not null default 0,
  already_stored bigint not null default 0,
  refused bigint not null default 0,
  quarantined bigint not null default 0,
  set_aside bigint not null default 0,
  pages bigint not null default 0,
  bytes bigint not null default 0,
  unique nulls not distinct (run, custodian, mode, fonds, hour, slot)
);
create index ingest_tally_hour on ingest_tally (custodian, hour);
select show_to_archivists('ingest_tally');

-- Stored pages by how they could be read.
create table page_tally (
  custodian int not null,
  mode text not null,
  fonds uuid,
  slot int not null,
  pages bigint not null default 0,
  recognised bigint not null default 0,
  converted bigint not null default 0,
  unread bigint not null default 0,
  blank bigint not null default 0,
  damaged bigint not null default 0,
  low_quality bigint not null default 0,
  unique nulls not distinct (custodian, mode, fonds, slot)
);
select show_to_archivists('page_tally');

-- Both are written with the owner's rights, each writer in a row that nobody holds at the moment, as in change_holding().
create function change_ingest_tally(change ingest_tally) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select coalesce(min(slot), pg_backend_pid()) into change.slot from (
    select slot from ingest_tally t
    where t.run = change.run and t.custodian = change.custodian and t.mode = change.mode
      and t.fonds is not distinct from change.fonds and t.hour = change.hour
    order by slot limit 1 for update skip locked) free;
  insert into ingest_tally as held values (change.*)
  on conflict (run, custodian, mode, fonds, hour, slot) do update set
    waiting = held.waiting + excluded.waiting,
    stored = held.stored + excluded.stored,
    already_stored = held.already_stored + excluded.already_stored,
    refused = held.refused + excluded.refused,
    quarantined = held.quarantined + excluded.quarantined,
    set_aside = held.set_aside + excluded.set_aside,
    pages = held.pages + excluded.pages,
    bytes = held.bytes + excluded.bytes;
end $$;

create function change_page_tally(change page_tally) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select coalesce(min(slot), pg_backend_pid()) into change.slot from (
    select slot from page_tally t
    where t.custodian = change.custodian and t.mode = change.mode and t.fonds is not distinct from change.fonds
    order by slot limit 1 for update skip locked) free;
  insert into page_tally as held values (change.*)
  on conflict (custodian, mode, fonds, slot) do update set
    pages = held.pages + excluded.pages,
    recognised = held.recognised + excluded.recognised,
    converted = held.converted + excluded.converted,
    unread = held.unread + excluded.unread,
    blank = held.blank + excluded.blank,
    damaged = held.damaged + excluded.damaged,
    low_quality = held.low_quality + excluded.low_quality;
end $$;
revoke all on function change_ingest_tally(ingest_tally), change_page_tally(page_tally) from public;

-- Fired with the rows that a statement takes away (sign -1) or brings (sign 1); in one order, so that two writers never wait for
-- each other in a circle.
create function tally_items() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  sign int := tg_argv[0];
begin
  perform change_ingest_tally(row(run, custodian, mode, fonds, hour, 0, waiting, stored, already_stored, refused,
    quarantined, set_aside, pages, bytes)::ingest_tally)
  from (
    select run, custodian, mode, fonds, date_trunc('hour', coalesce(finished_at, found_at)) as hour,
      sign * count(*) filter (where outcome = 'waiting') as waiting,
      sign * count(*) filter (where outcome = 'stored') as stored,
      sign * count(*) filter (where outcome = 'already-stored') as already_stored,
      sign * count(*) filter (where outcome = 'refused') as refused,
      sign * count(*) filter (where outcome = 'quarantined') as quarantined,
      sign * count(*) filter (where outcome = 'set-aside') as set_aside,
      sign * coalesce(sum(page_count) filter (where outcome = 'stored'), 0) as pages,
      sign * coalesce(sum(i.bytes) filter (where outcome = 'stored'), 0) as bytes
    from changed i group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5) as tally;
  return null;
end $$;

create function tally_pages() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  sign int := tg_argv[0];
begin
  perform change_page_tally(row(custodian, mode, fonds, 0, pages, recognised, converted, unread, blank, damaged, low_quality)::page_tally)
  from (
    select p.custodian, p.mode, d.fonds,
      sign * count(*) as pages,
      sign * count(*) filter (where p.source = 'ocr') as recognised,
      sign * count(*) filter (where p.source = 'converted') as converted,
      sign * count(*) filter (where p.needs_ocr) as unread,
      sign * count(*) filter (where 'blank' = any (p.marks)) as blank,
      sign * count(*) filter (where p.marks && '{damaged,cut-off}') as damaged,
      sign * count(*) filter (where 'low-quality' = any (p.marks)) as low_quality
    from changed p left join document d on d.id = p.document
    group by 1, 2, 3 order by 1, 2, 3) as tally;
  return null;
end $$;

create trigger items_added after insert on ingest_item referencing new table as changed
  for each statement execute function tally_items('1');
create trigger items_changed_from after update on ingest_item referencing old table as changed
  for each statement execute function tally_items('-1');
create trigger items_changed_to after update on ingest_item referencing new table as changed
  for each statement execute function tally_items('1');
create trigger items_removed after delete on ingest_item referencing old table as changed
  for each statement execute function tally_items('-1');
create trigger page_tally_added after insert on page referencing new table as changed
  for each statement execute function tally_pages('1');
create trigger page_tally_changed_from after update on page referencing old table as changed
  for each statement execute function tally_pages('-1');
create trigger page_tally_changed_to after update on page referencing new table as changed
  for each statement execute function tally_pages('1');
create trigger page_tally_removed after delete on page referencing old table as changed
  for each statement execute function tally_pages('-1');

-- The pages of a document that goes, go first: after it nobody could say to which fonds they belonged.
create function remove_pages_first() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from page where document = old.id;
  return old;
end $$;
create trigger pages_before_document before delete on document for each row execute function remove_pages_first();

-- What was stored before these tables were.
insert into ingest_tally
  select run, custodian, mode, fonds, date_trunc('hour', coalesce(finished_at, found_at)), 0,
    count(*) filter (where outcome = 'waiting'), count(*) filter (where outcome = 'stored'),
    count(*) filter (where outcome = 'already-stored'), count(*) filter (where outcome = 'refused'),
    count(*) filter (where outcome = 'quarantined'), count(*) filter (where outcome = 'set-aside'),
    coalesce(sum(page_count) filter (where outcome = 'stored'), 0), coalesce(sum(bytes) filter (where outcome = 'stored'), 0)
  from ingest_item group by 1, 2, 3, 4, 5;
insert into page_tally
  select p.custodian, p.mode, d.fonds, 0, count(*), count(*) filter (where p.source = 'ocr'),
    count(*) filter (where p.source = 'converted'), count(*) filter (where p.needs_ocr), count(*) filter (where 'blank' = any (p.marks)),
    count(*) filter (where p.marks && '{damaged,cut-off}'), count(*) filter (where 'low-quality' = any (p.marks))
  from page p join document d on d.id = p.document group by 1, 2, 3;

-- A run's faults and its latest files, as its page lists them.
create index ingest_item_faults on ingest_item (run, finished_at) where outcome in ('refused', 'quarantined', 'set-aside');
create index ingest_item_finished on ingest_item (run, finished_at);
