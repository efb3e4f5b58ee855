-- Documents that a file held before it was parted otherwise, by the page (from 1) of the file where each began. Permanent addresses name
-- them for as long as the file is kept; they lead to the document that holds the page now.
create table former_document (
  id uuid primary key,
  custodian int not null references agency,
  content_hash bytea not null check (length(content_hash) = 32),
  first_page int not null check (first_page > 0),
  page_count int not null
);
alter table former_document enable row level security;
create policy reader_sees on former_document for select to tangthu_reader using (exists (
  select from document d where d.custodian = former_document.custodian and d.content_hash = former_document.content_hash));
grant select on former_document to tangthu_reader;

-- Ends the documents of a file that no longer begin where they did, once those that are new stand. What was closed stays closed: each
-- document that takes over pages of one that an embargo or a hold is on comes under it as well. Grants do not widen.
create function end_other_documents(of_custodian int, of_content bytea, first_pages int[], page_counts int[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[] := array(select id from document
    where custodian = of_custodian and content_hash = of_content and not first_page = any (first_pages));
begin
  insert into restriction (kind, authority, document, reason, legal_basis, valid_from, valid_to, set_by, set_at)
  select r.kind, r.authority, taker.id, r.reason, r.legal_basis, r.valid_from, r.valid_to, r.set_by, r.set_at
  from document closed join restriction r on r.document = closed.id and r.lifted_at is null and (r.valid_to is null or r.valid_to > now())
    join unnest(first_pages, page_counts) as part (first_page, page_count)
      on int4range(part.first_page, part.first_page + part.page_count)
        && int4range(closed.first_page, closed.first_page + closed.page_count)
    join document taker on taker.custodian = of_custodian and taker.content_hash = of_content and taker.first_page = part.first_page
  where closed.custodian = of_custodian and closed.content_hash = of_content and taker.id <> closed.id;
  insert into former_document
  select id, custodian, content_hash, first_page, page_count from document where id = any (gone);
  update ingest_item set document = null where document = any (gone);
  delete from document where id = any (gone);
end $$;
revoke all on function end_other_documents(int, bytea, int[], int[]) from public;
grant execute on function end_other_documents(int, bytea, int[], int[]) to tangthu_writer;
drop function remove_other_documents(int, bytea, int[]);

-- How many documents stand in the original of a document: whoever may not read all of them gets none of its bytes.
create function documents_in_original(of_document uuid) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from document asked join document d on d.content_hash = asked.content_hash and d.custodian = asked.custodian
  where asked.id = of_document
$$;
revoke all on function documents_in_original(uuid) from public;
grant execute on function documents_in_original(uuid) to tangthu_reader;
