-- What papers of residents' cases say of the case: whose it is and where that resident lives, which procedure, when it was taken in
-- and is due, what came of it. Each fact with the words (`word_to` exclusive) of the page that say it. People's numbers in `value`
-- are masked as pages show them. Found by ingest (`understand/case-facts.ts`).
create table case_fact (
  document uuid not null references document on delete cascade,
  custodian int not null,
  mode text not null,
  kind text not null check (kind in ('name', 'birth', 'number', 'address', 'procedure', 'procedure-name', 'procedure-file',
    'paper', 'received', 'due', 'time-limit', 'fee', 'outcome')),
  value text not null,
  confidence real not null check (confidence between 0 and 1),
  page int not null check (page > 0),
  word_from int not null check (word_from >= 0),
  word_to int not null check (word_to > word_from),
  primary key (document, kind)
);

-- By what a case is looked up: folded names, names behind their year of birth, addresses and names of procedures, each from every one
-- of its telling words on, so that a part of it is a beginning of one of its keys.
create table case_key (
  document uuid not null references document on delete cascade,
  custodian int not null,
  mode text not null,
  kind text not null check (kind in ('name', 'birth-name', 'address', 'procedure')),
  key text not null,
  primary key (document, kind, key)
);
-- Comparison by bytes is leakproof, so row security lets the index serve it.
create index case_key_key on case_key (kind, key text_pattern_ops);

-- What a paper that lays down procedures says of each: where (words of its pages, `to` exclusive), never the text itself.
create table procedure_part (
  document uuid not null references document on delete cascade,
  custodian int not null,
  mode text not null,
  procedure text not null,
  part text not null check (part in ('title', 'steps', 'dossier', 'time-limit', 'fee')),
  page int not null check (page > 0),
  word_from int not null check (word_from >= 0),
  word_to int not null check (word_to > word_from),
  primary key (document, procedure, part, page)
);
create index procedure_part_procedure on procedure_part (procedure text_pattern_ops);

-- A clerk is offered what they stated last.
create index stated_purpose_account on stated_purpose (account, stated_at desc);

do $$
declare
  record_table regclass;
begin
  foreach record_table in array array['case_fact', 'case_key', 'procedure_part']::regclass[] loop
    perform shelve_like_document(record_table);
    perform show_to_readers(record_table);
    execute format('create policy writer_keeps on %s to tangthu_writer using (true) with check (true)', record_table);
    execute format('grant select, insert, update, delete on %s to tangthu_writer', record_table);
  end loop;
end $$;

-- A document that comes to stand elsewhere takes along all that belongs to it: every table whose rows are shelved like their document,
-- so that none has to be named here.
create or replace function document_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  record_table regclass;
begin
  for record_table in
    select tgrelid::regclass from pg_trigger
    where tgfoid in ('shelve_with_document'::regproc, 'shelve_vector'::regproc)
    union select 'masked_value'::regclass order by 1
  loop
    execute format('update %s set custodian = $1, mode = $2, shelf = $3, file = $4 where document = $5', record_table)
      using new.custodian, new.mode, new.shelf, new.file, new.id;
  end loop;
  return null;
end $$;
