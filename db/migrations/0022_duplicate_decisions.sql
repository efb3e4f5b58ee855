-- Archivists see and make decisions on two documents that they may both read, of which they keep at least one.
create policy archivist_sees on duplicate_decision for select to tangthu_archivist
  using (exists (select from document d where d.id = one) and exists (select from document d where d.id = other));
create policy archivist_decides on duplicate_decision for insert to tangthu_archivist with check (
  decided_by = archive_account() and not applied
  and exists (select from document d where d.id = one) and exists (select from document d where d.id = other)
  and exists (select from document d where d.id in (one, other) and d.custodian = any ((select archive_agencies())::int[])));
grant select on duplicate_decision to tangthu_archivist;
grant insert (one, other, same, decided_by) on duplicate_decision to tangthu_archivist;

-- The groups that an archivist keeps one of, the newest documents first.
create index duplicate_member_newest on duplicate_member (custodian, document);

-- A decision is used at once: of two that are different the later one leaves, two that are one share a group. What it means for
-- the others of the group is worked out by the next comparing. Runs with the owner's rights: nobody else writes groups by hand.
create function follow_duplicate_decision() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept uuid;
begin
  -- The lock of everyone who changes groups (see groups.ts).
  perform pg_advisory_xact_lock(7140015);
  if new.same then
    kept := coalesce((select duplicate_group from duplicate_member where document = new.one), uuidv4());
    update duplicate_member set duplicate_group = kept
      where duplicate_group = (select duplicate_group from duplicate_member where document = new.other);
    insert into duplicate_member (document, duplicate_group, custodian, mode)
      select id, kept, custodian, mode from document where id in (new.one, new.other)
      on conflict (document) do nothing;
  elsif (select count(distinct duplicate_group) = 1 and count(*) = 2 from duplicate_member where document in (new.one, new.other)) then
    update duplicate_member set duplicate_group = uuidv4() where document = new.other;
  end if;
  return null;
end $$;
revoke all on function follow_duplicate_decision() from public;
create trigger decision_followed after insert on duplicate_decision for each row execute function follow_duplicate_decision();
