-- What links that the asking role may read say of a document: nothing (`unchanged`), or what became of it. What was replaced or repealed is
-- no longer changed by amendments.
create function legal_status(of_document uuid) returns text language sql stable parallel safe as $$
  select coalesce((
    select case relation when 'amends' then 'amended' when 'replaces' then 'replaced' else 'repealed' end
    from legal_changes($1) with ordinality as change (relation, by_document, since, place)
    order by relation = 'amends', place limit 1), 'unchanged')
$$;

-- What is suggested to who types. A number that is begun, the reader's shelves one after the other: what stands on others takes no time.
create index document_shelf_number on document (shelf, number_key text_pattern_ops) where number_key is not null;
create index identifier_shelf_key on identifier (shelf, key text_pattern_ops) where kind = 'procedure';

-- The words of a text without diacritics, case and marks, each letter in its place: of a text in NFC, character for character.
create function folded_letters(text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(
    lower(translate(regexp_replace(normalize(normalize($1, nfc), nfd), '[\u0300-\u036f]', '', 'g'), 'ĐđÐ', 'DdD')), '[^a-z0-9]', ' ', 'g')
$$;

-- Where a subject line can be begun to be typed: its first words, each with what follows it, folded. `at`: from which character (from 1)
-- of the line in NFC. Comparison by bytes is leakproof, so row security lets the indexes serve it.
create table subject_start (
  document uuid not null references document on delete cascade,
  custodian int not null,
  mode text not null,
  shelf int not null references shelf,
  file uuid,
  at int not null,
  key text not null,
  primary key (document, at)
);
create index subject_start_shelf on subject_start (shelf, key text_pattern_ops);
-- For readers of so many shelves that one after the other takes longer.
create index subject_start_key on subject_start (key text_pattern_ops);
select show_to_readers('subject_start');

-- Nobody begins to look for a word that says nothing, but where the line begins with it. Between two words stands one space for each
-- other letter, so that the places of words follow from their lengths.
create function subject_starts(subject text) returns table (at int, key text) language sql immutable strict parallel safe as $$
  with line as (
    select folded_letters($1) as folded
  ), word as (
    select said, (1 + coalesce(sum(length(said) + 1) over (order by nth rows between unbounded preceding and 1 preceding), 0))::int as at
    from line cross join string_to_table(line.folded, ' ') with ordinality as of_line (said, nth)
  ), spoken as (
    select said, at, row_number() over (order by at) as nth from word where said <> ''
  )
  select s.at, left(regexp_replace(substr(line.folded, s.at, 90), ' +', ' ', 'g'), 60)
  from spoken s cross join line
  where s.nth = 1 or s.nth <= 20
    and s.said !~ '^(ve|viec|va|cua|cac|cho|tren|theo|tai|trong|tu|den|la|voi|do|duoc|de|ngay|thang|nam|so|\d+)$'
$$;

create function keep_subject_starts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    delete from subject_start where document = new.id;
  end if;
  insert into subject_start (document, custodian, mode, shelf, file, at, key)
    select new.id, new.custodian, new.mode, new.shelf, new.file, s.at, s.key from subject_starts(new.subject) s;
  return null;
end $$;
revoke all on function subject_starts(text), keep_subject_starts() from public;
create trigger subject_starts_kept after insert on document for each row when (new.subject is not null) execute function keep_subject_starts();
-- Also when it comes to stand elsewhere.
create trigger subject_starts_changed after update on document for each row
  when ((old.custodian, old.mode, old.shelf, old.file, old.subject) is distinct from (new.custodian, new.mode, new.shelf, new.file, new.subject))
  execute function keep_subject_starts();
insert into subject_start (document, custodian, mode, shelf, file, at, key)
  select d.id, d.custodian, d.mode, d.shelf, d.file, s.at, s.key from document d cross join lateral subject_starts(d.subject) s;

-- How far the fonds that the reader reads have come, of some of them: as reader_holdings() sums. `promised`: how many pages there are to be.
create function reader_fonds(of_fonds uuid[])
returns table (code text, title text, pages bigint, unread bigint, low_quality bigint, promised bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with asked as materialized (
    select f.id, f.code, f.title, f.custodian from fonds f where f.id = any (of_fonds) and f.shelf in (select unnest(reader_shelves()))
  ), on_shelves as (
    select t.fonds, sum(t.pages) as pages, sum(t.unread) as unread, sum(t.low_quality) as low_quality
    from page_tally t where t.fonds in (select id from asked) and t.shelf in (select unnest(reader_shelves())) group by t.fonds
  ), judged as materialized (
    select d.id, d.fonds, d.shelf in (select unnest(reader_shelves())) as shelved,
      (d.id in (select reader_list('withheld_documents')) or d.file in (select reader_list('withheld_files'))) is not true
        and (d.shelf in (select unnest(reader_shelves())) or d.id in (select reader_list('documents'))
          or (d.mode = '01' and d.file in (select reader_list('files')))) is true as read
    from document d where d.fonds in (select id from asked)
      and (d.id in (select reader_list('documents') union all select reader_list('withheld_documents'))
        or d.file in (select reader_list('files') union all select reader_list('withheld_files')))
  ), differing as (
    select j.fonds, sum(j.read::int - j.shelved::int) as pages, sum((j.read::int - j.shelved::int) * p.needs_ocr::int) as unread,
      sum((j.read::int - j.shelved::int) * ('low-quality' = any (p.marks))::int) as low_quality
    from judged j join page p on p.document = j.id where j.read <> j.shelved group by j.fonds
  )
  select a.code, a.title, (coalesce(s.pages, 0) + coalesce(d.pages, 0))::bigint, (coalesce(s.unread, 0) + coalesce(d.unread, 0))::bigint,
    (coalesce(s.low_quality, 0) + coalesce(d.low_quality, 0))::bigint,
    (select p.pages from promise p where p.custodian = a.custodian and p.fonds = a.code)
  from asked a left join on_shelves s on s.fonds = a.id left join differing d on d.fonds = a.id
  order by a.code
$$;
revoke all on function reader_fonds(uuid[]) from public;
grant execute on function reader_fonds(uuid[]) to tangthu_reader;
