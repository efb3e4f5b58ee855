-- What grants by query open is kept in rows, so that nobody's rights are as long as what they open. Worked out anew and sent along with
-- every transaction, 20,000 documents took 0.15 s, and each statement read their list again.

-- What one grant finds on one shelf: for the rules no more than a part of the shelf. Whether it is open at a moment is `reader_rights()`'s to
-- say; of a grant that has ended the rows stay and open nothing.
create table opening (
  id int generated always as identity primary key,
  access_grant uuid not null references access_grant on delete cascade,
  shelf int not null references shelf,
  unique (access_grant, shelf)
);
create table opened_document (
  opening int not null references opening on delete cascade,
  document uuid not null references document on delete cascade,
  primary key (opening, document)
);
create index opened_document_document on opened_document (document);
create index access_grant_by_query on access_grant (authority) where query is not null and revoked_at is null;

-- What asReader() set for this transaction; empty without it.
create function reader_openings() returns int[] language sql stable parallel safe as $$
  select coalesce(string_to_array(nullif(current_setting('tangthu.openings', true), ''), ',')::int[], '{}')
$$;
-- The documents opened beside the shelves: named one by one, and those of openings.
create function reader_documents() returns setof uuid language sql stable parallel safe as $$
  select reader_list('documents')
  union all
  select o.document from unnest(reader_openings()) own (opening) join opened_document o on o.opening = own.opening
$$;
revoke all on function reader_openings(), reader_documents() from public;
grant execute on function reader_openings(), reader_documents() to tangthu_reader;
alter table opened_document enable row level security;
create policy reader_sees on opened_document for select to tangthu_reader using (opening = any ((select reader_openings())::int[]));
grant select on opened_document to tangthu_reader;
alter table opening enable row level security;

-- Documents and grants that come at the same moment must not miss each other: documents take this lock together, grants alone.
create function open_by_grant(of_grant uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7140047);
  -- All that its authority decides on, or will ever: which of it counts on a day is told by the shelf.
  with found as materialized (
    select d.shelf, d.id from access_grant g join shelf s on s.authority = any (inherited_agencies(g.authority, 'infinity'))
      join document d on d.shelf = s.id and grant_query_finds(g.query, d)
    where g.id = of_grant
  ), made as (
    insert into opening (access_grant, shelf) select distinct of_grant, f.shelf from found f
      where not exists (select from opening o where o.access_grant = of_grant and o.shelf = f.shelf)
    returning id, shelf
  )
  insert into opened_document
    select o.id, f.id from found f join (
      select id, shelf from made union all select id, shelf from opening where access_grant = of_grant) o on o.shelf = f.shelf
  on conflict do nothing;
end $$;
-- The grants in force, or to be, whose query finds a document among what their authority decides on.
create function grants_that_find(of_document uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive deciding (agency) as (
    select s.authority from document d join shelf s on s.id = d.shelf where d.id = of_document
    union
    select s.successor from succession s join deciding d on d.agency = s.predecessor where s.extent = 'whole'
  )
  select g.id from access_grant g join deciding on deciding.agency = g.authority join document d on d.id = of_document
  where g.query is not null and g.revoked_at is null and grant_query_finds(g.query, d)
$$;
create function keep_openings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- What is closed by itself may come to be found: rights that were worked out before did not know it to be withheld.
  if tg_op = 'UPDATE' and exists (select from restriction r where r.document = new.id or r.file = new.file) then
    update rules_version set version = version + 1;
  end if;
  perform pg_advisory_xact_lock_shared(7140047);
  if tg_op = 'UPDATE' then
    delete from opened_document where document = new.id;
  end if;
  if exists (select from access_grant where query is not null and revoked_at is null) then
    insert into opening (access_grant, shelf) select g, new.shelf from grants_that_find(new.id) g
      where not exists (select from opening o where o.access_grant = g and o.shelf = new.shelf)
    on conflict do nothing;
    insert into opened_document select o.id, new.id from grants_that_find(new.id) g join opening o on o.access_grant = g and o.shelf = new.shelf;
  end if;
  return null;
end $$;
create trigger openings_kept after insert on document for each row execute function keep_openings();
create trigger openings_changed after update on document for each row
  when ((old.shelf, old.type, old.issued_date, old.document_number, old.subject)
    is distinct from (new.shelf, new.type, new.issued_date, new.document_number, new.subject))
  execute function keep_openings();

create function open_new_grant() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform hold_rules();
  delete from opening where access_grant = new.id;
  perform open_by_grant(new.id);
  return null;
end $$;
create trigger opens after insert or update of authority, query, revoked_at on access_grant for each row
  when (new.query is not null and new.revoked_at is null) execute function open_new_grant();
-- Who follows an agency decides on what that one kept.
create function open_what_followed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform hold_rules();
  perform open_by_grant(g.id) from access_grant g
    where g.query is not null and g.revoked_at is null
      and exists (select from changed c where c.extent = 'whole' and c.predecessor = any (inherited_agencies(g.authority, 'infinity')));
  return null;
end $$;
create trigger opens_what_followed after insert on succession referencing new table as changed
  for each statement execute function open_what_followed();
create trigger opens_what_follows after update on succession referencing new table as changed
  for each statement execute function open_what_followed();
revoke all on function open_by_grant(uuid), grants_that_find(uuid), keep_openings(), open_new_grant(), open_what_followed() from public;

select open_by_grant(id) from access_grant where query is not null and revoked_at is null;

-- The one access rule, now with the openings. Where there are any, a row is looked up among what they hold, or all of it is hashed: as
-- the planner sees fit for the rows in question. Who has none pays nothing.
create or replace function reader_rule(record_table regclass) returns text language plpgsql stable as $$
declare
  has text[] := (select array_agg(attname) from pg_attribute where attrelid = record_table and attnum > 0 and not attisdropped);
  file text := case when record_table = 'file'::regclass then 'id' when 'file' = any (has) then 'file' end;
  document text := case when record_table = 'document'::regclass then 'id' when 'document' = any (has) then 'document' end;
  rule text := 'shelf in (select unnest(reader_shelves()))';
begin
  if file is not null then
    rule := rule || format(' or (mode = ''01'' and %I in (select reader_list(''files'')))', file);
  end if;
  if document is not null then
    rule := rule || format(' or %I in (select reader_list(''documents'')) or (current_setting(''tangthu.openings'', true) <> ''''
      and exists (select from opened_document o where o.document = %s.%1$I))', document, record_table);
  end if;
  rule := '(' || rule || ')';
  if file is not null then
    rule := rule || format(' and (%I in (select reader_list(''withheld_files''))) is not true', file);
  end if;
  if document is not null then
    rule := rule || format(' and (%I in (select reader_list(''withheld_documents''))) is not true', document);
  end if;
  return rule;
end $$;
do $$
declare
  bound record;
begin
  for bound in select * from pg_policies where qual like '%reader_list(''documents''::text)%' loop
    execute format('alter policy %I on %I.%I using (%s)', bound.policyname, bound.schemaname, bound.tablename,
      regexp_replace(bound.qual, '(\w+) IN \( SELECT reader_list\(''documents''::text\) AS reader_list\)',
        format('\& or current_setting(''tangthu.openings'', true) <> '''' and exists (select from opened_document o where o.document = %I.\1)', bound.tablename)));
  end loop;
end $$;

-- What each document holds, for sums over thousands of them.
create table document_holding (
  document uuid primary key references document on delete cascade,
  pages int not null default 0,
  pages_needing_ocr int not null default 0,
  chunks int not null default 0
);
alter table document_holding enable row level security;
create or replace function count_pages() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op in ('DELETE', 'UPDATE') then
    perform change_holding(shelf, -n, -needing, 0) from (
      select shelf, count(*) as n, count(*) filter (where needs_ocr) as needing from before group by 1 order by 1) as changed;
    update document_holding h set pages = h.pages - less.n, pages_needing_ocr = h.pages_needing_ocr - less.needing from (
      select document, count(*) as n, count(*) filter (where needs_ocr) as needing from before group by 1) less where h.document = less.document;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    perform change_holding(shelf, n, needing, 0) from (
      select shelf, count(*) as n, count(*) filter (where needs_ocr) as needing from after group by 1 order by 1) as changed;
    insert into document_holding as h (document, pages, pages_needing_ocr)
      select document, count(*), count(*) filter (where needs_ocr) from after group by 1 order by 1
      on conflict (document) do update set pages = h.pages + excluded.pages, pages_needing_ocr = h.pages_needing_ocr + excluded.pages_needing_ocr;
  end if;
  return null;
end $$;
create or replace function count_chunks() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op in ('DELETE', 'UPDATE') then
    perform change_holding(shelf, 0, 0, -n) from (select shelf, count(*) as n from before group by 1 order by 1) as changed;
    update document_holding h set chunks = h.chunks - less.n from (
      select document, count(*) as n from before group by 1) less where h.document = less.document;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    perform change_holding(shelf, 0, 0, n) from (select shelf, count(*) as n from after group by 1 order by 1) as changed;
    insert into document_holding as h (document, chunks) select document, count(*) from after group by 1 order by 1
      on conflict (document) do update set chunks = h.chunks + excluded.chunks;
  end if;
  return null;
end $$;
insert into document_holding
  select d.id, coalesce(p.pages, 0), coalesce(p.needing, 0), coalesce(c.chunks, 0) from document d
    left join (select document, count(*) as pages, count(*) filter (where needs_ocr) as needing from page group by 1) p on p.document = d.id
    left join (select document, count(*) as chunks from chunk group by 1) c on c.document = d.id
  where p.document is not null or c.document is not null;

-- Sums, as before, of whole shelves; then what openings hold of other shelves; of documents that are named one by one what is true of each.
create or replace function reader_holdings() returns table (pages bigint, pages_needing_ocr bigint, chunks bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with own_shelf as materialized (
    select unnest(reader_shelves()) as id
  ), own_opening as materialized (
    select o.id, o.shelf in (select id from own_shelf) as shelved from unnest(reader_openings()) own (id) join opening o on o.id = own.id
  ), named as materialized (
    select id from document where id = any (array(select reader_list('documents') union all select reader_list('withheld_documents')))
    union
    select id from document where file = any (array(select reader_list('files') union all select reader_list('withheld_files')))
  ), opened as (
    select distinct o.document from own_opening own join opened_document o on o.opening = own.id
    where not own.shelved and o.document not in (select id from named)
  ), judged as materialized (
    select d.id, d.shelf in (select id from own_shelf) as shelved,
      (d.id in (select reader_list('withheld_documents')) or d.file in (select reader_list('withheld_files'))) is not true
        and (d.shelf in (select id from own_shelf) or d.id in (select reader_list('documents'))
          or exists (select from opened_document o where o.document = d.id and o.opening in (select id from own_opening))
          or (d.mode = '01' and d.file in (select reader_list('files')))) is true as read
    from document d where d.id in (select id from named)
  ), counted as (
    select coalesce(sum(h.pages), 0) as pages, coalesce(sum(h.pages_needing_ocr), 0) as needing, coalesce(sum(h.chunks), 0) as chunks
    from holding h where h.shelf in (select id from own_shelf)
    union all
    select coalesce(sum(h.pages), 0), coalesce(sum(h.pages_needing_ocr), 0), coalesce(sum(h.chunks), 0)
    from opened o join document_holding h on h.document = o.document
    union all
    select coalesce(sum(j.sign * h.pages), 0), coalesce(sum(j.sign * h.pages_needing_ocr), 0), coalesce(sum(j.sign * h.chunks), 0)
    from (select id, read::int - shelved::int as sign from judged where read <> shelved) j join document_holding h on h.document = j.id
  )
  select sum(c.pages)::bigint, sum(c.needing)::bigint, sum(c.chunks)::bigint from counted c
$$;

-- Of grants by query the openings; else what it was.
drop function reader_rights(uuid, text, date, timestamptz);
create function reader_rights(reader uuid, of_session text, on_day date, at timestamptz)
returns table (version bigint, shelves int[], files uuid[], documents uuid[], openings int[], withheld_files uuid[], withheld_documents uuid[],
  agencies int[], open_agencies int[], conditional_agencies int[], unmasked text)
language sql stable security definer set search_path = public, pg_temp as $$
  with held as materialized (
    select * from held_agencies(reader, on_day)
  ), kept as materialized (
    select unnest(archived_agencies(reader, on_day)) as agency
  ), stated as materialized (
    select p.opens_procedure_files, p.shows_identifiers, s.document
    from stated_purpose s join purpose p on p.code = s.purpose join account a on a.id = s.account and not a.disabled
    where s.account = reader and s.session = of_session and s.stated_at <= at and s.ends_at > at and s.ended_at is null
      and exists (
        select from membership m where m.account = reader and m.role = any (p.roles)
          and (m.valid_from is null or m.valid_from <= on_day) and (m.valid_to is null or m.valid_to > on_day))
  ), closed as materialized (
    select r.document, r.file, r.fonds from restriction r
    where r.valid_from <= at and (r.valid_to is null or r.valid_to > at) and r.lifted_at is null
  ), closed_file as materialized (
    -- Not the whole of a file is closed to who keeps the archive of an agency that decides on some of it.
    select f.id, f.shelf, f.custodian not in (select agency from kept) and not exists (
        select from document d join shelf s on s.id = d.shelf where d.file = f.id and s.authority in (select agency from kept)) as whole
    from file f where f.id in (select file from closed)
  ), closed_document as materialized (
    select d.id, d.shelf, d.file
    from document d join shelf s on s.id = d.shelf and s.authority not in (select agency from kept)
    where d.id in (select document from closed) or d.file in (select id from closed_file where not whole)
  ), opened as materialized (
    select exists (select from stated where opens_procedure_files and document is null) as procedure_files
  ), belongs as materialized (
    -- To procedure files a clerk of the desk comes with a purpose alone.
    select m.agency, m.role = 'desk' and not (select procedure_files from opened) as desk
    from membership m where m.account = reader
      and (m.valid_from is null or m.valid_from <= on_day) and (m.valid_to is null or m.valid_to > on_day)
  ), granted as materialized (
    select g.*, inherited_agencies(g.authority, on_day) as authorities, g.to_account is null and b.desk as desk
    from access_grant g join account a on a.id = reader and not a.disabled left join belongs b on b.agency = g.to_agency
    where g.valid_from <= at and g.valid_to > at and g.revoked_at is null and (g.to_account = reader or b.agency is not null)
  ), part as materialized (
    select distinct p.fonds, p.file, h.mode, h.desk and not (select procedure_files from opened) as desk
    from succession s join succession_part p on p.succession = s.id join held h on h.agency = s.successor
    where s.extent = 'part' and s.effective <= on_day
  ), reached_shelf as materialized (
    -- By joins, one for each way: all ways in one condition are asked of each shelf and each agency held.
    select s.id, s.custodian, s.authority, s.fonds from held h join shelf s on s.authority = h.agency and s.mode = h.mode
    where not (s.procedure_file and h.desk and not (select procedure_files from opened))
    union
    select s.id, s.custodian, s.authority, s.fonds from part p join shelf s on s.fonds = p.fonds and s.mode = p.mode
    where s.authority = s.custodian and not (s.procedure_file and p.desk)
    union
    select s.id, s.custodian, s.authority, s.fonds from granted g join shelf s on s.fonds = g.fonds
    where s.authority = any (g.authorities) and not (s.procedure_file and g.desk)
  ), open_shelf as materialized (
    select s.id, s.custodian from reached_shelf s
    where s.fonds is null or s.authority in (select agency from kept)
      or s.fonds not in (select fonds from closed where fonds is not null)
  ), open_part as materialized (
    select o.id, s.custodian from granted g join opening o on o.access_grant = g.id
      join shelf s on s.id = o.shelf and s.authority = any (g.authorities) and not (s.procedure_file and g.desk)
    where s.fonds is null or s.authority in (select agency from kept)
      or s.fonds not in (select fonds from closed where fonds is not null)
  ), open_file as materialized (
    select f.id, f.custodian, p.mode as mode, array[f.custodian] as authorities
    from part p join file f on f.id = p.file and not (f.procedure_file and p.desk)
    union
    select f.id, f.custodian, open.mode, g.authorities
    from granted g join file f on f.id = g.file and not (f.procedure_file and g.desk) cross join (values ('01'), ('02')) as open (mode)
    where open.mode = '02' or f.custodian = any (g.authorities)
  ), open_document as materialized (
    select d.id, d.custodian, d.fonds, d.file, s.authority from document d join granted g on d.id = g.document
      join shelf s on s.id = d.shelf and s.authority = any (g.authorities) and not (s.procedure_file and g.desk)
    union
    select d.id, d.custodian, d.fonds, d.file, s.authority from open_file f
      join document d on d.file = f.id and f.mode = '02' and d.mode = '02'
      join shelf s on s.id = d.shelf and s.authority = any (f.authorities)
  ), shown_file as materialized (
    select distinct f.id, f.custodian from open_file f join file own on own.id = f.id
    where f.mode = '01' and (f.custodian in (select agency from kept)
      or f.id not in (select id from closed_file) and own.fonds not in (select fonds from closed where fonds is not null))
  ), shown_document as materialized (
    select o.id, o.custodian from open_document o
    where o.id not in (select id from closed_document)
      and (o.authority in (select agency from kept) or (
        (o.file is null or o.file not in (select id from closed_file))
        and (o.fonds is null or o.fonds not in (select fonds from closed where fonds is not null))))
  )
  select
    (select r.version from rules_version r),
    (select coalesce(array_agg(id order by id), '{}') from open_shelf),
    (select coalesce(array_agg(id order by id), '{}') from shown_file),
    (select coalesce(array_agg(id order by id), '{}') from shown_document),
    (select coalesce(array_agg(distinct id order by id), '{}') from open_part),
    (select coalesce(array_agg(c.id order by c.id), '{}') from closed_file c
      where c.whole and (c.shelf in (select id from open_shelf)
        or exists (select from document d where d.file = c.id and (d.shelf in (select id from open_shelf)
          or exists (select from opened_document o where o.document = d.id and o.opening in (select id from open_part)))))),
    (select coalesce(array_agg(c.id order by c.id), '{}') from closed_document c
      where c.shelf in (select id from open_shelf) or c.file in (select id from shown_file)
        or exists (select from opened_document o where o.document = c.id and o.opening in (select id from open_part))),
    (select coalesce(array_agg(distinct custodian order by custodian), '{}') from (
      select custodian from open_shelf union select custodian from open_part union select custodian from shown_file union select custodian from shown_document) as of_any),
    (select coalesce(array_agg(distinct agency order by agency), '{}') from held where mode = '01'),
    (select coalesce(array_agg(distinct agency order by agency), '{}') from held where mode = '02'),
    coalesce(
      (select '*' from stated where shows_identifiers and document is null limit 1),
      (select string_agg(distinct document::text, ',') from stated where shows_identifiers),
      '')
$$;
revoke all on function reader_rights(uuid, text, date, timestamptz) from public;
grant execute on function reader_rights(uuid, text, date, timestamptz) to tangthu_portal;

-- Other functions that count and compare what is read, as they were but for the openings.
do $$
declare
  change record;
  before text;
begin
  for change in select * from (values
    ('reader_fonds(uuid[])', 'reader_list(''documents'')', 'reader_documents()'),
    ('reads_document(uuid, text, uuid, date, timestamptz)', 'd.id = any (r.documents)',
      'd.id = any (r.documents) or exists (select from opened_document o where o.document = d.id and o.opening = any (r.openings))'),
    ('rights_touched(int[], date, timestamptz, int)', 'r.documents',
      'array(select unnest(r.documents) union select o.document from opened_document o where o.opening = any (r.openings))')
  ) as of_function (signature, was, becomes) loop
    before := pg_get_functiondef(change.signature::regprocedure);
    if position(change.was in before) = 0 then
      raise exception '% is not what it was.', change.signature;
    end if;
    execute replace(before, change.was, change.becomes);
  end loop;
end $$;

update rules_version set version = version + 1;
