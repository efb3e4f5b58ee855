-- Append-only: the portal may add a row and nothing else. `action` says what was done, `outcome` whether it was allowed.
create table audit_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  account uuid,
  action text not null,
  outcome text not null check (outcome in ('allowed', 'denied')),
  target text,
  details jsonb not null default '{}',
  request_id text
);
create index audit_event_account on audit_event (account, at);
grant insert on audit_event to tangthu_portal;
