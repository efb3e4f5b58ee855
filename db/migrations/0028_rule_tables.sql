-- Who sees and changes the rules. Row policies let an administrator see and change what concerns the administered agencies, and
-- never their own rights; all other roles go on as they were granted.
do $$
declare
  rule_table regclass;
begin
  foreach rule_table in array array['agency', 'agency_name', 'succession', 'succession_part', 'supervision', 'account', 'membership',
    'access_grant', 'restriction', 'stated_purpose']::regclass[] loop
    execute format('alter table %s enable row level security', rule_table);
    execute format('create policy application_keeps on %s to tangthu_writer, tangthu_portal using (true) with check (true)', rule_table);
  end loop;
  -- Names and successions are open to every reader.
  foreach rule_table in array array['agency', 'agency_name', 'succession']::regclass[] loop
    execute format('create policy reader_sees on %s for select to tangthu_reader using (true)', rule_table);
  end loop;
end $$;
create policy archivist_sees on account for select to tangthu_archivist using (true);

-- An agency that did not exist before. Its maker administers it, with no right to read anything of it.
create function make_agency(of_code text, of_bloc text, of_level text, from_day date) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  made int;
begin
  if administrator_account() is null or administrator_agencies() = '{}' then
    raise exception 'Only an administrator makes agencies.' using errcode = 'insufficient_privilege';
  end if;
  insert into agency (code, bloc, level, valid_from) values (of_code, of_bloc, of_level, from_day) returning id into made;
  insert into membership (account, agency, role, modes) values (administrator_account(), made, 'administrator', '{}');
  perform set_config('tangthu.administered_agencies', array_to_string(administrator_agencies() || made, ','), true);
  return made;
end $$;
revoke all on function make_agency(text, text, text, date) from public;
grant execute on function make_agency(text, text, text, date) to tangthu_administrator;

create policy administrator_changes on agency for update to tangthu_administrator
  using (id = any ((select administrator_agencies())::int[]));
create policy administrator_names on agency_name to tangthu_administrator
  using (agency = any ((select administrator_agencies())::int[]));
grant update (code, bloc, level, valid_from, valid_to) on agency to tangthu_administrator;
grant insert, update, delete on agency_name to tangthu_administrator;

-- Who hands over or is looked into and who gets it: an administrator decides where both are administered. Either side sees it.
create policy administrator_changes on succession to tangthu_administrator
  using (predecessor = any ((select administrator_agencies())::int[]) and successor = any ((select administrator_agencies())::int[]));
create policy administrator_changes on succession_part to tangthu_administrator
  using (exists (select from succession s where s.id = succession
    and s.predecessor = any ((select administrator_agencies())::int[]) and s.successor = any ((select administrator_agencies())::int[])));
create policy administrator_sees on succession_part for select to tangthu_administrator
  using (exists (select from succession s where s.id = succession
    and (s.predecessor = any ((select administrator_agencies())::int[]) or s.successor = any ((select administrator_agencies())::int[]))));
create policy administrator_changes on supervision to tangthu_administrator
  using (supervised = any ((select administrator_agencies())::int[]) and supervisor = any ((select administrator_agencies())::int[]));
create policy administrator_sees on supervision for select to tangthu_administrator
  using (supervised = any ((select administrator_agencies())::int[]) or supervisor = any ((select administrator_agencies())::int[]));
grant select on succession_part, supervision to tangthu_administrator;
grant insert, update, delete on succession, succession_part, supervision to tangthu_administrator;

-- Nobody gives rights to themselves.
create policy administrator_sees on membership for select to tangthu_administrator
  using (agency = any ((select administrator_agencies())::int[]));
create policy administrator_adds on membership for insert to tangthu_administrator
  with check (agency = any ((select administrator_agencies())::int[]) and account <> (select administrator_account()));
create policy administrator_changes on membership for update to tangthu_administrator
  using (agency = any ((select administrator_agencies())::int[]) and account <> (select administrator_account()));
grant select, insert, update on membership to tangthu_administrator;

-- The people of the administered agencies.
create policy administrator_sees on account for select to tangthu_administrator
  using (exists (select from membership m where m.account = account.id));
grant select (id, sign_in_name, display_name, demonstration, disabled, created_at) on account to tangthu_administrator;
create policy administrator_sees on stated_purpose for select to tangthu_administrator
  using (exists (select from membership m where m.account = stated_purpose.account));
grant select on stated_purpose to tangthu_administrator;

-- Whether an administered agency, or one that it followed, decides on some of what a grant or a restriction names.
create function decides_on(of_authority int, of_document uuid, of_file uuid, of_fonds uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select of_authority = any (administrator_agencies()) and exists (
    select from shelf s
    where s.authority = any (inherited_agencies(of_authority, (now() at time zone interval '7 hours')::date))
      and (s.fonds = of_fonds or s.id in (
        select shelf from document where id = of_document
        union all select shelf from file where id = of_file
        union all select shelf from document where file = of_file)))
$$;
-- How many documents a query would open, at most one more than `most`.
create function grant_query_size(of_authority int, query jsonb, most int) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from (
    select from shelf s join document d on d.shelf = s.id and grant_query_finds(query, d)
    where of_authority = any (administrator_agencies())
      and s.authority = any (inherited_agencies(of_authority, (now() at time zone interval '7 hours')::date))
    limit most + 1) as found
$$;
-- A person by the name under which they sign in: grants go to people of other agencies too.
create function find_account(of_name text, with_disabled boolean default false) returns table (id uuid, display_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.display_name from account a
  where administrator_agencies() <> '{}' and a.sign_in_name = of_name and (with_disabled or not a.disabled)
$$;
-- The names of people who appear in rules that the administrator sees.
create function account_name(of_account uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select a.display_name from account a where a.id = of_account and administrator_agencies() <> '{}'
$$;
revoke all on function decides_on(int, uuid, uuid, uuid), grant_query_size(int, jsonb, int), find_account(text, boolean), account_name(uuid) from public;
grant execute on function decides_on(int, uuid, uuid, uuid), grant_query_size(int, jsonb, int), find_account(text, boolean), account_name(uuid)
  to tangthu_administrator;

create policy administrator_sees on access_grant for select to tangthu_administrator
  using (authority = any ((select administrator_agencies())::int[]));
create policy administrator_adds on access_grant for insert to tangthu_administrator
  with check (authority = any ((select administrator_agencies())::int[]) and granted_by = (select administrator_account())
    and to_account is distinct from (select administrator_account()) and revoked_at is null
    and case when query is null then decides_on(authority, document, file, fonds) else grant_query_size(authority, query, 20000) <= 20000 end);
create policy administrator_revokes on access_grant for update to tangthu_administrator
  using (authority = any ((select administrator_agencies())::int[]) and revoked_at is null)
  with check (revoked_by = (select administrator_account()));
grant select, insert, update (revoked_by, revoked_at) on access_grant to tangthu_administrator;

create policy administrator_sees on restriction for select to tangthu_administrator
  using (authority = any ((select administrator_agencies())::int[]));
create policy administrator_adds on restriction for insert to tangthu_administrator
  with check (authority = any ((select administrator_agencies())::int[]) and set_by = (select administrator_account()) and lifted_at is null
    and decides_on(authority, document, file, fonds));
create policy administrator_lifts on restriction for update to tangthu_administrator
  using (authority = any ((select administrator_agencies())::int[]) and lifted_at is null)
  with check (lifted_by = (select administrator_account()));
grant select, insert, update (lifted_by, lifted_at) on restriction to tangthu_administrator;

-- A purpose is stated in a session.
alter table stated_purpose add check (session <> '');

-- What is granted or withheld by itself is so wherever it stands: rights that were worked out before it moved hold no longer.
create function note_move_under_rules() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from restriction r where r.document = new.id or r.file = new.file)
    or exists (select from access_grant g where g.document = new.id or g.file = new.file)
    or tg_op = 'UPDATE' and exists (select from restriction r where r.file = old.file) then
    update rules_version set version = version + 1;
  end if;
  return null;
end $$;
create trigger added_under_rules after insert on document for each row when (new.file is not null) execute function note_move_under_rules();
create trigger moved_under_rules after update of custodian, mode, fonds, file, access_authority on document for each row
  when ((old.custodian, old.mode, old.shelf, old.file) is distinct from (new.custodian, new.mode, new.shelf, new.file))
  execute function note_move_under_rules();
create index restriction_file on restriction (file);
create index access_grant_file on access_grant (file);
