create table agency (
  id int generated always as identity primary key,
  code text not null unique check (code <> ''),
  bloc text not null check (bloc in ('party', 'government', 'mass')),
  level text not null check (level in ('city', 'department', 'district', 'commune')),
  valid_from date,
  valid_to date,
  check (valid_to is null or valid_from is null or valid_to > valid_from)
);

create table agency_name (
  agency int not null references agency,
  name text not null check (name <> ''),
  valid_from date,
  valid_to date
);
create index agency_name_agency on agency_name (agency);

-- A dated, many-to-many edge. A merger of three wards is three rows.
create table succession (
  predecessor int not null references agency,
  successor int not null references agency,
  kind text not null check (kind in ('split', 'separate', 'merge', 'consolidate', 'dissolve')),
  effective date not null,
  legal_basis text not null,
  primary key (predecessor, successor, effective),
  check (predecessor <> successor)
);
create index succession_successor on succession (successor);

create table account (
  id uuid primary key default uuidv7(),
  sign_in_name text not null unique check (sign_in_name <> ''),
  display_name text not null,
  demonstration boolean not null default false,
  disabled boolean not null default false,
  created_at timestamptz not null default now()
);

-- `modes` is the clearance: the access modes this person may read in this agency.
create table membership (
  account uuid not null references account,
  agency int not null references agency,
  role text not null check (role in ('official', 'desk', 'analyst', 'archivist', 'administrator')),
  modes text[] not null default '{01}' check (modes <@ '{01,02}'),
  valid_from date,
  valid_to date,
  primary key (account, agency)
);

create table session (
  token_hash bytea primary key,
  account uuid not null references account,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

-- The agencies whose records a person may read under one access mode on a day: those the person belongs to
-- and, along the successions in force that day, every predecessor. Runs with the owner's rights because
-- memberships themselves are not the portal's to browse freely.
create function readable_agencies(reader uuid, access_mode text, on_day date) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive held (agency) as (
    select m.agency
    from membership m join account a on a.id = m.account
    where m.account = reader and access_mode = any (m.modes) and not a.disabled
      and (m.valid_from is null or m.valid_from <= on_day)
      and (m.valid_to is null or m.valid_to > on_day)
    union
    select s.predecessor from succession s join held h on h.agency = s.successor where s.effective <= on_day
  )
  select coalesce(array_agg(agency order by agency), '{}') from held
$$;
revoke all on function readable_agencies(uuid, text, date) from public;

grant select on agency, agency_name, succession to tangthu_reader, tangthu_writer, tangthu_portal;
grant insert, update on agency, agency_name, succession, account, membership to tangthu_writer;
grant select on account, membership to tangthu_writer, tangthu_portal;
grant select, insert, delete on session to tangthu_portal;
grant execute on function readable_agencies(uuid, text, date) to tangthu_portal;
