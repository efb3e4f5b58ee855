-- Stored pages are tallied by shelf. An archivist is shown the sums of those shelves on which an agency of the archive decides and that
-- the archivist reads: no restriction holds there for archivists, so such a sum is of nothing that they may not read. A record that
-- another agency decides on is in none: what is kept for others would be counted for who may not read it.
drop table page_tally cascade;
create table page_tally (
  shelf int not null references shelf,
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
  primary key (shelf, slot)
);

-- Runs with the owner's rights, for nobody else sees the shelves' agencies.
create function archive_shelves() returns setof int language sql stable security definer set search_path = public, pg_temp as $$
  select id from shelf where authority = any (archive_agencies()) and id in (select unnest(reader_shelves()))
$$;
revoke all on function archive_shelves() from public;
grant execute on function archive_shelves() to tangthu_archivist;
alter table page_tally enable row level security;
create policy archivist_sees on page_tally for select to tangthu_archivist
  using (custodian = any ((select archive_agencies())::int[]) and shelf in (select archive_shelves()));
grant select on page_tally to tangthu_archivist;

create function change_page_tally(change page_tally) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select coalesce(min(slot), pg_backend_pid()) into change.slot from (
    select slot from page_tally t where t.shelf = change.shelf order by slot limit 1 for update skip locked) free;
  insert into page_tally as held values (change.*)
  on conflict (shelf, slot) do update set
    pages = held.pages + excluded.pages,
    recognised = held.recognised + excluded.recognised,
    converted = held.converted + excluded.converted,
    unread = held.unread + excluded.unread,
    blank = held.blank + excluded.blank,
    damaged = held.damaged + excluded.damaged,
    low_quality = held.low_quality + excluded.low_quality;
end $$;
revoke all on function change_page_tally(page_tally) from public;

create or replace function tally_pages() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  sign int := tg_argv[0];
begin
  perform change_page_tally(row(s.id, s.custodian, s.mode, s.fonds, 0, pages, recognised, converted, unread, blank, damaged, low_quality)::page_tally)
  from (
    select shelf,
      sign * count(*) as pages,
      sign * count(*) filter (where source = 'ocr') as recognised,
      sign * count(*) filter (where source = 'converted') as converted,
      sign * count(*) filter (where needs_ocr) as unread,
      sign * count(*) filter (where 'blank' = any (marks)) as blank,
      sign * count(*) filter (where marks && '{damaged,cut-off}') as damaged,
      sign * count(*) filter (where 'low-quality' = any (marks)) as low_quality
    from changed group by 1 order by 1) as tally
  join shelf s on s.id = tally.shelf;
  return null;
end $$;

insert into page_tally
  select s.id, s.custodian, s.mode, s.fonds, 0, count(*), count(*) filter (where source = 'ocr'),
    count(*) filter (where source = 'converted'), count(*) filter (where needs_ocr), count(*) filter (where 'blank' = any (marks)),
    count(*) filter (where marks && '{damaged,cut-off}'), count(*) filter (where 'low-quality' = any (marks))
  from page p join shelf s on s.id = p.shelf group by s.id;
