-- The agency itself and, along the whole successions in force on a day, every predecessor.
create function inherited_agencies(of_agency int, on_day date) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive held (agency) as (
    select of_agency
    union
    select s.predecessor from succession s join held h on h.agency = s.successor
    where s.effective <= on_day and s.extent = 'whole'
  )
  select array_agg(agency) from held
$$;

-- What a person holds on a day: agencies under an access mode. Their own, those that these look down into (not from the desk), and
-- the predecessors of both. `desk`: held as a clerk of the desk, for whom procedure files are closed until a purpose is stated.
create function held_agencies(reader uuid, on_day date) returns table (agency int, mode text, desk boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive member as (
    select m.agency, m.modes, m.role = 'desk' as desk
    from membership m join account a on a.id = m.account
    where m.account = reader and not a.disabled
      and (m.valid_from is null or m.valid_from <= on_day) and (m.valid_to is null or m.valid_to > on_day)
  ), held (agency, mode, desk) as (
    select * from (
      select m.agency, unnest(m.modes), m.desk from member m
      union
      select s.supervised, open.mode, false
      from member m join supervision s on s.supervisor = m.agency and not m.desk
        and s.valid_from <= on_day and (s.valid_to is null or s.valid_to > on_day)
        cross join unnest(s.modes) as open (mode)
      where open.mode = any (m.modes)
    ) as entry
    union
    select s.predecessor, h.mode, h.desk from succession s join held h on h.agency = s.successor
    where s.effective <= on_day and s.extent = 'whole'
  )
  select agency, mode, desk from held
$$;

create or replace function readable_agencies(reader uuid, access_mode text, on_day date) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct agency order by agency), '{}') from held_agencies(reader, on_day) where mode = access_mode
$$;

create or replace function archived_agencies(archivist uuid, on_day date) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct kept order by kept), '{}')
  from membership m join account a on a.id = m.account cross join unnest(inherited_agencies(m.agency, on_day)) kept
  where m.account = archivist and m.role in ('archivist', 'administrator') and not a.disabled
    and (m.valid_from is null or m.valid_from <= on_day) and (m.valid_to is null or m.valid_to > on_day)
$$;

create function subject_holds(subject text, words jsonb) returns boolean language sql immutable parallel safe as $$
  select not exists (
    select from jsonb_array_elements_text(words) word
    where position(' ' || agency_key(word) || ' ' in ' ' || coalesce(agency_key(subject), '') || ' ') = 0)
$$;
-- No subquery in it, and stable as the dates' reading is: so it becomes part of the statement that asks. Called for each of
-- 80,000 documents it took 11 s, as a part 0.1 s.
create function grant_query_finds(query jsonb, d document) returns boolean language sql stable parallel safe as $$
  select (query -> 'types' is null or query -> 'types' ? d.type)
    and (query ->> 'issuedFrom' is null or d.issued_date >= (query ->> 'issuedFrom')::date)
    and (query ->> 'issuedTo' is null or d.issued_date <= (query ->> 'issuedTo')::date)
    and (query ->> 'numberBegins' is null or starts_with(d.document_number, query ->> 'numberBegins'))
    and (query -> 'subjectWords' is null or subject_holds(d.subject, query -> 'subjectWords'))
$$;

-- All that decides what a person may read at a moment, in lists as short as the rules are few:
-- shelves to read; files (their public records) and documents opened beside them; files and documents of these that are withheld;
-- the agencies whose records may be among them, for plans; the agencies held under each mode; the documents whose personal
-- numbers show in full («*»: all that are read).
create function reader_rights(reader uuid, of_session text, on_day date, at timestamptz)
returns table (version bigint, shelves int[], files uuid[], documents uuid[], withheld_files uuid[], withheld_documents uuid[],
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
  ), granted as materialized (
    select g.*, inherited_agencies(g.authority, on_day) as authorities
    from access_grant g join account a on a.id = reader and not a.disabled
    where g.valid_from <= at and g.valid_to > at and g.revoked_at is null
      and (g.to_account = reader or g.to_agency in (
        select m.agency from membership m where m.account = reader
          and (m.valid_from is null or m.valid_from <= on_day) and (m.valid_to is null or m.valid_to > on_day)))
  ), part as materialized (
    select distinct p.fonds, p.file, h.mode, h.desk and not exists (select from stated where opens_procedure_files and document is null) as desk
    from succession s join succession_part p on p.succession = s.id join held h on h.agency = s.successor
    where s.extent = 'part' and s.effective <= on_day
  ), reached_shelf as materialized (
    -- By joins, one for each way: all ways in one condition are asked of each shelf and each agency held.
    select s.id, s.custodian, s.authority, s.fonds from held h join shelf s on s.authority = h.agency and s.mode = h.mode
    where not (s.procedure_file and h.desk and not exists (select from stated where opens_procedure_files and document is null))
    union
    select s.id, s.custodian, s.authority, s.fonds from part p join shelf s on s.fonds = p.fonds and s.mode = p.mode
    where s.authority = s.custodian and not (s.procedure_file and p.desk)
    union
    select s.id, s.custodian, s.authority, s.fonds from granted g join shelf s on s.fonds = g.fonds
    where s.authority = any (g.authorities)
  ), open_shelf as materialized (
    select s.id, s.custodian from reached_shelf s
    where s.fonds is null or s.authority in (select agency from kept)
      or s.fonds not in (select fonds from closed where fonds is not null)
  ), open_file as materialized (
    select f.id, f.custodian, p.mode as mode, array[f.custodian] as authorities
    from part p join file f on f.id = p.file and not (f.procedure_file and p.desk)
    union
    select f.id, f.custodian, open.mode, g.authorities
    from granted g join file f on f.id = g.file cross join (values ('01'), ('02')) as open (mode)
    where open.mode = '02' or f.custodian = any (g.authorities)
  ), open_document as materialized (
    select d.id, d.custodian, d.fonds, d.file, s.authority from document d join granted g on d.id = g.document
      join shelf s on s.id = d.shelf and s.authority = any (g.authorities)
    union
    select d.id, d.custodian, d.fonds, d.file, s.authority from granted g
      join shelf s on g.query is not null and s.authority = any (g.authorities)
      join document d on d.shelf = s.id and grant_query_finds(g.query, d)
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
    (select coalesce(array_agg(c.id order by c.id), '{}') from closed_file c
      where c.whole and (c.shelf in (select id from open_shelf)
        or exists (select from document d where d.file = c.id and d.shelf in (select id from open_shelf)))),
    (select coalesce(array_agg(c.id order by c.id), '{}') from closed_document c
      where c.shelf in (select id from open_shelf) or c.file in (select id from shown_file)),
    (select coalesce(array_agg(distinct custodian order by custodian), '{}') from (
      select custodian from open_shelf union select custodian from shown_file union select custodian from shown_document) as of_any),
    (select coalesce(array_agg(distinct agency order by agency), '{}') from held where mode = '01'),
    (select coalesce(array_agg(distinct agency order by agency), '{}') from held where mode = '02'),
    coalesce(
      (select '*' from stated where shows_identifiers and document is null limit 1),
      (select string_agg(distinct document::text, ',') from stated where shows_identifiers),
      '')
$$;
revoke all on function inherited_agencies(int, date), held_agencies(uuid, date), subject_holds(text, jsonb), grant_query_finds(jsonb, document),
  reader_rights(uuid, text, date, timestamptz) from public;
grant execute on function reader_rights(uuid, text, date, timestamptz) to tangthu_portal;

-- What asReader() set for this transaction; empty without it.
create function reader_shelves() returns int[] language sql stable parallel safe as $$
  select coalesce(string_to_array(nullif(current_setting('tangthu.shelves', true), ''), ',')::int[], '{}')
$$;
create function reader_list(name text) returns setof uuid language sql stable parallel safe as $$
  select unnest(string_to_array(nullif(current_setting('tangthu.' || name, true), ''), ',')::uuid[])
$$;
-- Whether people's numbers in this document show in full.
create function reader_unmasks(of_document uuid) returns boolean language sql stable parallel safe as $$
  select current_setting('tangthu.unmasked', true) = '*'
    or of_document::text = any (string_to_array(current_setting('tangthu.unmasked', true), ','))
$$;
revoke all on function reader_shelves(), reader_list(text), reader_unmasks(uuid) from public;
grant execute on function reader_shelves(), reader_list(text), reader_unmasks(uuid) to tangthu_reader;

-- The one access rule, as a condition on the rows of a table that has a shelf. What else it has of file, document and mode makes it
-- finer. `in (select …)` is worked out and hashed once a statement. `= any ((select …))` would go through the list for each row:
-- 200,000 rows took 8 s for a reader of 7,000 shelves, and now take 0.1 s.
create function reader_rule(record_table regclass) returns text language plpgsql stable as $$
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
    rule := rule || format(' or %I in (select reader_list(''documents''))', document);
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

create or replace function show_to_readers(record_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', record_table);
  execute format('drop policy if exists reader_sees on %s', record_table);
  execute format('create policy reader_sees on %s for select to tangthu_reader using (%s)', record_table, reader_rule(record_table));
  execute format('grant select on %s to tangthu_reader', record_table);
end $$;
revoke all on function reader_rule(regclass), show_to_readers(regclass) from public;

do $$
declare
  record_table text;
begin
  foreach record_table in array array['fonds', 'file', 'document', 'page', 'chunk', 'link', 'identifier', 'personal_data', 'duplicate_member',
    'holding', 'chunk_embedding', 'chunk_embedding_next'] loop
    if to_regclass(record_table) is not null then
      perform show_to_readers(record_table::regclass);
    end if;
  end loop;
end $$;
revoke select on link from tangthu_reader;
grant select (id, document, custodian, mode, shelf, file, relation, cited_number, cited_key, cited_date, cited_issuer, cited_issuer_key)
  on link to tangthu_reader;

-- The archive's own tables: where a row belongs to a record, the archivist must be allowed to read that record.
create or replace function show_to_archivists(archive_table regclass) returns void language plpgsql as $$
declare
  rule text := 'custodian = any ((select archive_agencies())::int[])';
  has text[] := (select array_agg(attname) from pg_attribute where attrelid = archive_table and attnum > 0 and not attisdropped);
begin
  if 'shelf' = any (has) then
    rule := rule || ' and ' || reader_rule(archive_table);
  elsif 'mode' = any (has) then
    rule := rule || ' and ((mode = ''01'' and custodian = any ((select reader_agencies(''01''))::int[]))
                        or (mode = ''02'' and custodian = any ((select reader_agencies(''02''))::int[])))';
  end if;
  execute format('alter table %s enable row level security', archive_table);
  execute format('drop policy if exists archivist_sees on %s', archive_table);
  execute format('create policy archivist_sees on %s for select to tangthu_archivist using (%s)', archive_table, rule);
  execute format('grant select on %s to tangthu_archivist', archive_table);
end $$;
select show_to_archivists('review_item');
select show_to_archivists('correction');

-- The administrators' role: reads records as a reader does, and sees and changes the rules of the agencies that it administers.
-- Owns nothing, cannot sign in, cannot bypass row security.
do $$
begin
  if not exists (select from pg_roles where rolname = 'tangthu_administrator') then
    create role tangthu_administrator nologin noinherit nosuperuser nobypassrls;
  end if;
  if not pg_has_role('tangthu_administrator', 'tangthu_reader', 'usage') then
    grant tangthu_reader to tangthu_administrator with inherit true, set false;
  end if;
end $$;
do $$
declare
  sign_in name;
begin
  for sign_in in
    select member.rolname from pg_auth_members m
      join pg_roles granted on granted.oid = m.roleid join pg_roles member on member.oid = m.member
    where granted.rolname = 'tangthu_portal' and member.rolcanlogin
      and not pg_has_role(member.rolname, 'tangthu_administrator', 'member')
  loop
    execute format('grant tangthu_administrator to %I', sign_in);
  end loop;
end $$;

-- The agencies for which a person decides on the rules: those where the person is administrator, those that these look down into,
-- and the predecessors of both. Who has handed over the whole is administered by its successors alone.
create function administered_agencies(administrator uuid, on_day date) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive own as (
    select m.agency from membership m join account a on a.id = m.account
    where m.account = administrator and m.role = 'administrator' and not a.disabled
      and (m.valid_from is null or m.valid_from <= on_day) and (m.valid_to is null or m.valid_to > on_day)
      and not exists (select from succession s where s.predecessor = m.agency and s.extent = 'whole' and s.effective <= on_day)
  ), held (agency) as (
    select * from (
      select agency from own
      union
      select s.supervised from own join supervision s on s.supervisor = own.agency
        and s.valid_from <= on_day and (s.valid_to is null or s.valid_to > on_day)
        and not exists (select from succession g where g.predecessor = s.supervised and g.extent = 'whole' and g.effective <= on_day)
    ) as entry
    union
    select s.predecessor from succession s join held h on h.agency = s.successor
    where s.effective <= on_day and s.extent = 'whole'
  )
  select coalesce(array_agg(agency order by agency), '{}') from held
$$;
revoke all on function administered_agencies(uuid, date) from public;
grant execute on function administered_agencies(uuid, date) to tangthu_portal;

-- What asAdministrator() set for this transaction; empty without it.
create function administrator_agencies() returns int[] language sql stable parallel safe as $$
  select coalesce(string_to_array(nullif(current_setting('tangthu.administered_agencies', true), ''), ',')::int[], '{}')
$$;
create function administrator_account() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('tangthu.administrator', true), '')::uuid
$$;
revoke all on function administrator_agencies(), administrator_account() from public;
grant execute on function administrator_agencies(), administrator_account() to tangthu_administrator;
