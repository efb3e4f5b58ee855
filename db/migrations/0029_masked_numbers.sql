-- People's numbers are stored masked, character for character: all digits but the last four are `*` in page, passage and field.
-- What is behind stands in tables of its own, which a reader sees only of documents whose numbers a stated purpose shows.

-- The words of a page that hold a masked digit, as they are written on it. `word`: its place on the page, from 0.
create table personal_number (
  document uuid not null references document on delete cascade,
  custodian int not null,
  mode text not null,
  page int not null check (page > 0),
  word int not null check (word >= 0),
  written text not null,
  primary key (document, page, word)
);

-- Values of fields as they came, where the field shows them masked. `record`: the row of any table that bears the field;
-- `document`: to which it belongs, none of a file or a fonds; what a fonds says behind its title is on no shelf, and only the writer's.
create table masked_value (
  record uuid not null,
  field text not null,
  document uuid references document on delete cascade deferrable initially deferred,
  custodian int not null,
  mode text not null,
  shelf int references shelf,
  file uuid,
  value text not null,
  primary key (record, field)
);
create index masked_value_document on masked_value (document);

select shelve_like_document('personal_number');
do $$
declare
  hidden regclass;
begin
  foreach hidden in array array['personal_number', 'masked_value']::regclass[] loop
    perform show_to_readers(hidden);
    execute format('create policy purpose_shows on %s as restrictive for select to tangthu_reader using (reader_unmasks(document))', hidden);
    execute format('create policy writer_keeps on %s to tangthu_writer using (true) with check (true)', hidden);
    execute format('grant select, insert, update, delete on %s to tangthu_writer', hidden);
  end loop;
end $$;

-- A document is found by a person's number only by whom it is shown to.
alter table identifier drop constraint identifier_kind_check,
  add constraint identifier_kind_check
    check (kind in ('procedure', 'procedure-file', 'citizen-number', 'old-id-number', 'phone-number'));
create policy purpose_shows on identifier as restrictive for select to tangthu_reader
  using (kind in ('procedure', 'procedure-file') or reader_unmasks(document));

-- A document that comes to stand elsewhere takes along all that belongs to it.
create or replace function document_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  record_table text;
begin
  foreach record_table in array array['page', 'chunk', 'link', 'identifier', 'personal_data', 'personal_number', 'masked_value',
    'duplicate_member', 'review_item', 'correction', 'chunk_embedding', 'chunk_embedding_next'] loop
    if to_regclass(record_table) is not null then
      execute format('update %I set custodian = $1, mode = $2, shelf = $3, file = $4 where document = $5', record_table)
        using new.custodian, new.mode, new.shelf, new.file, new.id;
    end if;
  end loop;
  return null;
end $$;

-- The people's numbers of a short text (a subject line, a title, the name of a file) masked: citizen numbers in their usual groups or
-- after their word, old numbers after theirs, telephone numbers. Pages are masked by ingest, which also sees where words stand.
create function masked_numbers(given text) returns text language plpgsql immutable strict parallel safe as $$
declare
  -- With the letters that recognition reads for digits.
  digit constant text := '[0-9OolI|]';
  gap constant text := '[ .\u00a0_-]';
  country constant text := '(?:\(?\+?84[) .-]{0,3}|\(?0)';
  citizen constant text := '0(?:\d{11}|\d{2}G\d{3}G\d{3}G\d{3}|\d{3}G\d{4}G\d{4}|\d{5}G\d{6}|\d{2}G\dG\d{2}G\d{6}|\d{2}G\d{3}G\d{6})';
  labelled constant text := '(?<=(?:cccd|c[ăa]n c[ươu][ớoơ]c|[đd][ịi]nh danh)[^0-9]{0,30})D(?:G?D){11}';
  old_id constant text := '(?<=(?:cmnd|cmtnd|cmt|ch[ứu]ng minh)[^0-9]{0,30})(?:\d{9}|\d{3}G\d{3}G\d{3})';
  mobile constant text := 'C[35789](?:\d{8}|\d{2}G\d{3}G\d{3}|\dG\d{3}G\d{4}|\dG\d{4}G\d{3}|\d{2}G\d{6}|\d{2}(?:G\d{2}){3}|G\d{4}G\d{4})';
  landline constant text := 'C2(?:\d[) .-]{0,2}\d{4}G?\d{4}|\d{2}[) .-]{0,2}\d{3}G?\d{4}|\d{2}[) .-]{0,2}\d{4}G?\d{3})';
  pattern constant text := replace(replace(replace(
    format('(?<![0-9])(?<!0\.)(?:%s|%s|%s|%s|%s)(?![0-9])', citizen, labelled, old_id, mobile, landline),
    'C', country), 'G', gap), 'D', digit);
  shown text := given;
  starts int;
  ends int := 1;
  written text;
begin
  if given !~ '[0-9OolI|](?:[ .()+_\u00a0-]{0,3}[0-9OolI|]){8}' then
    return given;
  end if;
  loop
    starts := regexp_instr(given, pattern, ends, 1, 0, 'i');
    exit when starts = 0;
    ends := regexp_instr(given, pattern, starts, 1, 1, 'i');
    written := substr(given, starts, ends - starts);
    -- Numbers of taxes, accounts and permits.
    continue when written !~ '^\d{12}$'
      and substr(given, greatest(1, starts - 40), least(starts - 1, 40))
        ~* '(?:mst|m[ãa] s[ốo]|t[àa]i kho[ảa]n|s[ốo] tk|stk|gi[ấa]y ph[ée]p)[^0-9]{0,30}$';
    shown := overlay(shown placing
      regexp_replace(written, '[0-9OolI|](?=(?:[^0-9OolI|]*[0-9OolI|]){4})', '*', 'g') from starts for ends - starts);
  end loop;
  return shown;
end $$;

-- Masks the fields named by the trigger in a row that is written, and keeps what they said.
create function mask_fields() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  given jsonb := to_jsonb(new);
  before jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
  of_document uuid := case tg_table_name when 'document' then new.id else (given ->> 'document')::uuid end;
  of_file uuid := case tg_table_name when 'file' then new.id else (given ->> 'file')::uuid end;
  -- Such a row comes to nothing: its document was stored before.
  is_stored boolean := tg_op = 'INSERT' and tg_table_name = 'document' and exists (
    select from document d where d.custodian = new.custodian and d.content_hash = decode(substr(given ->> 'content_hash', 3), 'hex')
      and d.first_page = (given ->> 'first_page')::int);
  name text;
  shown text;
  said text;
begin
  foreach name in array tg_argv loop
    said := given ->> name;
    shown := masked_numbers(said);
    continue when said is not distinct from before ->> name and shown is not distinct from said;
    if shown is distinct from said then
      new := jsonb_populate_record(new, jsonb_build_object(name,
        case when jsonb_typeof(given -> name) = 'string' then to_jsonb(shown) else shown::jsonb end));
    elsif position('*' in coalesce(said, '')) > 0 then
      -- Somebody wrote what is shown to them: what is behind it goes along.
      said := coalesce((
        select m.value from masked_value m
        where (m.document = of_document or m.record = new.id) and masked_numbers(m.value) = shown limit 1), shown);
    end if;
    if said is distinct from shown and not is_stored then
      insert into masked_value values (new.id, name, of_document, new.custodian, new.mode, new.shelf, of_file, said)
        on conflict (record, field) do update set value = excluded.value, shelf = excluded.shelf, mode = excluded.mode,
          custodian = excluded.custodian, file = excluded.file;
    elsif tg_op = 'UPDATE' then
      delete from masked_value m where m.record = new.id and m.field = name;
    end if;
  end loop;
  return new;
end $$;

-- What a field says: whole to the writer and to whom a purpose shows it, as it is stored to all others.
create function whole_value(of_record uuid, of_field text, shown text) returns text language sql stable parallel safe as $$
  select case when position('*' in shown) > 0
    then coalesce((select m.value from masked_value m where m.record = of_record and m.field = of_field), shown)
    else shown end
$$;
revoke all on function masked_numbers(text), mask_fields(), whole_value(uuid, text, text) from public;
grant execute on function masked_numbers(text) to tangthu_writer, tangthu_archivist;
grant execute on function whole_value(uuid, text, text) to tangthu_reader, tangthu_writer;

-- Whether an original shows numbers of people that the reader sees masked: those of all documents in the same file count.
create function original_is_masked(of_document uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from document asked
      join document d on d.content_hash = asked.content_hash and d.custodian = asked.custodian
      join personal_data p on p.document = d.id
    where asked.id = of_document and not reader_unmasks(d.id))
$$;
revoke all on function original_is_masked(uuid) from public;
grant execute on function original_is_masked(uuid) to tangthu_reader;

do $$
declare
  masked record;
begin
  for masked in select * from (values
    ('document', '{original_name,place,issuer,subject,signer,signing_capacity,recipients,fields,sidecar}'::text[]),
    ('file', '{title,details}'),
    ('fonds', '{title,details}'),
    ('review_item', '{value,sidecar_value,settled_value}'),
    ('correction', '{old_value,new_value}')) as of_table (name, fields)
  loop
    -- After `shelved`, by its name: what is kept stands where the row does.
    execute format('create trigger shown_masked before insert or update of %s on %I for each row execute function mask_fields(%s)',
      array_to_string(masked.fields, ', '), masked.name, array_to_string(array(select quote_literal(f) from unnest(masked.fields) f), ', '));
  end loop;
end $$;

-- Secrets of the portal, made in this store: by the first of them a person is named in the audit log without the number.
create table portal_secret (
  name text primary key,
  secret bytea not null check (length(secret) >= 32)
);
alter table portal_secret enable row level security;
create policy portal_reads on portal_secret for select to tangthu_portal using (true);
grant select on portal_secret to tangthu_portal;
insert into portal_secret values ('person-key', sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

-- The values that archivists gave, one a document and field, for whoever writes the document again: to the writer they are whole.
create or replace view correction_in_force with (security_invoker = true) as
  select distinct on (document, field) document, field, whole_value(c.id, 'new_value', c.new_value) as value, account, at
  from correction c
  where undoes is null and not exists (select from correction later where later.undoes = c.id)
  order by document, field, id desc;

-- What is stored already is masked; pages and passages when they are made again (npm run ingest -- --refresh).
do $$
declare
  of_table record;
begin
  for of_table in select tgrelid::regclass as name, tgargs from pg_trigger where tgname = 'shown_masked' loop
    execute format('update %s set %s', of_table.name, (
      select string_agg(format('%1$I = %1$I', field), ', ') from unnest(string_to_array(encode(of_table.tgargs, 'escape'), '\000')) field where field <> ''));
  end loop;
end $$;
