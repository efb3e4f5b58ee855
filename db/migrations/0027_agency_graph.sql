-- The graph of agencies keeps itself in order: nobody follows itself, and a part is a part of what was kept. And an administrator is
-- shown what a change does before it takes effect.
alter table agency drop constraint agency_level_check;
alter table agency add constraint agency_level_check
  check (level in ('ministry', 'province', 'city', 'department', 'district', 'commune'));
-- Where an agency stands, as its own name leaves out: hundreds of wards are called «Phường 1».
alter table agency add column area text check (area <> '');
-- Why an agency ended that nobody followed: the others end by a succession, which has a legal basis of its own.
alter table agency add column end_basis text check (end_basis ~ '\S');
alter table agency_name
  add column id uuid primary key default uuidv7(),
  add column name_key text generated always as (agency_key(name)) stored,
  add constraint agency_name_lasts check (valid_to > valid_from);

-- The name that an agency bore on a day, and the one that it bears now, or bore last.
create function agency_name_on(of_agency int, on_day date) returns text language sql stable as $$
  select n.name from agency_name n
  where n.agency = of_agency and (n.valid_from is null or n.valid_from <= on_day) and (n.valid_to is null or n.valid_to > on_day)
  order by n.valid_to desc nulls first, n.valid_from desc nulls last, n.name limit 1
$$;
create function present_name(of_agency int) returns text language sql stable as $$
  select n.name from agency_name n where n.agency = of_agency
  order by coalesce(n.valid_from <= (now() at time zone 'Asia/Ho_Chi_Minh')::date, true) desc,
    n.valid_to desc nulls first, n.valid_from desc nulls last, n.name limit 1
$$;

-- Along whole successions nobody can come to follow itself. Parts hand over only what they name, and nobody follows along them: a
-- ward that gave land away and later takes in who got it is no circle. Runs after the rules' version is locked, so of two that
-- together would close a circle one waits and sees the other.
create function refuse_circles() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  circle text;
begin
  with recursive following (first, agency) as (
    select predecessor, successor from changed where extent = 'whole'
    union
    select f.first, s.successor from following f join succession s on s.predecessor = f.agency and s.extent = 'whole'
  )
  select a.code into circle from following f join agency a on a.id = f.first where f.agency = f.first order by a.code limit 1;
  if circle is not null then
    raise exception 'The agency % would come to follow itself. Leave one succession of the circle out, or give it the extent part.', circle
      using errcode = 'check_violation', constraint = 'succession_no_circle', detail = circle;
  end if;
  return null;
end $$;
create trigger succession_in_no_circle after insert on succession referencing new table as changed
  for each statement execute function refuse_circles();
create trigger succession_still_in_no_circle after update on succession referencing new table as changed
  for each statement execute function refuse_circles();

-- A part names what the predecessor, or one that it followed by then, keeps.
create function refuse_foreign_part() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  edge succession;
  keeper int := coalesce((select custodian from fonds where id = new.fonds), (select custodian from file where id = new.file));
begin
  select * into edge from succession where id = new.succession;
  if edge.extent = 'whole' then
    raise exception 'A whole succession hands over everything: it names no fonds or files.'
      using errcode = 'check_violation', constraint = 'part_of_part';
  end if;
  if not coalesce(keeper = any (inherited_agencies(edge.predecessor, edge.effective)), false) then
    raise exception 'A part of a succession names fonds and files that the predecessor keeps, or one that it followed.'
      using errcode = 'check_violation', constraint = 'part_is_kept';
  end if;
  return new;
end $$;
create trigger part_is_kept before insert or update on succession_part for each row execute function refuse_foreign_part();
create function refuse_named_whole() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from succession_part where succession = new.id) then
    raise exception 'This succession names fonds or files: it stays a part.'
      using errcode = 'check_violation', constraint = 'part_of_part';
  end if;
  return new;
end $$;
create trigger part_stays_part before update of extent on succession for each row when (new.extent = 'whole')
  execute function refuse_named_whole();

-- Who changed which rule, and what it was before, stands in the audit log: 0030_audit_chain.sql.

revoke all on function refuse_circles(), refuse_foreign_part(), refuse_named_whole() from public;

grant update (end_basis) on agency to tangthu_administrator;

-- An administrator changes only edges of which all agencies are administered.
create policy administers_both on succession as restrictive for insert to tangthu_administrator
  with check (predecessor = any ((select administrator_agencies())::int[]) and successor = any ((select administrator_agencies())::int[]));
create policy administers_both on supervision as restrictive for insert to tangthu_administrator
  with check (supervisor = any ((select administrator_agencies())::int[]) and supervised = any ((select administrator_agencies())::int[]));
create policy administers_both_ends on supervision as restrictive for update to tangthu_administrator
  using (supervisor = any ((select administrator_agencies())::int[]) and supervised = any ((select administrator_agencies())::int[]));
create policy administers_both on succession_part as restrictive to tangthu_administrator
  using (exists (select from succession s where s.id = succession
    and s.predecessor = any ((select administrator_agencies())::int[]) and s.successor = any ((select administrator_agencies())::int[])));

-- A change that an administrator was shown the effects of, under one version of the rules; confirmed, it is applied as it stands here.
create table rule_preview (
  id uuid primary key default uuidv7(),
  account uuid not null references account,
  change jsonb not null,
  rules_version bigint not null,
  made_at timestamptz not null default now(),
  applied_at timestamptz
);
alter table rule_preview enable row level security;
create policy own on rule_preview to tangthu_administrator using (account = (select administrator_account()));
grant select, insert, update (applied_at) on rule_preview to tangthu_administrator;

-- The version of the rules, which nobody else changes until the transaction ends.
create function hold_rules() returns bigint language sql security definer set search_path = public, pg_temp as $$
  select version from rules_version for update
$$;

-- Whose rights a change of what these agencies follow or look into can touch: the members of these, of those that follow them and
-- of those that look into any of these, and who has a grant of what these decide on. People with the same memberships and grants
-- have the same rights and make one row; `people` counts all, the rights are worked out for the first `most` rows.
create function rights_touched(of_agencies int[], on_day date, at timestamptz, most int)
returns table (people bigint, accounts uuid[], member_of int[], shelves int[], files uuid[], documents uuid[], withheld_files uuid[],
  withheld_documents uuid[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not of_agencies <@ administrator_agencies() then
    raise exception 'Only who administers these agencies is told.' using errcode = 'insufficient_privilege';
  end if;
  return query
  with recursive following (agency) as (
    select unnest(of_agencies)
    union
    select s.successor from succession s join following f on f.agency = s.predecessor where s.extent = 'whole' and s.effective <= on_day
  ), concerned as materialized (
    select agency from following
    union
    select s.supervisor from supervision s join following f on f.agency = s.supervised
    where s.valid_from <= on_day and (s.valid_to is null or s.valid_to > on_day)
  ), given as materialized (
    select g.id, g.to_account, g.to_agency from access_grant g where g.authority in (select agency from following) and g.revoked_at is null
  ), belongs as materialized (
    select m.account, m.agency, m.role, m.modes from membership m join account a on a.id = m.account and not a.disabled
    where (m.valid_from is null or m.valid_from <= on_day) and (m.valid_to is null or m.valid_to > on_day)
  ), person as materialized (
    select account from belongs where agency in (select agency from concerned union select to_agency from given)
    union
    select to_account from given where to_account is not null
  ), alike as (
    select p.account,
      (select array_agg(format('%s %s %s', b.agency, b.role, b.modes) order by b.agency, b.role, b.modes) from belongs b where b.account = p.account) as own_memberships,
      (select array_agg(g.id order by g.id) from access_grant g where g.to_account = p.account and g.revoked_at is null) as own_grants
    from person p
  ), sorted as (
    select array_agg(a.account order by a.account) as accounts from alike a group by own_memberships, own_grants
    order by 1 limit most
  )
  select (select count(*) from person), s.accounts,
    (select coalesce(array_agg(distinct b.agency), '{}') from belongs b where b.account = s.accounts[1]),
    r.shelves, r.files, r.documents, r.withheld_files, r.withheld_documents
  from sorted s cross join lateral reader_rights(s.accounts[1], '', on_day, at) r
  order by s.accounts[1];
end $$;

-- How many documents are read under one of two rights and not under the other: only those on which they can differ are looked at,
-- and of these not more than `most`.
create function documents_between(before jsonb, after jsonb, most int) returns table (gained bigint, lost bigint, more boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with rights as materialized (
    select array(select jsonb_array_elements_text(before -> 'shelves')::int) as shelves_before,
      array(select jsonb_array_elements_text(after -> 'shelves')::int) as shelves_after
  ), differing as (
    select kind, jsonb_array_elements_text(before -> kind) as one from unnest('{files,documents,withheld_files,withheld_documents}'::text[]) kind
    except select kind, jsonb_array_elements_text(after -> kind) from unnest('{files,documents,withheld_files,withheld_documents}'::text[]) kind
    union
    (select kind, jsonb_array_elements_text(after -> kind) from unnest('{files,documents,withheld_files,withheld_documents}'::text[]) kind
    except select kind, jsonb_array_elements_text(before -> kind) from unnest('{files,documents,withheld_files,withheld_documents}'::text[]) kind)
  ), candidate as materialized (
    select d.id, d.shelf, d.file, d.mode from document d
    where d.shelf in (
        select s from rights, unnest(shelves_before || shelves_after) s where (s = any (shelves_before)) <> (s = any (shelves_after)))
      or d.file in (select one::uuid from differing where kind in ('files', 'withheld_files'))
      or d.id in (select one::uuid from differing where kind in ('documents', 'withheld_documents'))
    limit most
  ), shown as (
    select
      (c.shelf = any (shelves_before) or (c.mode = '01' and before -> 'files' ? c.file::text) or before -> 'documents' ? c.id::text)
        and (before -> 'withheld_files' ? c.file::text) is not true and not before -> 'withheld_documents' ? c.id::text as was,
      (c.shelf = any (shelves_after) or (c.mode = '01' and after -> 'files' ? c.file::text) or after -> 'documents' ? c.id::text)
        and (after -> 'withheld_files' ? c.file::text) is not true and not after -> 'withheld_documents' ? c.id::text as becomes
    from candidate c cross join rights
  )
  select count(*) filter (where becomes and was is not true), count(*) filter (where was and becomes is not true),
    (select count(*) from candidate) >= most
  from shown
$$;
revoke all on function hold_rules(), rights_touched(int[], date, timestamptz, int), documents_between(jsonb, jsonb, int) from public;
grant execute on function hold_rules(), rights_touched(int[], date, timestamptz, int), documents_between(jsonb, jsonb, int)
  to tangthu_administrator;
