-- What readers say is wrong: a field of a document, words of a page as they were read (`words`: from, to of that page, `to` exclusive),
-- or anything else (`note`: what people decide but no field takes). `said` is what stands there as it is stored, `proposed` what the
-- reader says is right, null where the field should be empty. People's numbers are masked in all of it.
create table error_report (
  id uuid primary key default uuidv7(),
  document uuid not null references document on delete cascade,
  custodian int not null,
  mode text not null,
  account uuid not null references account,
  at timestamptz not null default now(),
  page int not null check (page > 0),
  field text not null check (length(field) between 1 and 40),
  words int[] check (cardinality(words) = 2 and words[1] >= 0 and words[2] > words[1]),
  said text check (length(said) <= 4000),
  proposed text check (length(proposed) <= 4000),
  remark text check (length(remark) <= 1000),
  -- What became of it, and why it was declined.
  state text not null default 'open' check (state in ('open', 'accepted', 'declined')),
  settled_at timestamptz,
  reason text check (length(reason) <= 1000),
  check (field <> 'text' or words is not null)
);
create index error_report_account on error_report (account, at desc);
create index error_report_document on error_report (document);
select shelve_like_document('error_report');
select show_to_archivists('error_report');
grant execute on function acting(text) to tangthu_reader;

-- Whoever may read the document may report, and sees the own reports as long as they may read it.
do $$
begin
  execute format('create policy reporter_sees on error_report for select to tangthu_reader using (account = acting(''account'')::uuid and %s)',
    reader_rule('error_report'));
end $$;
create policy reporter_adds on error_report for insert to tangthu_reader with check (
  account = acting('account')::uuid and state = 'open' and reason is null
  and exists (select from document d where d.id = document and d.custodian = error_report.custodian and d.mode = error_report.mode));
grant select on error_report to tangthu_reader;
grant insert (document, custodian, mode, account, page, field, words, said, proposed, remark) on error_report to tangthu_reader;

-- Of one person fifty reports a day are taken, and the same one once while nobody has decided it.
create function bound_reports() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('error_report'), hashtext(new.account::text));
  if (select count(*) from error_report where account = new.account and at > now() - interval '1 day') >= 50 then
    raise exception 'This person has reported fifty errors within a day.' using errcode = 'TT001';
  end if;
  if exists (select from error_report e where e.account = new.account and e.document = new.document and e.state = 'open'
      and (e.page, e.field, e.words, e.proposed, e.remark)
        is not distinct from (new.page, new.field, new.words, masked_numbers(new.proposed), masked_numbers(new.remark))) then
    raise exception 'This person has reported the same before.' using errcode = 'TT002';
  end if;
  new.remark := masked_numbers(new.remark);
  return new;
end $$;
create trigger bounded before insert on error_report for each row execute function bound_reports();
create trigger shown_masked before insert on error_report for each row execute function mask_fields('said', 'proposed');

-- A report waits in the review queue beside what the reading doubts. Its field may be reported by several people.
alter table review_item
  add column report uuid unique references error_report on delete cascade,
  add column reason text check (length(reason) <= 1000),
  drop constraint review_item_kind_check,
  add constraint review_item_kind_check
    check (kind in ('doubtful', 'blank', 'differs', 'unreadable', 'split', 'reported') and (kind = 'reported') = (report is not null)),
  drop constraint review_item_document_kind_field_page_key;
create unique index review_item_raised on review_item (document, kind, field, page) where report is null;
grant update (reason) on review_item to tangthu_archivist;

create function queue_report() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into review_item (document, custodian, mode, shelf, file, kind, field, page, words, value, report)
    values (new.document, new.custodian, new.mode, new.shelf, new.file, 'reported', new.field, new.page, new.words,
      whole_value(new.id, 'proposed', new.proposed), new.id);
  return null;
end $$;
create trigger queued after insert on error_report for each row execute function queue_report();

-- What the archivist decides is told to who reported.
create function tell_reporter() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.reason := masked_numbers(new.reason);
  update error_report set settled_at = new.settled_at, reason = new.reason,
    state = case new.state when 'open' then 'open' when 'dismissed' then 'declined' else 'accepted' end
  where id = new.report;
  return new;
end $$;
create trigger told before update of state, reason on review_item for each row when (new.report is not null) execute function tell_reporter();
revoke all on function bound_reports(), queue_report(), tell_reporter() from public;

-- Words of a page that archivists set right: which page and which words (from, to exclusive); `field` is `text`. The passages on
-- which they stand are changed with them. Such a correction is made again, where the words still stand, when the page is read again.
alter table correction
  add column page int check (page > 0),
  add column words int[] check (cardinality(words) = 2),
  add constraint correction_of_text check ((field = 'text') = (page is not null and words is not null));
create policy archivist_corrects on page for update to tangthu_archivist
  using (custodian = any ((select archive_agencies())::int[]));
grant update (text, word_confidences) on page to tangthu_archivist;
create policy archivist_corrects on chunk for update to tangthu_archivist
  using (custodian = any ((select archive_agencies())::int[]));
grant update (text, terms, term_codes) on chunk to tangthu_archivist;

create or replace view correction_in_force with (security_invoker = true) as
  select distinct on (document, field) document, field, whole_value(c.id, 'new_value', c.new_value) as value, account, at
  from correction c
  where field <> 'text' and undoes is null and not exists (select from correction later where later.undoes = c.id)
  order by document, field, id desc;
create view text_correction_in_force with (security_invoker = true) as
  select id, document, page, words, old_value, new_value
  from correction c
  where field = 'text' and undoes is null and not exists (select from correction later where later.undoes = c.id);
grant select on text_correction_in_force to tangthu_writer, tangthu_archivist;

-- Where archivists say that a document begins in a file, or that none does: the page (from 1) of the file. The next reading obeys.
create table file_parting (
  id uuid primary key default uuidv7(),
  custodian int not null references agency,
  content_hash bytea not null check (length(content_hash) = 32),
  page int not null check (page > 1),
  begins boolean not null,
  account uuid not null references account,
  at timestamptz not null default now()
);
create index file_parting_file on file_parting (custodian, content_hash, page);
select show_to_archivists('file_parting');
create policy archivist_parts on file_parting for insert to tangthu_archivist with check (
  account = archive_account() and custodian = any ((select archive_agencies())::int[])
  and exists (select from document d where d.custodian = file_parting.custodian and d.content_hash = file_parting.content_hash));
grant insert (custodian, content_hash, page, begins, account) on file_parting to tangthu_archivist;
-- … and is made with the next refresh.
create function read_file_again() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update document set reading_rules = 0 where custodian = new.custodian and content_hash = new.content_hash;
  return null;
end $$;
revoke all on function read_file_again() from public;
create trigger read_again after insert on file_parting for each row execute function read_file_again();
create policy writer_reads on file_parting for select to tangthu_writer using (true);
grant select on file_parting to tangthu_writer;
