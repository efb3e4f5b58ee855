-- Administrators see the people of their agencies, disable and enable them, and issue codes for passwords: of people all of whose
-- agencies they administer, for whoever has another's account has its rights everywhere, and never their own.
create function administers_account(of_account uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(of_account <> administrator_account(), false)
    and exists (select from membership m where m.account = of_account)
    and not exists (
      select from membership m
      where m.account = of_account and not m.agency = any (administrator_agencies())
        and (m.valid_to is null or m.valid_to > (now() at time zone interval '7 hours')::date))
$$;

-- With what a person signs in, for those who see the person at all.
create function account_proofs(of_account uuid, out has_password boolean, out has_factor boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from account_password p where p.account = of_account) and seen,
    exists (select from account_factor f where f.account = of_account and f.confirmed_at is not null) and seen
  from (select exists (
    select from membership m where m.account = of_account and m.agency = any (administrator_agencies())) as seen) as of_administrator
$$;
revoke all on function administers_account(uuid), account_proofs(uuid) from public;
grant execute on function administers_account(uuid), account_proofs(uuid) to tangthu_administrator;

create policy administrator_changes on account for update to tangthu_administrator
  using (administers_account(id)) with check (administers_account(id));
grant select (disabled_because, last_active_at) on account to tangthu_administrator;
grant update (disabled, disabled_because, last_active_at) on account to tangthu_administrator;

alter table account_code enable row level security;
create policy application_keeps on account_code to tangthu_portal using (true) with check (true);
create policy administrator_issues on account_code for insert to tangthu_administrator
  with check (administers_account(account) and issued_by = administrator_account()
    and exists (select from account a where a.id = account and not a.demonstration));
create policy administrator_sees on account_code for select to tangthu_administrator using (administers_account(account));
create policy administrator_ends on account_code for update to tangthu_administrator using (administers_account(account));
grant insert on account_code to tangthu_administrator;
grant select (account, used_at, expires_at), update (used_at) on account_code to tangthu_administrator;
