-- The name of an agency for comparing, however it is written: no diacritics, no case, no abbreviation, not its head instead of
-- itself («Chủ tịch UBND TP. Tân Giang» → «uy ban nhan dan thanh pho tan giang»).
create function agency_key(name text) returns text language sql immutable strict parallel safe as $$
  select nullif(trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    lower(translate(regexp_replace(normalize(name, nfd), '[\u0300-\u036f]', '', 'g'), 'ĐđÐ', 'DdD')),
    '[^a-z0-9]+', ' ', 'g'),
    '\mubnd\M', 'uy ban nhan dan', 'g'), '\mhdnd\M', 'hoi dong nhan dan', 'g'), '\mtp\M', 'thanh pho', 'g'),
    '^ ?(?:(?:pho )?chu tich|thuong truc|ban thuong vu|ban chap hanh|bo truong|giam doc)(?: dang bo)? (?=uy ban|hoi dong|thanh |tinh |quan |huyen |dang |bo |so )',
    '')), '')
$$;

alter table document
  add column issuer_key text generated always as (agency_key(issuer)) stored,
  -- The status is what links say of a document, and every reader has other links: legal_changes().
  drop column status;
drop index document_number_key;
create index document_number_key on document (number_key, issued_date);

-- What is printed beside a cited number, and the document that it names among all that are stored. Never show
-- cited_document to a reader: what they may not read has a part in it. They ask cited_documents() with their own eyes.
alter table link
  add column cited_date date,
  add column cited_issuer text,
  add column cited_issuer_key text generated always as (agency_key(cited_issuer)) stored,
  add column cited_document uuid references document on delete set null;
drop index link_cited_key;
drop index if exists link_ends_force;
create index link_cited_key on link (cited_key, cited_date);
create index link_cited_document on link (cited_document);
create index link_changes on link (cited_key, cited_date) where relation <> 'cites';
revoke select on link from tangthu_reader;
grant select (id, document, custodian, mode, relation, cited_number, cited_key, cited_date, cited_issuer, cited_issuer_key)
  on link to tangthu_reader;

-- Whether two keys of agencies may name the same one; unknown where one is missing. One may be the beginning of the other.
create function same_agency(one text, two text) returns boolean language sql immutable parallel safe as $$
  select starts_with(one, two) or starts_with(two, one)
$$;

-- How well a document fits what a link says of it, null where it does not: no other date, no other issuer, not younger than who
-- cites it. A number without a year, date or issuer beside it is the citing agency's own.
create function link_closeness(
  cited_number text, cited_date date, cited_issuer_key text,
  citing_custodian int, citing_creator int, citing_issuer_key text, citing_date date,
  custodian int, creator int, issuer_key text, issued_date date
) returns int language sql immutable parallel safe as $$
  select case
    when ($11 = $2) is false or ($11 <= $7) is false or ($3 is not null and same_agency($10, $3) is false) then null
    when $2 is null and $3 is null and $1 !~ '/(19|20)\d\d/' and not coalesce($9 = $5, $10 = $6, $8 = $4) then null
    else case when $11 = $2 then 1 else 0 end + case when same_agency($10, coalesce($3, $6)) then 2 else 0 end
  end
$$;

-- The document that a link names, in every copy that is kept, among those that the asking role may read. The closest wins;
-- where two different documents are as close, none does.
create function cited_documents(of_link uuid) returns table (id uuid) language sql stable parallel safe as $$
  with fitting as (
    select d.id, d.issuer_key, d.issued_date,
      link_closeness(l.cited_number, l.cited_date, l.cited_issuer_key, citing.custodian, citing.creator, citing.issuer_key,
        citing.issued_date, d.custodian, d.creator, d.issuer_key, d.issued_date) as closeness
    from link l join document citing on citing.id = l.document
      join document d on d.number_key = l.cited_key and d.id <> citing.id and not d.draft
    where l.id = $1
  ), closest as (
    select * from fitting where closeness = (select max(closeness) from fitting)
  )
  select id from closest
  where (select count(distinct issuer_key) <= 1 and count(distinct issued_date) <= 1 from closest)
$$;

-- What became of a document, by the links that the asking role may read, the earliest first: who amended, replaced or repealed it
-- and from which day (that document's date). A draft changes nothing. The links that cannot mean it are passed over first.
create function legal_changes(of_document uuid)
returns table (relation text, by_document uuid, since date) language sql stable parallel safe as $$
  with possible as materialized (
    select l.id, l.relation, l.document, citing.issued_date
    from document d
      join link l on l.cited_key = d.number_key and l.relation <> 'cites' and (l.cited_date = d.issued_date) is not false
      join document citing on citing.id = l.document and not citing.draft
    where d.id = $1
      and link_closeness(l.cited_number, l.cited_date, l.cited_issuer_key, citing.custodian, citing.creator, citing.issuer_key,
        citing.issued_date, d.custodian, d.creator, d.issuer_key, d.issued_date) is not null
  )
  select p.relation, p.document, p.issued_date from possible p
  where exists (select from cited_documents(p.id) c where c.id = $1)
  order by p.issued_date nulls last, p.id
$$;

-- Finds for the whole store which documents the links of this one name, and which links name this one. Documents arrive in any
-- order and at once: who brings a number in keeps out who cites it until the end of its transaction, and the other way
-- round. Locks are taken in one order, so that nobody waits in a circle. Runs with the owner's rights and tells its caller nothing.
create function resolve_links(of_document uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own record;
  bucket record;
begin
  select number_key, issued_date into own from document where id = of_document;
  for bucket in
    select hashtext(key) & 1023 as number, bool_or(brought) as brought
    from (
      select own.number_key as key, true as brought
      union all select cited_key, true from link where cited_document = of_document
      union all select cited_key, false from link where document = of_document
    ) as keys
    where key is not null group by 1 order by 1
  loop
    if bucket.brought then
      perform pg_advisory_xact_lock(7140014, bucket.number);
    else
      perform pg_advisory_xact_lock_shared(7140014, bucket.number);
    end if;
  end loop;
  update link set cited_document = found.document
  from (
    select l.id, (
      select d.id from document d
      where d.id in (select c.id from cited_documents(l.id) c)
      order by d.custodian = l.custodian desc, d.id limit 1
    ) as document
    from link l
    where l.document = of_document or l.cited_document = of_document
      or (l.cited_key = own.number_key and (l.cited_date = own.issued_date) is not false)
  ) as found
  where link.id = found.id and link.cited_document is distinct from found.document;
end $$;
revoke all on function resolve_links(uuid) from public;
grant execute on function resolve_links(uuid) to tangthu_writer;

-- A corrected number, date or issuer changes what links name.
create function document_renamed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform resolve_links(new.id);
  return null;
end $$;
create trigger document_renamed after update of number_key, issued_date, issuer, creator, draft on document
  for each row
  when ((old.number_key, old.issued_date, old.issuer, old.creator, old.draft)
    is distinct from (new.number_key, new.issued_date, new.issuer, new.creator, new.draft))
  execute function document_renamed();

-- Where people's numbers stand, for masking: words word_from to word_to (exclusive) of a page.
create table personal_data (
  document uuid not null references document on delete cascade,
  custodian int not null,
  mode text not null,
  page int not null check (page > 0),
  kind text not null check (kind in ('citizen-number', 'old-id-number', 'phone-number')),
  word_from int not null check (word_from >= 0),
  word_to int not null check (word_to > word_from),
  primary key (document, page, word_from)
);
select show_to_readers('personal_data');
create policy writer_keeps on personal_data to tangthu_writer using (true) with check (true);
grant select, insert, update, delete on personal_data to tangthu_writer;
-- A document that is understood anew gets its links anew.
grant delete on link to tangthu_writer;
-- What nothing raises any more and nobody decided.
grant delete on review_item to tangthu_writer;

-- Files set aside as secret: where they lie and why, never what they say. Rows are added and never changed.
create table quarantine_item (
  id uuid primary key default uuidv7(),
  custodian int not null references agency,
  path text not null,
  content_hash bytea not null check (length(content_hash) = 32),
  byte_size bigint not null,
  cause text not null check (cause in ('stamp', 'mode')),
  found_at timestamptz not null default now(),
  unique (custodian, content_hash, path)
);
alter table quarantine_item enable row level security;
create policy writer_keeps on quarantine_item to tangthu_writer using (true) with check (true);
grant select, insert on quarantine_item to tangthu_writer;

-- What was decided about them: a false alarm is released, a secret is removed before a witness. Append-only.
create table quarantine_decision (
  id uuid primary key default uuidv7(),
  item uuid not null references quarantine_item,
  custodian int not null,
  decision text not null check (decision in ('released', 'removed')),
  decided_by uuid not null references account,
  witness uuid references account,
  reason text not null check (reason ~ '\S'),
  at timestamptz not null default now(),
  check ((decision = 'removed') = (witness is not null) and witness is distinct from decided_by),
  unique (item, decision)
);
alter table quarantine_decision enable row level security;
create policy writer_keeps on quarantine_decision to tangthu_writer using (true) with check (true);
grant select, insert on quarantine_decision to tangthu_writer;
