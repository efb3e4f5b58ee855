-- Corrections that a package brings: archivists of its sender made them (made_by, as they are called there). Here they stand under
-- an account that nobody can sign in with.
alter table correction
  add column package uuid references package,
  add column made_by text;
insert into account (sign_in_name, display_name, disabled) values ('package', 'Gói bàn giao', true) on conflict do nothing;
create policy writer_brings on correction for insert to tangthu_writer with check (package is not null);
grant insert on correction to tangthu_writer;
