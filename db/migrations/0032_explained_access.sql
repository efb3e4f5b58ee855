-- Why a person reads a record, and why not. The decision is made by `reader_rights()` alone; these look at the same rules from the
-- record's side, and name each way in with its steps, dates and legal bases, or with what stands in its way.

-- Who holds what an agency decides on: itself, and who followed it as a whole, each by the successions (the last first) that are
-- in force soonest, and the day from which they are; null is always.
create function holders_of(of_agency int) returns table (agency int, steps jsonb, since date)
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive up (agency, steps, since, passed) as (
    select of_agency, '[]'::jsonb, null::date, array[of_agency]
    union all
    select s.successor, jsonb_build_object('step', 'succession', 'agency', s.predecessor, 'successor', s.successor, 'kind', s.kind,
        'from', s.effective, 'legalBasis', s.legal_basis) || u.steps,
      greatest(u.since, s.effective), passed || s.successor
    from up u join succession s on s.predecessor = u.agency and s.extent = 'whole' and s.successor <> all (u.passed)
  )
  select distinct on (u.agency) u.agency, u.steps, u.since from up u order by u.agency, u.since nulls first, jsonb_array_length(u.steps)
$$;

-- Every way by which anybody, or one account, comes to a record, also those that are closed: `obstacles` says by what.
-- `wants_purpose`: only while a purpose is stated.
create function access_ways(of_document uuid, of_account uuid, on_day date, at timestamptz)
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
  select b.account, 'grant', false, array_remove(b.obstacles || c.obstacles, null), b.step || c.steps
  from covering c join belongs b on b.agency = c.to_agency
$$;

-- What closes a record to all but the archivists and administrators of the agency that decides on it.
create function closing_restrictions(of_document uuid, at timestamptz)
returns table (id uuid, kind text, scope text, authority int, reason text, legal_basis text, valid_from timestamptz, valid_to timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.kind, case when r.document is not null then 'document' when r.file is not null then 'file' else 'fonds' end,
    r.authority, r.reason, r.legal_basis, r.valid_from, r.valid_to
  from document d join restriction r on r.document = d.id or r.file = d.file or r.fonds = d.fonds
  where d.id = of_document and r.valid_from <= at and (r.valid_to is null or r.valid_to > at) and r.lifted_at is null
$$;

-- Whether a person keeps the archive of the agency that decides on a record: restrictions do not close it to them.
create function keeps_archive_of(keeper uuid, of_document uuid, on_day date) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(s.authority = any (archived_agencies(keeper, on_day)), false)
  from document d join shelf s on s.id = d.shelf where d.id = of_document
$$;

-- Whether a person reads a document: by the very lists that asReader() sets.
create function reads_document(reader uuid, of_session text, of_document uuid, on_day date, at timestamptz) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((d.shelf = any (r.shelves) or (d.mode = '01' and d.file = any (r.files)) or d.id = any (r.documents))
    and (d.file = any (r.withheld_files)) is not true and d.id <> all (r.withheld_documents), false)
  from document d cross join reader_rights(reader, of_session, on_day, at) r where d.id = of_document
$$;
revoke all on function holders_of(int), access_ways(uuid, uuid, date, timestamptz), closing_restrictions(uuid, timestamptz),
  keeps_archive_of(uuid, uuid, date), reads_document(uuid, text, uuid, date, timestamptz) from public;

-- What administrators are told: of records on which an administered agency decides, and of no other. Of a record that they may not
-- read themselves: its number, its day and where it stands, never its subject.
create function explained_records(of_document uuid, of_number_key text)
returns table (id uuid, number text, issued_date date, mode text, custodian int, authority int, fonds uuid, fonds_code text, file uuid,
  file_code text, procedure_file boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.document_number, d.issued_date, d.mode, d.custodian, s.authority, f.id, f.code, h.id, h.code, s.procedure_file
  from document d join shelf s on s.id = d.shelf and s.authority = any (administrator_agencies())
    left join fonds f on f.id = d.fonds left join file h on h.id = d.file
  where d.id = of_document or d.number_key = of_number_key
  order by d.issued_date desc nulls last, d.id limit 50
$$;
create function explained_ways(of_document uuid, of_account uuid)
returns table (account uuid, person text, kind text, wants_purpose boolean, obstacles text[], steps jsonb, keeps_archive boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.account, a.display_name, w.kind, w.wants_purpose, w.obstacles, w.steps, keeps_archive_of(w.account, of_document, t.day)
  from (select (now() at time zone interval '7 hours')::date as day) t
    cross join lateral access_ways(of_document, of_account, t.day, now()) w join account a on a.id = w.account
  where exists (select from explained_records(of_document, null))
    and (of_account is not null or w.obstacles = '{}')
  order by a.display_name, w.account, w.obstacles <> '{}', w.kind limit 1000
$$;
create function explained_restrictions(of_document uuid)
returns table (id uuid, kind text, scope text, authority int, reason text, legal_basis text, valid_from timestamptz, valid_to timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select * from closing_restrictions(of_document, now()) where exists (select from explained_records(of_document, null))
$$;
create function explained_reading(of_document uuid, reader uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select reads_document(reader, '', of_document, (now() at time zone interval '7 hours')::date, now())
  where exists (select from explained_records(of_document, null))
$$;
-- What a grant or a restriction names, by its number or code, while an administered agency decides on it.
create function named_scope(of_document uuid, of_file uuid, of_fonds uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    (select coalesce(d.document_number, d.issued_date::text, d.id::text) from document d join shelf s on s.id = d.shelf
      where d.id = of_document and s.authority = any (administrator_agencies())),
    (select h.code from file h where h.id = of_file and (h.custodian = any (administrator_agencies())
      or exists (select from document d join shelf s on s.id = d.shelf where d.file = h.id and s.authority = any (administrator_agencies())))),
    (select f.code from fonds f where f.id = of_fonds
      and exists (select from shelf s where s.fonds = f.id and s.authority = any (administrator_agencies()))))
$$;
revoke all on function named_scope(uuid, uuid, uuid) from public;
grant execute on function named_scope(uuid, uuid, uuid) to tangthu_administrator;
revoke all on function explained_records(uuid, text), explained_ways(uuid, uuid), explained_restrictions(uuid), explained_reading(uuid, uuid)
  from public;
grant execute on function explained_records(uuid, text), explained_ways(uuid, uuid), explained_restrictions(uuid), explained_reading(uuid, uuid)
  to tangthu_administrator;
