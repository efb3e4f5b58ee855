-- How people prove who they are: passwords, second factors, one-time codes, single sign-on, sessions, and what bounds guessing.

-- An agency of the generated sample archive. A store that holds any other lets nobody sign in without a password.
alter table agency add column demonstration boolean not null default false;
-- The sample archive's made-up city, in stores that were filled before this column was there.
update agency set demonstration = true where code ~ '^[AHC]97(\.|$)';

-- What administrators add to a demonstration is part of it.
create function note_demonstration() returns trigger language plpgsql as $$
begin
  if nullif(current_setting('tangthu.administered_agencies', true), '') is not null then
    new.demonstration := not exists (select from agency where not demonstration);
  end if;
  return new;
end $$;
create trigger agency_demonstration before insert on agency for each row execute function note_demonstration();

-- `last_active_at`: the last day of work, or when the account was made or enabled again.
alter table account
  add column last_active_at timestamptz not null default now(),
  add column disabled_because text check (disabled_because in ('idle', 'administrator'));

-- A person is asked for the second factor once a session; `with_factor` says that it was given.
alter table session
  add column last_seen_at timestamptz not null default now(),
  add column method text not null default 'demonstration' check (method in ('demonstration', 'password', 'single-sign-on')),
  add column with_factor boolean not null default false,
  add column address text not null default '',
  add column browser text not null default '';
create index session_account on session (account);

-- argon2id in its usual text form, with its own parameters and salt.
create table account_password (
  account uuid primary key references account,
  hash text not null check (hash like '$argon2id$%'),
  changed_at timestamptz not null default now()
);

-- The secret of the person's authenticator, encrypted under a key that the database does not hold. `waiting_secret` is one that is
-- being set up in one session. `last_step`: the newest 30 seconds of which a code was taken, for each code counts once.
create table account_factor (
  account uuid primary key references account,
  secret bytea,
  confirmed_at timestamptz,
  waiting_secret bytea,
  waiting_session bytea,
  last_step bigint not null default 0,
  check ((secret is null) = (confirmed_at is null))
);

-- Codes on paper that each stand in for the authenticator once: HMAC-SHA256 under the same key.
create table backup_code (
  account uuid not null references account,
  hash bytea not null,
  used_at timestamptz,
  primary key (account, hash)
);

-- The code with which a person sets the first or a new password, by its SHA-256; the newest of an account is the one that counts.
-- `issued_by` is null where the operator issued it at the machine.
create table account_code (
  hash bytea primary key,
  account uuid not null references account,
  resets_factor boolean not null,
  issued_by uuid references account,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index account_code_account on account_code (account);

-- Who a person is at the agency's own single sign-on.
create table account_identity (
  issuer text not null,
  subject text not null,
  account uuid not null references account,
  linked_at timestamptz not null default now(),
  primary key (issuer, subject),
  unique (issuer, account)
);

-- A sign-in that was sent to the single sign-on and has not come back.
create table single_sign_on_try (
  state_hash bytea primary key,
  browser_hash bytea not null,
  nonce text not null,
  verifier text not null,
  return_path text not null,
  expires_at timestamptz not null
);

-- Tries within a window of time, by account, by unknown name and by address. Names and addresses are hashed into a fixed number of
-- rows, so that nobody can fill the store by making them up.
create table sign_in_tries (
  bucket text primary key,
  tries int not null,
  ends_at timestamptz not null
);
create index sign_in_tries_end on sign_in_tries (ends_at);

-- Whoever is disabled is signed out: enabling the account later brings no session back.
create function end_sessions_of_disabled() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.disabled then
    delete from session where account = new.id;
  end if;
  return null;
end $$;
create trigger account_disabled after update of disabled on account for each row execute function end_sessions_of_disabled();

-- Disables whoever has not worked for 45 days; gives their accounts. People of a demonstration come and go.
create function disable_idle_accounts() returns setof uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  idle uuid[] := (select array_agg(id) from account
    where not disabled and not demonstration and last_active_at < now() - interval '45 days');
begin
  if idle is not null then
    return query update account set disabled = true, disabled_because = 'idle' where id = any (idle) and not disabled returning id;
  end if;
end $$;
revoke all on function disable_idle_accounts() from public;
grant execute on function disable_idle_accounts() to tangthu_portal;

grant update (last_active_at) on account to tangthu_portal;
grant update (last_seen_at) on session to tangthu_portal;
grant select, insert, update on account_password, account_factor, backup_code to tangthu_portal;
grant delete on account_factor, backup_code to tangthu_portal;
grant select, insert on account_code to tangthu_portal;
grant update (used_at) on account_code to tangthu_portal;
grant select, insert on account_identity to tangthu_portal;
grant select, insert, delete on single_sign_on_try to tangthu_portal;
grant select, insert, update, delete on sign_in_tries to tangthu_portal;
