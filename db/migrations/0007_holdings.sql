-- How many pages and chunks each agency keeps under each access mode, kept up by the statements that change them:
-- a search tells its reader what is covered, and chooses its way, without counting rows.
create table holding (
  custodian int not null,
  mode text not null,
  pages bigint not null default 0,
  pages_needing_ocr bigint not null default 0,
  chunks bigint not null default 0,
  primary key (custodian, mode)
);

select show_to_readers('holding');

-- Runs with the owner's rights: nobody writes here directly.
create function change_holding(of_custodian int, of_mode text, more_pages bigint, more_needing_ocr bigint, more_chunks bigint)
returns void language sql security definer set search_path = public, pg_temp as $$
  insert into holding as held values (of_custodian, of_mode, more_pages, more_needing_ocr, more_chunks)
  on conflict (custodian, mode) do update set
    pages = held.pages + excluded.pages,
    pages_needing_ocr = held.pages_needing_ocr + excluded.pages_needing_ocr,
    chunks = held.chunks + excluded.chunks
$$;
revoke all on function change_holding(int, text, bigint, bigint, bigint) from public;

-- Agencies in one order, so that two writers never wait for each other in a circle.
create function count_pages() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op in ('DELETE', 'UPDATE') then
    perform change_holding(custodian, mode, -n, -needing, 0) from (
      select custodian, mode, count(*) as n, count(*) filter (where needs_ocr) as needing
      from before group by 1, 2 order by 1, 2) as changed;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    perform change_holding(custodian, mode, n, needing, 0) from (
      select custodian, mode, count(*) as n, count(*) filter (where needs_ocr) as needing
      from after group by 1, 2 order by 1, 2) as changed;
  end if;
  return null;
end $$;

create function count_chunks() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op in ('DELETE', 'UPDATE') then
    perform change_holding(custodian, mode, 0, 0, -n) from (
      select custodian, mode, count(*) as n from before group by 1, 2 order by 1, 2) as changed;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    perform change_holding(custodian, mode, 0, 0, n) from (
      select custodian, mode, count(*) as n from after group by 1, 2 order by 1, 2) as changed;
  end if;
  return null;
end $$;

create trigger pages_added after insert on page referencing new table as after
  for each statement execute function count_pages();
create trigger pages_changed after update on page referencing old table as before new table as after
  for each statement execute function count_pages();
create trigger pages_removed after delete on page referencing old table as before
  for each statement execute function count_pages();
create trigger chunks_added after insert on chunk referencing new table as after
  for each statement execute function count_chunks();
create trigger chunks_changed after update on chunk referencing old table as before new table as after
  for each statement execute function count_chunks();
create trigger chunks_removed after delete on chunk referencing old table as before
  for each statement execute function count_chunks();

-- What was stored before this table was.
insert into holding (custodian, mode, pages, pages_needing_ocr)
  select custodian, mode, count(*), count(*) filter (where needs_ocr) from page group by 1, 2;
insert into holding as held (custodian, mode, chunks)
  select custodian, mode, count(*) from chunk group by 1, 2
  on conflict (custodian, mode) do update set chunks = excluded.chunks;

-- A number that is only begun (`155/KH`): comparison by bytes is leakproof, so row security lets the index serve it.
create index document_number_begins on document (number_key text_pattern_ops);
