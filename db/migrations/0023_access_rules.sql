-- Who may read what, by agencies over time, grants, restrictions and stated purposes. The rules are few rows; no record is touched
-- when they change. `reader_rights()` works out what a person may read, `show_to_readers()` lets record tables obey it.

-- Grows with every change of a rule: an answer says under which version it was given.
create table rules_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null default 1
);
insert into rules_version default values;
grant select on rules_version to tangthu_reader, tangthu_writer, tangthu_portal;

create function note_rule_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update rules_version set version = version + 1;
  return null;
end $$;

-- A succession hands over the whole of what the predecessor keeps, or the fonds and files that it names.
alter table succession
  add column id uuid not null default uuidv7() unique,
  add column extent text not null default 'whole' check (extent in ('whole', 'part'));
create table succession_part (
  succession uuid not null references succession (id) on delete cascade,
  fonds uuid references fonds,
  file uuid references file,
  check (num_nonnulls(fonds, file) = 1),
  unique nulls not distinct (succession, fonds, file)
);

-- Who may look down into whose records. One step: who is supervised does not pass on what it supervises.
create table supervision (
  id uuid primary key default uuidv7(),
  supervisor int not null references agency,
  supervised int not null references agency,
  modes text[] not null default '{01}' check (modes <@ '{01,02}' and modes <> '{}'),
  valid_from date not null,
  valid_to date,
  legal_basis text not null check (legal_basis ~ '\S'),
  check (supervisor <> supervised),
  check (valid_to > valid_from)
);
create index supervision_supervisor on supervision (supervisor);

-- A file of one resident's case: it bears such a code (QĐ 20/2020 and Decree 61/2018), or its title names one. Files that were
-- handed over to an archive have the archive's own codes, and the case's in their titles.
create function is_procedure_file(code text, title text) returns boolean language sql immutable parallel safe as $$
  select coalesce(code ~ '^([0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}|[A-Z][0-9]{2}(\.[0-9]{1,3}){0,3})-[0-9]{6}-[0-9]{4,5}$', false)
    or coalesce(title ~ '(^|[^[:alnum:].])([0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}|[A-Z][0-9]{2}(\.[0-9]{1,3}){0,3})-[0-9]{6}-[0-9]{4,5}($|[^[:alnum:]])', false)
$$;
alter table file add column procedure_file boolean not null generated always as (is_procedure_file(code, title)) stored;

-- Opens records to a person, or to the members of an agency, for a time: one document, a file, a fonds, or what a query finds
-- ({"types": [], "issuedFrom", "issuedTo", "numberBegins", "subjectWords": []}, each may be missing). Never more than what
-- `authority` or a predecessor of it decides on. Rows are added, and revoked; never removed.
create table access_grant (
  id uuid primary key default uuidv7(),
  to_account uuid references account,
  to_agency int references agency,
  authority int not null references agency,
  document uuid references document on delete cascade,
  file uuid references file,
  fonds uuid references fonds,
  query jsonb check (jsonb_typeof(query) = 'object' and query - '{types,issuedFrom,issuedTo,numberBegins,subjectWords}'::text[] = '{}'),
  purpose text not null check (purpose ~ '\S'),
  legal_basis text not null check (legal_basis ~ '\S'),
  valid_from timestamptz not null default now(),
  valid_to timestamptz not null,
  granted_by uuid not null references account,
  granted_at timestamptz not null default now(),
  revoked_by uuid references account,
  revoked_at timestamptz,
  check (num_nonnulls(to_account, to_agency) = 1),
  check (num_nonnulls(document, file, fonds, query) = 1),
  check (valid_to > valid_from),
  check ((revoked_by is null) = (revoked_at is null))
);
create index access_grant_account on access_grant (to_account);
create index access_grant_agency on access_grant (to_agency);
create index access_grant_document on access_grant (document);

-- Closes records to everybody but the archivists and administrators of the agency that decides on them: an embargo until a day, a
-- hold until it is lifted. Stronger than any grant. Rows are added, and lifted; never removed.
create table restriction (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('embargo', 'hold')),
  authority int not null references agency,
  document uuid references document on delete cascade,
  file uuid references file,
  fonds uuid references fonds,
  reason text not null check (reason ~ '\S'),
  legal_basis text not null check (legal_basis ~ '\S'),
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  set_by uuid not null references account,
  set_at timestamptz not null default now(),
  lifted_by uuid references account,
  lifted_at timestamptz,
  check (num_nonnulls(document, file, fonds) = 1),
  check ((kind = 'embargo') = (valid_to is not null)),
  check (valid_to > valid_from),
  check ((lifted_by is null) = (lifted_at is null))
);
create index restriction_document on restriction (document);

-- What people may state as the purpose of their work, and what each opens: the procedure files of their agency to the desk, and
-- people's numbers in full, to the roles named.
create table purpose (
  code text primary key,
  name_vi text not null,
  name_en text not null,
  opens_procedure_files boolean not null,
  shows_identifiers boolean not null,
  roles text[] not null
);
insert into purpose values
  ('resolve-procedure', 'Giải quyết thủ tục hành chính cho người dân', 'Handling a resident’s procedure', true, false, '{desk,official,archivist,administrator}'),
  ('verify-identity', 'Đối chiếu nhân thân trong hồ sơ', 'Verifying a person’s identity in a file', true, true, '{desk,official,archivist,administrator}'),
  ('verify-record', 'Xác minh, sao y tài liệu lưu trữ', 'Verifying or certifying an archived record', false, true, '{official,archivist,administrator}'),
  ('inspection', 'Thanh tra, kiểm tra theo quyết định', 'Inspection under a decision', false, true, '{official,archivist,administrator}');

-- What a person stated in a session: for one document, or for all that they may read. Rows are added, and ended; never removed.
create table stated_purpose (
  id uuid primary key default uuidv7(),
  account uuid not null references account,
  session text not null,
  purpose text not null references purpose,
  legal_basis text not null check (legal_basis ~ '\S'),
  document uuid references document on delete cascade,
  stated_at timestamptz not null default now(),
  ends_at timestamptz not null,
  ended_at timestamptz,
  check (ends_at > stated_at and ends_at <= stated_at + interval '8 hours')
);
create index stated_purpose_session on stated_purpose (session, ends_at);

do $$
declare
  rule_table regclass;
begin
  foreach rule_table in array array['agency', 'succession', 'succession_part', 'supervision', 'membership', 'access_grant', 'restriction']::regclass[] loop
    execute format('create trigger rule_changes after insert or update or delete on %s for each statement execute function note_rule_change()', rule_table);
  end loop;
end $$;
create trigger rule_changes after update of disabled on account for each statement execute function note_rule_change();
-- Names of agencies follow the agencies that hand over or look down.
create trigger parts_change after insert or update or delete on succession_part for each statement execute function note_agency_change();
create trigger supervision_changes after insert or update or delete on supervision for each statement execute function note_agency_change();

grant select on purpose to tangthu_reader, tangthu_portal;
grant select, insert on stated_purpose to tangthu_portal;
grant update (ended_at) on stated_purpose to tangthu_portal;
grant select, insert, update on succession_part, supervision to tangthu_writer;
grant select on succession_part, supervision to tangthu_portal;
