-- The identifiers that stand in a document (`language/text/identifiers`): procedures, procedure files, people's numbers, each
-- once with the first page that bears it. They are personal data and open to whom the document itself is open.
create table identifier (
  document uuid not null references document on delete cascade,
  custodian int not null,
  mode text not null,
  kind text not null check (kind in ('procedure', 'procedure-file', 'citizen-number', 'old-id-number')),
  key text not null,
  page int not null check (page > 0),
  primary key (document, kind, key)
);
-- Comparison by bytes is leakproof, so row security lets the index serve it.
create index identifier_key on identifier (key text_pattern_ops);

select show_to_readers('identifier');
create policy writer_keeps on identifier to tangthu_writer using (true) with check (true);
grant select, insert, update on identifier to tangthu_writer;
