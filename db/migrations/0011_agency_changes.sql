-- Changes with every change of the agencies' names and successions, so that what was worked out of them can be kept between
-- searches. Of no store twice.
create table agency_change (
  only_row boolean primary key default true check (only_row),
  version uuid not null default gen_random_uuid()
);
insert into agency_change default values;
grant select on agency_change to tangthu_reader, tangthu_writer, tangthu_portal;

create function note_agency_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update agency_change set version = gen_random_uuid();
  return null;
end $$;

create trigger names_change after insert or update or delete on agency_name
  for each statement execute function note_agency_change();
create trigger successions_change after insert or update or delete on succession
  for each statement execute function note_agency_change();
