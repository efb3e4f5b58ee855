-- Who did what, when, from where, for what purpose, under which rules: one chain of events that nothing can change unseen.

alter table membership drop constraint membership_role_check;
alter table membership add constraint membership_role_check
  check (role in ('official', 'desk', 'analyst', 'archivist', 'administrator', 'auditor'));

-- `account` acted, or (a command) `actor`. `agencies`: those that the event concerns: of which the account was a member then, and
-- those that a changed rule names. `custodian` keeps the document. Both decide which auditors see the event. `person_key`: the number of
-- a person that was asked for, as an HMAC under a secret of this store's own.
revoke insert on audit_event from tangthu_portal;
drop index audit_event_account;
alter table audit_event
  alter column id drop identity,
  add column actor text,
  add column session text,
  add column address text,
  add column purpose text,
  add column legal_basis text,
  add column stated_purpose uuid,
  add column rules_version bigint,
  add column document uuid,
  add column custodian int,
  add column agencies int[] not null default '{}',
  add column person_key text,
  add column previous_hash bytea,
  add column hash bytea;

-- The canonical form of an event: its fields in this order, each as text, as a JSON array without spaces. `db/audit/chained-event.ts`
-- makes the same of the same fields, so that a changed function here cannot hide a changed event.
create function audit_canonical(e audit_event) returns text language sql stable as $$
  select array_to_json(array[
    e.id::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.account::text, e.actor, e.session, e.address,
    e.request_id, e.action, e.outcome, e.target, e.details::text, e.purpose, e.legal_basis, e.stated_purpose::text,
    e.rules_version::text, e.document::text, e.custodian::text, array_to_string(e.agencies, ','), e.person_key])::text
$$;
create function audit_hash(e audit_event) returns bytea language sql stable as $$
  select sha256(e.previous_hash || convert_to(audit_canonical(e), 'UTF8'))
$$;
revoke all on function audit_canonical(audit_event), audit_hash(audit_event) from public;

-- The last event. Its row is the lock that makes concurrent writers one chain; no role of the application can hold it.
create table audit_head (
  only_row boolean primary key default true check (only_row),
  id bigint not null default 0,
  hash bytea not null default decode(repeat('00', 32), 'hex')
);
insert into audit_head default values;

-- Events from before the chain are numbered without gaps and chained as they stand.
do $$
declare
  e audit_event;
  last audit_head;
begin
  select * into last from audit_head;
  for e in select * from audit_event order by id loop
    delete from audit_event where id = e.id;
    e.id := last.id + 1;
    e.previous_hash := last.hash;
    e.hash := audit_hash(e);
    insert into audit_event select e.*;
    last.id := e.id;
    last.hash := e.hash;
  end loop;
  update audit_head set id = last.id, hash = last.hash;
end $$;
alter table audit_event alter column previous_hash set not null, alter column hash set not null;

create index audit_event_account on audit_event (account, id);
create index audit_event_document on audit_event (document, id) where document is not null;
create index audit_event_person on audit_event (person_key, id) where person_key is not null;
create index audit_event_action on audit_event (action, id);
create index audit_event_purpose on audit_event (purpose, id) where purpose is not null;
create index audit_event_denied on audit_event (id) where outcome = 'denied';
create index audit_event_at on audit_event (at, id);

-- What asPortal(), asAdministrator() … say of the request that a transaction serves.
create function acting(name text) returns text language sql stable parallel safe as $$
  select nullif(current_setting('tangthu.' || name, true), '')
$$;

create function agencies_of_account(of_account uuid) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(agency order by agency), '{}') from membership
  where account = of_account
    and (valid_from is null or valid_from <= (now() at time zone interval '7 hours')::date)
    and (valid_to is null or valid_to > (now() at time zone interval '7 hours')::date)
$$;

-- What the caller cannot be trusted to say is worked out here, and the event takes its place at the end of the chain.
create function chain_audit_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head audit_head;
  last record;
begin
  new.account := coalesce(new.account, acting('account')::uuid);
  new.session := coalesce(new.session, acting('session'));
  new.address := coalesce(new.address, acting('address'));
  new.request_id := coalesce(new.request_id, acting('request'));
  new.document := coalesce(new.document,
    substring(lower(new.target) from '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}')::uuid);
  new.custodian := null;
  if new.document is not null then
    select id, custodian into new.document, new.custodian from document where id = new.document;
  end if;
  if new.account is not null then
    new.agencies := new.agencies || agencies_of_account(new.account);
  elsif new.action = 'sign-in' then
    new.agencies := agencies_of_account((select id from account where sign_in_name = new.target));
  end if;
  if cardinality(new.agencies) > 1 then
    new.agencies := array(select distinct agency from unnest(new.agencies) agency order by agency);
  end if;
  new.stated_purpose := null;
  if new.session is not null then
    select s.id, s.purpose, s.legal_basis into new.stated_purpose, new.purpose, new.legal_basis from stated_purpose s
      where s.session = new.session and s.account = new.account and s.ends_at > now() and s.ended_at is null
        and (s.document is null or s.document = new.document)
      order by s.document is null, s.stated_at desc limit 1;
  end if;

  select * into head from audit_head for update;
  select id, at, hash into last from audit_event order by id desc limit 1;
  -- Where the head is further than the last event, the end was cut off: the gap must stay to be seen.
  if last.id is null or head.id > last.id then
    new.id := head.id + 1;
    new.previous_hash := head.hash;
  else
    new.id := last.id + 1;
    new.previous_hash := last.hash;
  end if;
  new.at := greatest(clock_timestamp(), last.at);
  new.rules_version := coalesce(new.rules_version, (select version from rules_version));
  new.hash := audit_hash(new);
  return new;
end $$;
create trigger chained before insert on audit_event for each row execute function chain_audit_event();

-- Once a transaction, for each version of the head costs its next reader: a load of many events would take the square of its time.
create function note_audit_head() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.id = (select max(id) from audit_event) then
    update audit_head set id = new.id, hash = new.hash;
  end if;
  return null;
end $$;
create constraint trigger head_follows after insert on audit_event deferrable initially deferred
  for each row execute function note_audit_head();

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'Audit events are never changed or deleted.' using errcode = 'insufficient_privilege';
end $$;
create trigger never_changed before update or delete or truncate on audit_event for each statement execute function refuse_audit_change();

-- Changes of rules wait here until their transaction ends: taken to the chain at once, a long one would hold up all others.
create table audit_pending (
  id bigint generated always as identity primary key,
  action text not null,
  target text not null,
  details jsonb not null,
  document uuid,
  agencies int[]
);

-- The agencies that a row of a rule table concerns.
create function rule_agencies(rule_table text, rule jsonb) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array(
    select named::int from unnest(array[rule ->> 'agency', rule ->> 'predecessor', rule ->> 'successor', rule ->> 'supervisor',
      rule ->> 'supervised', rule ->> 'authority', rule ->> 'to_agency', case when rule_table = 'agency' then rule ->> 'id' end]) named
      where named is not null
    union select unnest(array[s.predecessor, s.successor]) from succession s where s.id = (rule ->> 'succession')::uuid
    union select unnest(agencies_of_account(coalesce(rule ->> 'to_account', rule ->> 'account',
      case when rule_table = 'account' then rule ->> 'id' end)::uuid)))
$$;

-- What a rule table's row is written down as: of an account its name and whether it may sign in, of anything no session.
create function rule_row(rule_table text, rule jsonb) returns jsonb language sql immutable strict as $$
  select case when rule_table = 'account'
    then jsonb_build_object('id', rule -> 'id', 'sign_in_name', rule -> 'sign_in_name', 'disabled', rule -> 'disabled')
    else rule - 'session' end
$$;

-- One event a statement; of many rows one for each two hundred.
create function note_rules(of_action text, rule_table text, change text, before jsonb[], after jsonb[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  with changed as (
    select rule_row(rule_table, b) as b, rule_row(rule_table, a) as a, (number - 1) / 200 as part, number
    from unnest(before, after) with ordinality as row (b, a, number)
  ), part as (
    select part, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('before', b, 'after', a)) order by number) as rows
    from changed where b is distinct from a group by part
  )
  insert into audit_pending (action, target, details, document, agencies)
  select of_action, rule_table, jsonb_build_object('change', change, 'rows', rows),
    case when jsonb_array_length(rows) = 1 then (rows #>> '{0,after,document}')::uuid end,
    array(select distinct agency from jsonb_array_elements(rows) row
      cross join jsonb_each(row) as side (name, rule) cross join unnest(rule_agencies(rule_table, rule)) agency)
  from part order by part
$$;
create function note_rule_change_rows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before jsonb[];
  after jsonb[];
begin
  if tg_op = 'TRUNCATE' then
    insert into audit_pending (action, target, details, agencies) values (tg_argv[0], tg_table_name, '{"change": "truncate"}', '{}');
    return null;
  end if;
  if tg_op <> 'INSERT' then
    select array_agg(to_jsonb(o)) into before from old_rows o;
  end if;
  if tg_op <> 'DELETE' then
    select array_agg(to_jsonb(n)) into after from new_rows n;
  end if;
  if before is not null or after is not null then
    perform note_rules(tg_argv[0], tg_table_name, lower(tg_op), before, after);
  end if;
  return null;
end $$;
do $$
declare
  rule_table text;
  of_action text;
begin
  for rule_table, of_action in
    values ('agency', 'rule-change'), ('agency_name', 'rule-change'), ('succession', 'rule-change'), ('succession_part', 'rule-change'),
      ('supervision', 'rule-change'), ('membership', 'rule-change'), ('account', 'account'), ('access_grant', 'grant'),
      ('restriction', 'restriction'), ('stated_purpose', 'purpose')
  loop
    execute format('create trigger audited_insert after insert on %I referencing new table as new_rows
      for each statement execute function note_rule_change_rows(%L)', rule_table, of_action);
    execute format('create trigger audited_update after update on %I referencing old table as old_rows new table as new_rows
      for each statement execute function note_rule_change_rows(%L)', rule_table, of_action);
    execute format('create trigger audited_delete after delete on %I referencing old table as old_rows
      for each statement execute function note_rule_change_rows(%L)', rule_table, of_action);
    execute format('create trigger audited_truncate after truncate on %I
      for each statement execute function note_rule_change_rows(%L)', rule_table, of_action);
  end loop;
end $$;

-- As the transaction ends. Who changed a rule is whom the request is served for, else the command.
create function record_pending() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  who uuid := coalesce(acting('account'), acting('administrator'), acting('archive_account'))::uuid;
begin
  delete from audit_pending where id = new.id;
  insert into audit_event (account, actor, action, outcome, target, details, document, agencies)
  values (who, case when who is null then current_setting('application_name') end, new.action, 'allowed', new.target, new.details,
    new.document, new.agencies);
  return null;
end $$;
create constraint trigger recorded after insert on audit_pending deferrable initially deferred
  for each row execute function record_pending();

-- Auditors: see events and nothing else. Owns nothing, cannot sign in, cannot bypass row security.
do $$
declare
  sign_in name;
begin
  if not exists (select from pg_roles where rolname = 'tangthu_auditor') then
    create role tangthu_auditor nologin noinherit nosuperuser nobypassrls;
  end if;
  for sign_in in
    select member.rolname from pg_auth_members m
      join pg_roles granted on granted.oid = m.roleid join pg_roles member on member.oid = m.member
    where granted.rolname = 'tangthu_portal' and member.rolcanlogin
      and not pg_has_role(member.rolname, 'tangthu_auditor', 'member')
  loop
    execute format('grant tangthu_auditor to %I', sign_in);
  end loop;
end $$;

-- The agencies whose events a person audits on a day: those where the person is auditor, with their predecessors.
create function audited_agencies(auditor uuid, on_day date) returns int[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct audited order by audited), '{}')
  from membership m join account a on a.id = m.account cross join unnest(inherited_agencies(m.agency, on_day)) audited
  where m.account = auditor and m.role = 'auditor' and not a.disabled
    and (m.valid_from is null or m.valid_from <= on_day) and (m.valid_to is null or m.valid_to > on_day)
$$;
-- What asAuditor() set for this transaction; empty without it.
create function auditor_agencies() returns int[] language sql stable parallel safe as $$
  select coalesce(string_to_array(acting('audited_agencies'), ',')::int[], '{}')
$$;
-- The documents of the audited agencies that bear a person's number.
create function documents_of_person(number text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct document from identifier
  where key = number and kind in ('citizen-number', 'old-id-number', 'phone-number') and custodian = any (auditor_agencies())
$$;
revoke all on function acting(text), agencies_of_account(uuid), chain_audit_event(), note_audit_head(), refuse_audit_change(),
  rule_agencies(text, jsonb), rule_row(text, jsonb), note_rules(text, text, text, jsonb[], jsonb[]), note_rule_change_rows(),
  record_pending(), audited_agencies(uuid, date), auditor_agencies(), documents_of_person(text) from public;

-- The head of the chain, for anchors.
create function audit_chain_head() returns table (id bigint, hash text, at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, encode(e.hash, 'hex'), e.at from audit_event e order by e.id desc limit 1
$$;
revoke all on function audit_chain_head() from public;

alter table audit_event enable row level security;
create policy portal_adds on audit_event for insert to tangthu_portal with check (true);
create policy auditor_sees on audit_event for select to tangthu_auditor
  using (custodian in (select unnest(auditor_agencies())) or agencies && (select auditor_agencies())::int[]);
grant insert (account, session, action, outcome, target, details, request_id, address, rules_version, document, person_key)
  on audit_event to tangthu_portal;
grant execute on function audited_agencies(uuid, date), audit_chain_head() to tangthu_portal;
grant execute on function acting(text), auditor_agencies(), documents_of_person(text) to tangthu_auditor;
grant select on audit_event, purpose, agency, agency_name to tangthu_auditor;
grant select (id, sign_in_name, display_name) on account to tangthu_auditor;
do $$
declare
  shown text;
begin
  foreach shown in array array['agency', 'agency_name', 'account'] loop
    execute format('create policy auditor_sees on %I for select to tangthu_auditor using (true)', shown);
  end loop;
end $$;
