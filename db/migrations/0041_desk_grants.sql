-- A grant to an agency opens residents' files to its desk as the agency's own files are open to it: while a purpose is stated. A grant to
-- the clerk in person bears a purpose of its own. Both functions are those of before but for the desk in `granted`, `belongs` and the
-- last part of `access_ways()`.
create or replace function reader_rights(reader uuid, of_session text, on_day date, at timestamptz)
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
    select d.id, d.custodian, d.fonds, d.file, s.authority from granted g
      join shelf s on g.query is not null and s.authority = any (g.authorities) and not (s.procedure_file and g.desk)
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

create or replace function access_ways(of_document uuid, of_account uuid, on_day date, at timestamptz)
returns table (account uuid, kind text, wants_purpose boolean, obstacles text[], steps jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with target as materialized (
    select d.id, d.file, d.fonds, s.custodian, s.mode, s.authority, s.procedure_file from document d join shelf s on s.id = d.shelf
    where d.id = of_document
  ), held as materialized (
    select h.agency, h.steps, h.since from target t cross join lateral holders_of(t.authority) h
    union all
    select h.agency, h.steps || jsonb_build_object('step', 'part', 'agency', s.predecessor, 'successor', s.successor, 'kind', s.kind,
        'from', s.effective, 'legalBasis', s.legal_basis, 'file', p.file is not null), greatest(h.since, s.effective)
    from target t join succession_part p on t.authority = t.custodian and (p.fonds = t.fonds or p.file = t.file)
      join succession s on s.id = p.succession and s.extent = 'part'
      cross join lateral holders_of(s.successor) h
  ), entry as materialized (
    select agency as member_of, false as looks_down, steps, array[case when since > on_day then 'succession-not-yet' end] as obstacles
    from held
    union all
    select s.supervisor, true, jsonb_build_object('step', 'supervision', 'agency', s.supervised, 'supervisor', s.supervisor,
        'modes', s.modes, 'from', s.valid_from, 'to', s.valid_to, 'legalBasis', s.legal_basis) || h.steps,
      array[case when h.since > on_day then 'succession-not-yet' end, case when s.valid_from > on_day then 'supervision-not-yet' end,
        case when s.valid_to <= on_day then 'supervision-ended' end, case when t.mode <> all (s.modes) then 'supervision-clearance' end]
    from target t cross join held h join supervision s on s.supervised = h.agency
  ), belongs as materialized (
    select m.account, m.agency, m.role, m.modes,
      array[case when a.disabled then 'disabled' end, case when m.valid_from > on_day then 'membership-not-yet' end,
        case when m.valid_to <= on_day then 'membership-ended' end] as obstacles,
      jsonb_build_object('step', 'membership', 'agency', m.agency, 'role', m.role, 'modes', m.modes, 'from', m.valid_from, 'to', m.valid_to) as step
    from membership m join account a on a.id = m.account
    where of_account is null or m.account = of_account
  ), covering as materialized (
    select g.*, array[case when g.valid_from > at then 'grant-not-yet' end, case when g.valid_to <= at then 'grant-ended' end,
        case when g.revoked_at is not null then 'grant-revoked' end, case when h.since > on_day then 'succession-not-yet' end] as obstacles,
      jsonb_build_object('step', 'grant', 'id', g.id, 'agency', g.authority, 'scope', case when g.document is not null then 'document'
          when g.file is not null then 'file' when g.fonds is not null then 'fonds' else 'query' end,
        'purpose', g.purpose, 'legalBasis', g.legal_basis, 'from', g.valid_from, 'to', g.valid_to) || h.steps as steps
    from target t cross join lateral holders_of(t.authority) h join access_grant g on g.authority = h.agency
    where g.document = t.id or g.file = t.file or g.fonds = t.fonds
      or g.query is not null and grant_query_finds(g.query, (select d from document d where d.id = t.id))
  )
  select b.account, case when e.looks_down then 'supervision' else 'membership' end, b.role = 'desk' and t.procedure_file,
    array_remove(b.obstacles || e.obstacles || array[case when t.mode <> all (b.modes) then 'clearance' end,
      case when e.looks_down and b.role = 'desk' then 'desk-looks-not-down' end], null),
    b.step || e.steps
  from target t cross join entry e join belongs b on b.agency = e.member_of
  union all
  select a.id, 'grant', false, array_remove(c.obstacles || array[case when a.disabled then 'disabled' end], null), c.steps
  from covering c join account a on a.id = c.to_account and (of_account is null or a.id = of_account)
  union all
  select b.account, 'grant', b.role = 'desk' and t.procedure_file, array_remove(b.obstacles || c.obstacles, null), b.step || c.steps
  from target t cross join covering c join belongs b on b.agency = c.to_agency
$$;

update rules_version set version = version + 1;
