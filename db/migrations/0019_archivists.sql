-- The archivists' role: reads records as a reader does, and beside them the tables of the archive's own work. Owns nothing,
-- cannot sign in, cannot bypass row security.
do $$
begin
  if not exists (select from pg_roles where rolname = 'tangthu_archivist') then
    create role tangthu_archivist nologin noinherit nosuperuser nobypassrls;
  end if;
  if not pg_has_role('tangthu_archivist', 'tangthu_reader', 'usage') then
    grant tangthu_reader to tangthu_archivist with inherit true, set false;
  end if;
end $$;

-- A sign-in that could take on the portal's role before can take on this one from now on.
do $$
declare
  sign_in name;
begin
  for sign_in in
    select member.rolname from pg_auth_members m
      join pg_roles granted on granted.oid = m.roleid join pg_roles member on member.oid = m.member
    where granted.rolname = 'tangthu_portal' and member.rolcanlogin
      and not pg_has_role(member.rolname, 'tangthu_archivist', 'member')
  loop
    execute format('grant tangthu_archivist to %I', sign_in);
  end loop;
end $$;

-- The agencies whose archive a person keeps on a day: those where the person is archivist or administrator and, along the
-- successions in force that day, every predecessor. Runs with the owner's rights, as readable_agencies() does.
create function archived_agencies(archivist uuid, on_day date) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive held (agency) as (
    select m.agency
    from membership m join account a on a.id = m.account
    where m.account = archivist and m.role in ('archivist', 'administrator') and not a.disabled
      and (m.valid_from is null or m.valid_from <= on_day)
      and (m.valid_to is null or m.valid_to > on_day)
    union
    select s.predecessor from succession s join held h on h.agency = s.successor where s.effective <= on_day
  )
  select coalesce(array_agg(agency order by agency), '{}') from held
$$;
revoke all on function archived_agencies(uuid, date) from public;
grant execute on function archived_agencies(uuid, date) to tangthu_portal;

-- What asArchivist() set for this transaction; empty without it.
create function archive_agencies() returns int[] language sql stable parallel safe as $$
  select coalesce(string_to_array(nullif(current_setting('tangthu.archive_agencies', true), ''), ',')::int[], '{}')
$$;
create function archive_account() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('tangthu.archive_account', true), '')::uuid
$$;
revoke all on function archive_agencies(), archive_account() from public;
grant execute on function archive_agencies(), archive_account() to tangthu_archivist;

-- The one rule of the archive's own tables, put on a table that has a custodian. Where the table bears an access mode too,
-- the archivist must also be allowed to read the records that it tells of.
create function show_to_archivists(archive_table regclass) returns void language plpgsql as $$
declare
  rule text := 'custodian = any ((select archive_agencies())::int[])';
begin
  if exists (select from pg_attribute where attrelid = archive_table and attname = 'mode' and not attisdropped) then
    rule := rule || ' and ((mode = ''01'' and custodian = any ((select reader_agencies(''01''))::int[]))
                        or (mode = ''02'' and custodian = any ((select reader_agencies(''02''))::int[])))';
  end if;
  execute format('alter table %s enable row level security', archive_table);
  execute format('create policy archivist_sees on %s for select to tangthu_archivist using (%s)', archive_table, rule);
  execute format('grant select on %s to tangthu_archivist', archive_table);
end $$;
revoke all on function show_to_archivists(regclass) from public;

-- What the archive's work is seen by. Counts of any of it are counts of what the archivist may see.
do $$
declare
  archive_table regclass;
begin
  foreach archive_table in array array[
    'ingest_item', 'ingest_lane', 'promise', 'arrival', 'package', 'package_file', 'quarantine_item', 'quarantine_decision',
    'fixity_tally', 'fixity_finding', 'review_item']::regclass[]
  loop
    perform show_to_archivists(archive_table);
  end loop;
end $$;

-- A run and its ledger bear no rule of their own yet for who writes them.
create policy writer_keeps on ingest_item to tangthu_writer using (true) with check (true);
alter table ingest_run enable row level security;
create policy writer_keeps on ingest_run to tangthu_writer using (true) with check (true);

-- A run is seen by whoever keeps the archive of one of its files, and never more of it than those files.
create policy archivist_sees on ingest_run for select to tangthu_archivist
  using (exists (select from ingest_lane l where l.run = ingest_run.id) or exists (select from ingest_item i where i.run = ingest_run.id));
grant select on ingest_run to tangthu_archivist;

-- A pass over the originals, by whoever keeps one of them.
create policy archivist_sees on fixity_check for select to tangthu_archivist
  using (exists (select from fixity_tally t where t.fixity_check = fixity_check.id));
grant select (id, started_at, finished_at) on fixity_check to tangthu_archivist;

-- Whether all agencies of a run are the archivist's own: only then is the run theirs to pause and to prefer. Runs with the
-- owner's rights, for it must also see the lanes that the archivist may not.
create function keeps_whole_run(of_run uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(bool_and(custodian = any (archive_agencies())), false) from ingest_lane where run = of_run
$$;
revoke all on function keeps_whole_run(uuid) from public;
grant execute on function keeps_whole_run(uuid) to tangthu_archivist;
create policy archivist_steers on ingest_run for update to tangthu_archivist
  using (state <> 'finished' and keeps_whole_run(id)) with check (state <> 'finished');
grant update (state, priority) on ingest_run to tangthu_archivist;
create policy archivist_sees on agency_priority for select to tangthu_archivist
  using (agency = any ((select archive_agencies())::int[]));
grant select on agency_priority to tangthu_archivist;

-- Who decided what is shown by name.
grant select (id, display_name) on account to tangthu_archivist;

-- What archivists changed in the metadata of a document, one row a change, never altered: `undoes` names the correction that a
-- row takes back. A field keeps its newest value here when its document is read again.
create table correction (
  id uuid primary key default uuidv7(),
  document uuid not null references document on delete cascade,
  custodian int not null,
  mode text not null,
  field text not null,
  old_value text,
  new_value text,
  account uuid not null references account,
  at timestamptz not null default now(),
  review_item uuid references review_item on delete set null,
  undoes uuid unique references correction on delete cascade
);
create index correction_document on correction (document, field, at);
select show_to_archivists('correction');
create policy writer_reads on correction for select to tangthu_writer using (true);
grant select on correction to tangthu_writer;

-- The values that archivists gave, one a document and field, for whoever writes the document again.
create view correction_in_force with (security_invoker = true) as
  select distinct on (document, field) document, field, new_value as value, account, at
  from correction c
  where undoes is null and not exists (select from correction later where later.undoes = c.id)
  order by document, field, id desc;
grant select on correction_in_force to tangthu_writer, tangthu_archivist;

-- The queue in its order, one agency after another.
drop index review_item_open;
create index review_item_open on review_item (custodian, raised_at, document, page, field, id) where state = 'open';
create index review_item_document on review_item (document);
create index review_item_settled on review_item (custodian, settled_at) where state <> 'open';

-- Deciding: an open item is settled in the archivist's own name, fields of a document are corrected, and the change is kept.
create policy archivist_decides on review_item for update to tangthu_archivist
  using (custodian = any ((select archive_agencies())::int[]))
  with check (settled_by is not distinct from case when state = 'open' then null else archive_account() end);
grant update (state, settled_by, settled_at, settled_value) on review_item to tangthu_archivist;

create policy archivist_corrects on document for update to tangthu_archivist
  using (custodian = any ((select archive_agencies())::int[]));
grant update (type, number, symbol, document_number, number_key, issued_date, place, issuer, subject, subject_codes, signer,
  signing_capacity, urgency) on document to tangthu_archivist;

create policy archivist_adds on correction for insert to tangthu_archivist with check (
  account = archive_account()
  and exists (select from document d where d.id = document and d.custodian = correction.custodian
    and d.mode = correction.mode and d.custodian = any ((select archive_agencies())::int[])));
grant insert on correction to tangthu_archivist;
